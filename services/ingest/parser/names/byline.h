// "Publisher(s). Title": where the publishers end and the title begins.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace pulse::ingest {

/// Where a heading parts into publisher and title: byte offsets.
struct BylineSplit {
  std::size_t byline_end = 0;   // one past the last byte of the publishers
  std::size_t title_begin = 0;  // first byte of the title
  /// Words of the byline that name organisations (`council`, `NHS`), for the
  /// certainty of the split.
  int organisation_words = 0;
};

/// Finds the first full stop that ends a publisher: at most 24 words before it,
/// the content words among them capitalised, a title behind it. A stop of an
/// abbreviation (`St. Mungo's`) does not count. Nothing when `heading` does not
/// read that way. Emphasis marks around the stop are allowed. `open`, when given,
/// says whether a longer heading that starts so might: only names so far.
std::optional<BylineSplit> SplitByline(std::string_view heading, bool* open = nullptr);

}  // namespace pulse::ingest
