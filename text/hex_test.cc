#include "text/hex.h"

#include <gtest/gtest.h>

namespace pulse::text {
namespace {

TEST(HexTest, WritesTwoDigitsAByte) {
  EXPECT_EQ(Hex(""), "");
  EXPECT_EQ(Hex(std::string_view("\x00\x0f\x7f\xff", 4)), "000f7fff");
}

TEST(HexTest, IsReadBackWhateverTheLength) {
  std::string bytes;
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(FromHex(Hex(bytes)), bytes) << i;
    bytes += static_cast<char>(i * 37 + 5);
  }
}

TEST(HexTest, IsReadInEitherCase) {
  EXPECT_EQ(FromHex("4a4B4c4D"), "JKLM");
  EXPECT_EQ(FromHex("4A4B4C4D4E4F505152535455565758594a4b4c4d4e4f50515253545556575859"),
            "JKLMNOPQRSTUVWXYJKLMNOPQRSTUVWXY");
}

TEST(HexTest, LeavesAnOddDigitOut) { EXPECT_EQ(FromHex("4a4"), "J"); }

}  // namespace
}  // namespace pulse::text
