// Numbers as characters: bars, and lines of them.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pulse::cli {

/// `count` as a bar, of `width` columns for `most`; in eighths of a column, so
/// that small numbers can be told apart, and never nothing for something.
std::string Bar(std::int64_t count, std::int64_t most, int width);

/// A column a number, as high as its share of the largest; blank for 0. More
/// numbers than `width` are added up in equal groups, the last maybe smaller.
std::string Sparkline(std::vector<std::int64_t> counts, int width);

}  // namespace pulse::cli
