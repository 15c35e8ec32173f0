#include "text/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::text {
namespace {

TEST(IsUtf8, AcceptsEveryLengthAndTheEdgesOfEach) {
  for (const char* text : {"", "plain", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                           "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(IsUtf8(text)) << text;
  }
}

TEST(IsUtf8, RefusesOverlongSurrogateTooHighCutAndStray) {
  for (const char* text :
       {"\xC0\xAF", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\xFF", "\x80", "\xC3", "\xE2\x82", "\xE2\x28\xA1", "\xF0\x9F\x98"}) {
    EXPECT_FALSE(IsUtf8(text)) << testing::PrintToString(std::string(text));
  }
}

TEST(FindBadUtf8, SaysWhereTheFirstBadByteIs) {
  EXPECT_EQ(FindBadUtf8("plain, caf\xC3\xA9, \xF0\x9F\x99\x82"), std::string_view::npos);
  EXPECT_EQ(FindBadUtf8("caf\xC3\xA9 caf\xE9"), 9U);
  EXPECT_EQ(FindBadUtf8("cut \xE2\x80"), 4U);
}

TEST(CodePoint, TellsABadByteFromAPrintedReplacementCharacter) {
  EXPECT_TRUE(DecodeCodePoint("\xFF", 0).IsMalformed());
  EXPECT_FALSE(DecodeCodePoint("\xEF\xBF\xBD", 0).IsMalformed());
}

TEST(AppendCodePoint, WritesWhatDecodesToTheSame) {
  for (const char32_t value :
       {U'a', U'\x7F', U'\x80', U'\u07FF', U'\u0800', U'\uFFFF', U'\U00010000', U'\U0010FFFF'}) {
    std::string text;
    AppendCodePoint(text, value);
    EXPECT_EQ(DecodeCodePoint(text, 0).value, value);
    EXPECT_EQ(DecodeCodePoint(text, 0).length, text.size());
  }
}

TEST(CharacterStart, StandsBeforeTheCharacterThatAPlaceIsInside) {
  const std::string_view text = "a–b";  // a dash of three bytes
  EXPECT_EQ(CharacterStart(text, 0), 0U);
  for (const std::size_t inside : {1U, 2U, 3U}) EXPECT_EQ(CharacterStart(text, inside), 1U);
  EXPECT_EQ(CharacterStart(text, 4), 4U);
  EXPECT_EQ(CharacterStart(text, text.size()), text.size());
  EXPECT_EQ(CharacterStart("short", 80), 5U);
}

}  // namespace
}  // namespace pulse::text
