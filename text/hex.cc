#include "text/hex.h"

#include <cstddef>
#include <cstring>

#include "text/byte_block.h"

namespace pulse::text {
namespace {

// Letters have bit 6 set, and `a & 0xF` is 1.
constexpr unsigned ValueOf(char digit) {
  const auto byte = static_cast<unsigned char>(digit);
  return (byte & 0xFU) + 9U * (byte >> 6U);
}

Bytes16 ValuesOf(Bytes16 digits) { return (digits & 0xF) + 9 * (digits >> 6); }

// The sixteen bytes that 32 digits write: of each pair the first is the higher half.
Bytes16 BytesOf32(const char* digits) {
  const Bytes16 front = ValuesOf(Load16(digits));
  const Bytes16 back = ValuesOf(Load16(digits + sizeof(Bytes16)));
  const Bytes16 high =
      __builtin_shufflevector(front, back, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
  const Bytes16 low =
      __builtin_shufflevector(front, back, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
  return (high << 4) | low;
}

}  // namespace

std::string Hex(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    hex += kDigits[value >> 4U];
    hex += kDigits[value & 0xFU];
  }
  return hex;
}

std::string FromHex(std::string_view hex) {
  std::string bytes(hex.size() / 2, '\0');
  std::size_t at = 0;
  for (; at + sizeof(Bytes16) <= bytes.size(); at += sizeof(Bytes16)) {
    const Bytes16 sixteen = BytesOf32(hex.data() + at * 2);
    std::memcpy(bytes.data() + at, &sixteen, sizeof sixteen);
  }
  for (; at < bytes.size(); ++at)
    bytes[at] = static_cast<char>((ValueOf(hex[at * 2]) << 4U | ValueOf(hex[at * 2 + 1])) & 0xFFU);
  return bytes;
}

}  // namespace pulse::text
