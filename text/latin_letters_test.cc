#include "text/latin_letters.h"

#include "gtest/gtest.h"

namespace pulse::text {
namespace {

TEST(LatinLettersTest, WithoutAccents_GivesTheBaseLetters) {
  EXPECT_EQ(WithoutAccents("Café Brontë, Łódź, Straße, Œuvre, Þór, ÿ ſ"),
            "Cafe Bronte, Lodz, Strasse, OEuvre, Thor, y s");
  EXPECT_EQ(WithoutAccents("ĳ ĸ Ĺ ŀ ŉ Ŋ Ž"), "ij k L l n N Z");
}

TEST(LatinLettersTest, WithoutAccents_DropsCombiningAccents) {
  EXPECT_EQ(WithoutAccents("Cafe\u0301"), "Cafe");
}

TEST(LatinLettersTest, WithoutAccents_KeepsOtherCharacters) {
  EXPECT_EQ(WithoutAccents("a – “b” £5 ƒ Ω 日"), "a – “b” £5 ƒ Ω 日");
  EXPECT_EQ(WithoutAccents("\u0370"), "\u0370");
}

TEST(LatinLettersTest, WithoutAccents_ReadsNoFurtherThanItsArgument) {
  EXPECT_EQ(WithoutAccents(std::string_view("\xc3\xa9", 1)), "\xc3");
  EXPECT_EQ(WithoutAccents(""), "");
}

}  // namespace
}  // namespace pulse::text
