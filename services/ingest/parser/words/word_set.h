// A table of words and short phrases that is asked millions of times.

#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "services/ingest/parser/words/word_hash.h"
#include "services/ingest/parser/words/word_table.h"

namespace pulse::ingest {

/// First letters of words by length: tells nine in ten of the words that are in
/// no set without looking at the rest of them.
class WordShapes {
 public:
  void Add(std::string_view word) {
    // As printed, each apostrophe may take two bytes more.
    auto apostrophes = std::count(word.begin(), word.end(), '\'');
    for (std::size_t length = word.size(); apostrophes >= 0; length += 2, --apostrophes)
      first_letters_[Slot(length)] |= LetterOf(word);
  }

  /// False when `word` is none of those added, in whatever case.
  bool MayHold(std::string_view word) const {
    return !word.empty() && (first_letters_[Slot(word.size())] & LetterOf(word)) != 0;
  }

 private:
  static constexpr std::size_t kLongest = 31;  // and all that are longer

  static std::size_t Slot(std::size_t length) { return std::min(length, kLongest); }
  static std::uint32_t LetterOf(std::string_view word) {
    return std::uint32_t{1} << (static_cast<unsigned char>(word.front()) % 32U);
  }

  std::array<std::uint32_t, kLongest + 1> first_letters_{};
};

/// A set of words and short phrases.
class Words {
 public:
  Words(std::initializer_list<std::string_view> words) : table_(words.size()) {
    for (const auto word : words) Add(word);
  }

  bool Has(std::string_view word) const {
    return shapes_.MayHold(word) && word.size() <= longest_ && table_.Of(HashFolded(word)) != 0;
  }

 private:
  void Add(std::string_view word) {
    table_.Add(HashFolded(word), 1);
    shapes_.Add(word);
    const auto apostrophes = static_cast<std::size_t>(std::count(word.begin(), word.end(), '\''));
    longest_ = std::max(longest_, word.size() + 2 * apostrophes);
  }

  WordShapes shapes_;
  WordTable table_;
  std::size_t longest_ = 0;
};

}  // namespace pulse::ingest
