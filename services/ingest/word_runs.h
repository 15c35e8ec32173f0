// The words of a text as its vocabulary is asked for them.

#pragma once

#include <string_view>

#include "services/ingest/byte_runs.h"

namespace pulse::ingest {

/// Calls `visit(word)` for each run of letters, digits and apostrophes that opens
/// with no apostrophe, until it answers false; whether it never did.
template <typename Visit>
bool ForEachWord(std::string_view text, Visit visit) {
  ByteRuns runs(text, [](text::Bytes16 bytes) {
    return text::InRange(bytes | 0x20, 'a', 'z') | text::InRange(bytes, '0', '9') | text::Is(bytes, '\'');
  });
  for (auto word = runs.Next(); !word.empty(); word = runs.Next()) {
    while (!word.empty() && word.front() == '\'') word.remove_prefix(1);
    if (!word.empty() && !visit(word)) return false;
  }
  return true;
}

}  // namespace pulse::ingest
