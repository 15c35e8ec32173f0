// Text as it stands in resource names.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pulse::ingest {

/// Lower-case ASCII slug of `text`, words joined with `-`, at most `limit`
/// bytes, cut between words; `fallback` when nothing remains.
std::string Slug(std::string_view text, std::size_t limit, std::string_view fallback);

}  // namespace pulse::ingest
