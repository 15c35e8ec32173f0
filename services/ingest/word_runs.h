// The words of a text as its vocabulary is asked for them.

#pragma once

#include <cstddef>
#include <string_view>

#include "services/ingest/typography.h"

namespace pulse::ingest {

/// Calls `visit(word)` for each run of letters, digits and apostrophes that opens
/// with no apostrophe, until it answers false; whether it never did.
template <typename Visit>
bool ForEachWord(std::string_view text, Visit visit) {
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && !IsAlpha(text[at]) && !IsDigit(text[at])) ++at;
    const std::size_t begin = at;
    while (at < text.size() && (IsAlpha(text[at]) || IsDigit(text[at]) || text[at] == '\'')) ++at;
    if (at > begin && !visit(text.substr(begin, at - begin))) return false;
  }
  return true;
}

}  // namespace pulse::ingest
