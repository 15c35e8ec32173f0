#include "text/byte_block.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::text {
namespace {

// Every byte there is, each at a place of its own in some block.
std::string EveryByte() {
  std::string bytes;
  for (int c = 0; c < 256; ++c) bytes.push_back(static_cast<char>(c));
  return bytes;
}

template <typename Test, typename Expected>
void ExpectPlaces(Test test, Expected expected) {
  const std::string bytes = EveryByte();
  for (std::size_t at = 0; at < bytes.size(); at += ByteBlock::kSize) {
    const Places places = ByteBlock(bytes, at).Where(test);
    for (std::size_t i = 0; i < ByteBlock::kSize; ++i) {
      const auto byte = static_cast<unsigned char>(bytes[at + i]);
      EXPECT_EQ((places >> i & 1U) != 0, expected(byte)) << "byte " << int{byte};
    }
  }
}

TEST(ByteBlock, FindsTheBytesOfARange) {
  ExpectPlaces([](Bytes16 bytes) { return InRange(bytes, 'a', 'z'); },
               [](unsigned char c) { return c >= 'a' && c <= 'z'; });
  ExpectPlaces([](Bytes16 bytes) { return InRange(bytes, 0x80, 0xbf); },
               [](unsigned char c) { return c >= 0x80 && c <= 0xbf; });
}

TEST(ByteBlock, FindsSpacesAndWhatIsNotAscii) {
  ExpectPlaces([](Bytes16 bytes) { return IsSpace(bytes); },
               [](unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
  ExpectPlaces([](Bytes16 bytes) { return IsNotAscii(bytes); }, [](unsigned char c) { return c >= 0x80; });
}

TEST(ByteBlock, HasSpacesBehindTheEndOfTheText) {
  for (std::size_t size = 0; size < ByteBlock::kSize; ++size) {
    const std::string text(size, 'a');
    const auto [spaces, letters] = ByteBlock(text, 0).WhereEach(
        [](Bytes16 bytes) { return IsSpace(bytes); }, [](Bytes16 bytes) { return InRange(bytes, 'a', 'z'); });
    EXPECT_EQ(spaces, ~Places{0} << size) << size;
    EXPECT_EQ(letters, ~spaces) << size;
  }
}

TEST(SumOf, AddsUpTheBytes) {
  EXPECT_EQ(SumOf(Bytes16{}), 0U);
  EXPECT_EQ(SumOf(Bytes16{} + 255), 16U * 255U);
  EXPECT_EQ(SumOf(Bytes16{1, 2, 3}), 6U);
}

TEST(CountPlaces, CountsBits) {
  EXPECT_EQ(CountPlaces(0), 0);
  EXPECT_EQ(CountPlaces(~Places{0}), 64);
  for (unsigned bit = 0; bit < 64; ++bit) EXPECT_EQ(CountPlaces((Places{1} << bit) | 1U), bit == 0 ? 1 : 2);
}

}  // namespace
}  // namespace pulse::text
