#include "text/latin_letters.h"

#include <array>

namespace pulse::text {
namespace {

constexpr unsigned kFirst = 0xC0;
constexpr unsigned kLast = 0x17F;
constexpr unsigned kFirstCombining = 0x300;
constexpr unsigned kLastCombining = 0x36F;

// From U+00C0, sixteen a row; `-` for the two signs that are no letters.
constexpr std::array<std::string_view, kLast - kFirst + 1> kBases = {
    "A", "A", "A",  "A",  "A", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I",  "I",   // C0
    "D", "N", "O",  "O",  "O", "O", "O",  "-", "O", "U", "U", "U", "U", "Y", "Th", "ss",  // D0
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",   // E0
    "d", "n", "o",  "o",  "o", "o", "o",  "-", "o", "u", "u", "u", "u", "y", "th", "y",   // F0
    "A", "a", "A",  "a",  "A", "a", "C",  "c", "C", "c", "C", "c", "C", "c", "D",  "d",   // 100
    "D", "d", "E",  "e",  "E", "e", "E",  "e", "E", "e", "E", "e", "G", "g", "G",  "g",   // 110
    "G", "g", "G",  "g",  "H", "h", "H",  "h", "I", "i", "I", "i", "I", "i", "I",  "i",   // 120
    "I", "i", "IJ", "ij", "J", "j", "K",  "k", "k", "L", "l", "L", "l", "L", "l",  "L",   // 130
    "l", "L", "l",  "N",  "n", "N", "n",  "N", "n", "n", "N", "n", "O", "o", "O",  "o",   // 140
    "O", "o", "OE", "oe", "R", "r", "R",  "r", "R", "r", "S", "s", "S", "s", "S",  "s",   // 150
    "S", "s", "T",  "t",  "T", "t", "T",  "t", "U", "u", "U", "u", "U", "u", "U",  "u",   // 160
    "U", "u", "U",  "u",  "W", "w", "Y",  "y", "Y", "Z", "z", "Z", "z", "Z", "z",  "s",   // 170
};

unsigned Byte(char c) { return static_cast<unsigned char>(c); }

}  // namespace

std::string WithoutAccents(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const unsigned lead = Byte(text[at]);
    const bool two_bytes =
        lead >= 0xC3 && lead <= 0xCD && at + 1 < text.size() && (Byte(text[at + 1]) & 0xC0) == 0x80;
    const unsigned letter = two_bytes ? (lead & 0x1F) << 6 | (Byte(text[at + 1]) & 0x3F) : 0;
    if (letter >= kFirst && letter <= kLast) {
      plain += kBases[letter - kFirst];
    } else if (letter < kFirstCombining || letter > kLastCombining) {
      plain += text[at];
      continue;
    }
    ++at;
  }
  return plain;
}

}  // namespace pulse::text
