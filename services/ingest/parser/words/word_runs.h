// The words of a text as its vocabulary is asked for them.

#pragma once

#include <cstddef>
#include <string_view>

#include "services/ingest/parser/words/byte_runs.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {

/// Calls `visit(word)` for each run of letters, digits and apostrophes that opens
/// with no apostrophe, until it answers false; whether it never did.
template <typename Visit>
bool ForEachWord(std::string_view text, Visit visit) {
  // The first word tells of most texts, before a block of bytes is looked at.
  std::size_t begin = 0;
  while (begin < text.size() && !IsAlpha(text[begin]) && !IsDigit(text[begin])) ++begin;
  std::size_t end = begin;
  while (end < text.size() && (IsAlpha(text[end]) || IsDigit(text[end]) || text[end] == '\'')) ++end;
  if (end > begin && !visit(text.substr(begin, end - begin))) return false;
  ByteRuns runs(text.substr(end), [](text::Bytes16 bytes) {
    return text::InRange(bytes | 0x20, 'a', 'z') | text::InRange(bytes, '0', '9') | text::Is(bytes, '\'');
  });
  for (auto word = runs.Next(); !word.empty(); word = runs.Next()) {
    while (!word.empty() && word.front() == '\'') word.remove_prefix(1);
    if (!word.empty() && !visit(word)) return false;
  }
  return true;
}

}  // namespace pulse::ingest
