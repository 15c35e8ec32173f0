#include "services/ingest/parser/words/word_shape.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

TEST(ShapeOf, CountsWordsThatOpenWithALetterOrDigit) {
  EXPECT_EQ(ShapeOf("").words, 0);
  EXPECT_EQ(ShapeOf("Reading well").words, 2);
  EXPECT_EQ(ShapeOf("  (see \"3 -- of\" **them** ’tis)").words, 5);
  EXPECT_EQ(ShapeOf("- & /").words, 0);
}

TEST(ShapeOf, LeavesParticlesOutOfWhatIsCapitalised) {
  EXPECT_TRUE(ShapeOf("Department of Health and Social Care").capitalised);
  EXPECT_FALSE(ShapeOf("Department of Health and care").capitalised);
  EXPECT_TRUE(ShapeOf("One Two Three Four of five").mostly_capitalised);
  EXPECT_FALSE(ShapeOf("One Two Three of five").mostly_capitalised);
  EXPECT_FALSE(ShapeOf("of the").mostly_capitalised);
}

TEST(ShapeOf, SeesCapitalsAndDigitsAnywhere) {
  EXPECT_TRUE(ShapeOf("CRIMINAL JUSTICE 2").all_capitals);
  EXPECT_FALSE(ShapeOf("CRIMINAL JUSTICe").all_capitals);
  EXPECT_FALSE(ShapeOf("12").all_capitals);
  EXPECT_TRUE(ShapeOf("covid19").digits);
  EXPECT_FALSE(ShapeOf("covid").digits);
}

TEST(IsAcronym, IsOfCapitals) {
  for (const char* word : {"UK", "NHS", "A&E", "P2P", "HMICFRS"}) EXPECT_TRUE(IsAcronym(word)) << word;
  for (const char* word : {"", "A", "Uk", "2U", "&C", "DfE", "CAPITALS!", "HARBOURMASTERS"})
    EXPECT_FALSE(IsAcronym(word)) << word;
}

// Says the same, a byte at a time.
WordShape Slowly(const std::string& text) {
  WordShape shape;
  int capital = 0;
  int plain = 0;
  bool lower = false;
  bool upper = false;
  const auto mark = [](char c) {
    return c == '*' || c == '(' || c == '[' || c == '"' || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
  };
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && (IsSpace(text[at]) || mark(text[at]))) ++at;
    const std::size_t begin = at;
    while (at < text.size() && !IsSpace(text[at])) ++at;
    if (begin == at) break;
    const std::string word = text.substr(begin, at - begin);
    for (const char c : word) {
      lower |= IsLower(c);
      upper |= IsUpper(c);
      shape.digits |= IsDigit(c);
    }
    if (!IsAlpha(word[0]) && !IsDigit(word[0])) continue;
    ++shape.words;
    capital += IsLower(word[0]) ? 0 : 1;
    plain += IsLower(word[0]) && !IsNameParticle(word) ? 1 : 0;
  }
  shape.capitalised = plain == 0;
  shape.mostly_capitalised = capital > 0 && plain * 4 <= capital;
  shape.all_capitals = upper && !lower;
  return shape;
}

TEST(ShapeOf, SaysWhatLookingAtEachByteSays) {
  std::mt19937 random(7);
  constexpr std::string_view kPieces[] = {"of", "the", "A",  "b", "9", " ", " ",  " ",
                                          "*",  "(",   "\"", "’", "-", "é", "\t", "Trust"};
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (auto left = random() % 120; left > 0; --left) text += kPieces[random() % std::size(kPieces)];
    const auto shape = ShapeOf(text);
    const auto expected = Slowly(text);
    ASSERT_EQ(shape.words, expected.words) << text;
    ASSERT_EQ(shape.capitalised, expected.capitalised) << text;
    ASSERT_EQ(shape.mostly_capitalised, expected.mostly_capitalised) << text;
    ASSERT_EQ(shape.all_capitals, expected.all_capitals) << text;
    ASSERT_EQ(shape.digits, expected.digits) << text;
  }
}

}  // namespace
}  // namespace pulse::ingest
