#include "text/hex.h"

#include <gtest/gtest.h>

namespace pulse::text {
namespace {

TEST(HexTest, WritesTwoDigitsAByte) {
  EXPECT_EQ(Hex(""), "");
  EXPECT_EQ(Hex(std::string_view("\x00\x0f\x7f\xff", 4)), "000f7fff");
}

}  // namespace
}  // namespace pulse::text
