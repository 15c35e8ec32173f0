#include "services/ingest/parser/words/word_shape.h"

#include <algorithm>
#include <bit>
#include <cstddef>

#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "text/byte_block.h"
#include "text/byte_scan.h"

namespace pulse::ingest {
namespace {

using text::ByteBlock;
using text::Bytes16;
using text::CountPlaces;
using text::InRange;
using text::Is;
using text::IsNotAscii;
using text::Places;

constexpr Places kTopPlace = Places{1} << (ByteBlock::kSize - 1);

// What one block of text says of its words. A word opens at the first byte behind
// white space that is none of the marks that stand in front of words.
struct BlockWords {
  Places spaces = 0;
  Places opens = 0;  // where words open that begin with a letter or digit
  Places lower = 0;  // letters
  Places upper = 0;
  Places digits = 0;
};

// `*open`: whether the block begins behind white space, or marks behind it; on
// return, whether the next one does.
BlockWords WordsOf(const ByteBlock& block, bool* open) {
  BlockWords words;
  const auto [spaces, lower, upper, digits, marks] =
      block.WhereEach([](Bytes16 bytes) { return text::IsSpace(bytes); },
                      [](Bytes16 bytes) { return InRange(bytes, 'a', 'z'); },
                      [](Bytes16 bytes) { return InRange(bytes, 'A', 'Z'); },
                      [](Bytes16 bytes) { return InRange(bytes, '0', '9'); },
                      [](Bytes16 bytes) {
                        return InRange(bytes, '\'', '(') | Is(bytes, '*') | Is(bytes, '[') | Is(bytes, '"') |
                               IsNotAscii(bytes);
                      });
  words.spaces = spaces;
  words.lower = lower;
  words.upper = upper;
  words.digits = digits;
  const Places behind_space = words.spaces << 1U | (*open ? 1U : 0U);
  // Adding carries each place behind white space over the marks there.
  const Places sum = behind_space + marks;
  words.opens = sum & ~marks & ~words.spaces & (words.lower | words.upper | words.digits);
  *open = sum < marks || (words.spaces & kTopPlace) != 0;
  return words;
}

// Of the small words that open in the block at `at`, those that are no particles,
// but no more than `most`.
int CountPlain(std::string_view text, std::size_t at, const BlockWords& words, int most) {
  int plain = 0;
  for (Places left = words.opens & words.lower; left != 0 && plain < most; left &= left - 1) {
    const auto begin = static_cast<std::size_t>(std::countr_zero(left));
    auto length = static_cast<std::size_t>(std::countr_zero(words.spaces >> begin));
    // Behind the text's end the block has spaces.
    if (begin + length >= ByteBlock::kSize) {
      length = ByteBlock::kSize - begin;
      while (at + begin + length < text.size() && !IsSpace(text[at + begin + length])) ++length;
    }
    plain += IsNameParticle(text.substr(at + begin, length)) ? 0 : 1;
  }
  return plain;
}

}  // namespace

WordShape ShapeOf(std::string_view text) {
  Places lower = 0;
  Places upper = 0;
  Places digits = 0;
  int small = 0;    // words that open in lower case
  int capital = 0;  // the others
  const auto add = [&](const BlockWords& words) {
    lower |= words.lower;
    upper |= words.upper;
    digits |= words.digits;
    small += static_cast<int>(CountPlaces(words.opens & words.lower));
    capital += static_cast<int>(CountPlaces(words.opens & ~words.lower));
  };
  bool open = true;
  const auto first = WordsOf(ByteBlock(text, 0), &open);
  add(first);
  bool open_then = open;  // behind the first block
  for (std::size_t at = ByteBlock::kSize; at < text.size(); at += ByteBlock::kSize)
    add(WordsOf(ByteBlock(text, at), &open));
  // Which of the small words are particles need not be known of running text.
  const int enough = capital / 4 + 1;
  int plain = CountPlain(text, 0, first, enough);
  for (std::size_t at = ByteBlock::kSize; at < text.size() && plain < enough; at += ByteBlock::kSize) {
    const auto words = WordsOf(ByteBlock(text, at), &open_then);
    plain += CountPlain(text, at, words, enough - plain);
  }
  WordShape shape;
  shape.words = small + capital;
  shape.capitalised = plain == 0;
  shape.mostly_capitalised = capital > 0 && plain * 4 <= capital;
  shape.all_capitals = upper != 0 && lower == 0;
  shape.digits = digits != 0;
  return shape;
}

std::string_view FirstWord(std::string_view text) {
  return text.substr(0,
                     text::FindWhere(text, [](Bytes16 bytes) { return Is(bytes, ' ') | Is(bytes, '\t'); }));
}

bool IsAcronym(std::string_view word) {
  constexpr std::size_t kLongest = 8;
  return word.size() > 1 && word.size() <= kLongest && IsUpper(word.front()) &&
         std::all_of(word.begin(), word.end(), [](char c) { return IsUpper(c) || IsDigit(c) || c == '&'; });
}

bool ReadsAsPerson(std::string_view text, const WordShape& shape) {
  if (shape.digits || shape.words < 2 || shape.words > 7 || text.size() > 70) return false;
  const auto first = FirstWord(text);
  const FoldedText folding(first);
  const auto folded = folding.view();
  const bool honorific = folded == "dr" || folded == "dr." || folded == "prof" || folded == "professor" ||
                         folded == "mr" || folded == "ms" || folded == "mrs" || folded == "sir" ||
                         folded == "dame";
  return honorific || (shape.capitalised && shape.words <= 4);
}

}  // namespace pulse::ingest
