// An archive of clean documents, a month each.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pulse::corpus {

/// `count` issues as Markdown, from January 1950 on, so that each is another
/// issue to the store; at most 3,000. Each has at least `items` items. The same
/// arguments give the same archive.
std::vector<std::string> MakeArchive(int count, int items, std::uint64_t seed);

}  // namespace pulse::corpus
