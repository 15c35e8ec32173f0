#include "services/ingest/word_shape.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "services/ingest/lexicon.h"
#include "services/ingest/typography.h"

namespace pulse::ingest {
namespace {

// What a byte is to the shape of a word, as bits that add up over a word.
using ByteClasses = std::uint8_t;
constexpr ByteClasses kSpaceByte = 1U << 0U;
constexpr ByteClasses kLowerByte = 1U << 1U;
constexpr ByteClasses kUpperByte = 1U << 2U;
constexpr ByteClasses kDigitByte = 1U << 3U;
constexpr ByteClasses kBeforeWord = 1U << 4U;  // is no part of the word behind it

constexpr std::array<ByteClasses, 256> MakeByteClasses() {
  std::array<ByteClasses, 256> classes{};
  for (unsigned byte = 0; byte < classes.size(); ++byte) {
    const char c = static_cast<char>(byte);
    const bool mark = c == '*' || c == '(' || c == '[' || c == '"' || c == '\'' || byte >= 0x80;
    classes[byte] = static_cast<ByteClasses>((IsSpace(c) ? kSpaceByte : 0) | (IsLower(c) ? kLowerByte : 0) |
                                             (IsUpper(c) ? kUpperByte : 0) | (IsDigit(c) ? kDigitByte : 0) |
                                             (IsSpace(c) || mark ? kBeforeWord : 0));
  }
  return classes;
}

constexpr std::array<ByteClasses, 256> kByteClasses = MakeByteClasses();

ByteClasses ClassesOf(char c) { return kByteClasses[static_cast<unsigned char>(c)]; }

}  // namespace

WordShape ShapeOf(std::string_view text) {
  WordShape shape;
  ByteClasses all = 0;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && (ClassesOf(text[at]) & kBeforeWord) != 0) ++at;
    const std::size_t begin = at;
    ByteClasses here = 0;
    while (at < text.size() && ((here = ClassesOf(text[at])) & kSpaceByte) == 0) {
      all |= here;
      ++at;
    }
    if (at == begin) continue;
    const ByteClasses first = ClassesOf(text[begin]);
    if ((first & (kLowerByte | kUpperByte | kDigitByte)) == 0) continue;
    ++shape.words;
    const bool lower = (first & kLowerByte) != 0;
    if (lower && IsNameParticle(text.substr(begin, at - begin))) continue;
    ++shape.content;
    shape.capitalised += lower ? 0 : 1;
  }
  shape.digits = (all & kDigitByte) != 0;
  shape.all_capitals = (all & kUpperByte) != 0 && (all & kLowerByte) == 0;
  return shape;
}

std::string_view FirstWord(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] != ' ' && text[end] != '\t') ++end;
  return text.substr(0, end);
}

bool ReadsAsPerson(std::string_view text, const WordShape& shape) {
  if (shape.digits || shape.words < 2 || shape.words > 7 || text.size() > 70) return false;
  const auto first = FirstWord(text);
  const auto folded = Fold(first);
  const bool honorific = folded == "dr" || folded == "dr." || folded == "prof" || folded == "professor" ||
                         folded == "mr" || folded == "ms" || folded == "mrs" || folded == "sir" ||
                         folded == "dame";
  return honorific || (shape.capitalised == shape.content && shape.words <= 4);
}

}  // namespace pulse::ingest
