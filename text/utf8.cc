#include "text/utf8.h"

#include <cstdint>

#include "text/byte_scan.h"

namespace pulse::text {

CodePoint DecodeSequence(std::string_view text, std::size_t at) {
  constexpr CodePoint kBad{kReplacementCharacter, 1};
  const auto byte = [text](std::size_t place) { return static_cast<std::uint8_t>(text[place]); };
  const std::uint8_t lead = byte(at);
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - at < length) return kBad;
  char32_t value = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const std::uint8_t next = byte(at + i);
    if ((next & 0xC0U) != 0x80U) return kBad;
    value = (value << 6U) | (next & 0x3FU);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return kBad;
  return {value, length};
}

std::size_t FindBadUtf8(std::string_view text) {
  for (std::size_t at = FindNotAscii(text); at < text.size(); at = FindNotAscii(text, at)) {
    const CodePoint next = DecodeSequence(text, at);
    if (next.IsMalformed()) return at;
    at += next.length;
  }
  return std::string_view::npos;
}

void AppendCodePoint(std::string& out, char32_t value) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | (value >> 6U));
    put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    put(0xE0U | (value >> 12U));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | (value >> 18U));
    put(0x80U | ((value >> 12U) & 0x3FU));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  }
}

}  // namespace pulse::text
