#include "services/ingest/parser/lines/lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "services/ingest/parser/lines/furniture.h"

namespace pulse::ingest {
namespace {

using testing::ElementsAre;

std::vector<std::string> Contents(const std::vector<Line>& lines) {
  std::vector<std::string> contents;
  contents.reserve(lines.size());
  for (const auto& line : lines) contents.emplace_back(line.content);
  return contents;
}

TEST(SplitLinesTest, TakesEveryLineEnd) {
  EXPECT_THAT(Contents(SplitLines("one\ntwo\r\nthree\rfour\ffive", false)),
              ElementsAre("one", "two", "three", "four", "five"));
}

TEST(SplitLinesTest, OffsetsPointIntoTheDocument) {
  const std::string text = "\xEF\xBB\xBF# One\r\n\r\n  - two\n";
  for (const auto& line : SplitLines(text, true)) {
    EXPECT_EQ(text.substr(line.OffsetOf(line.content), line.content.size()), line.content);
    EXPECT_EQ(text.substr(line.begin, line.raw.size()), line.raw);
  }
}

TEST(SplitLinesTest, BlankRunsArePagesInMarkdown) {
  const auto lines = SplitLines("a\n\nb\n\n\nc\n \nd\ne", true);
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[1].gap, Gap::kBlank);
  EXPECT_EQ(lines[2].gap, Gap::kPage);
  EXPECT_EQ(lines[3].gap, Gap::kPage) << "a blank line that holds a space";
  EXPECT_EQ(lines[4].gap, Gap::kGlued);
}

TEST(SplitLinesTest, OneSpaceBeforeTextIsAPageInPlainText) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "a line of text\n";
  text += " the first line of a page\nmore\n";
  const auto lines = SplitLines(text, false);
  EXPECT_EQ(lines[20].gap, Gap::kPage);
  EXPECT_EQ(lines[21].gap, Gap::kGlued);
}

TEST(SplitLinesTest, OneSpaceBeforeEveryLineIsLayout) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += " a line of text\n";
  for (const auto& line : SplitLines(text, false)) EXPECT_NE(line.gap, Gap::kPage);
}

TEST(SplitLinesTest, FormFeedIsAPage) {
  const auto lines = SplitLines("a\n\fb", false);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[1].gap, Gap::kPage);
}

struct MarkCase {
  std::string text;
  Mark mark;
  std::string content;
};

void PrintTo(const MarkCase& mark, std::ostream* out) { *out << mark.text; }

class ReadsMark : public testing::TestWithParam<MarkCase> {};

TEST_P(ReadsMark, AtTheFrontOfALine) {
  const auto lines = SplitLines(GetParam().text, true);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].mark, GetParam().mark);
  EXPECT_EQ(lines[0].content, GetParam().content);
}

INSTANTIATE_TEST_SUITE_P(
    Marks, ReadsMark,
    testing::Values(MarkCase{"## A title", Mark::kHeading, "A title"},
                    MarkCase{"### A title ###", Mark::kHeading, "A title"},
                    MarkCase{"####### seven", Mark::kNone, "####### seven"},
                    MarkCase{"#hashtag", Mark::kNone, "#hashtag"}, MarkCase{"- item", Mark::kBullet, "item"},
                    MarkCase{"* item", Mark::kBullet, "item"}, MarkCase{"• item", Mark::kBullet, "item"},
                    MarkCase{"•item", Mark::kBullet, "item"}, MarkCase{"➢ item", Mark::kBullet, "item"},
                    MarkCase{"– item", Mark::kBullet, "item"}, MarkCase{"–item", Mark::kNone, "–item"},
                    MarkCase{"**bold**", Mark::kNone, "**bold**"},
                    MarkCase{"12. item", Mark::kNumber, "item"}, MarkCase{"3) item", Mark::kNumber, "item"},
                    MarkCase{"2022. A year", Mark::kNone, "2022. A year"},
                    MarkCase{"> quote", Mark::kQuote, "quote"}, MarkCase{"---", Mark::kRule, "---"},
                    MarkCase{"* * *", Mark::kRule, "* * *"},
                    MarkCase{"![alt](a.png)", Mark::kImage, "![alt](a.png)"},
                    MarkCase{"--", Mark::kNone, "--"}));

TEST(SplitLinesTest, OneSpaceMoreThanTheInsetIsAPage) {
  const auto lines = SplitLines("Title\n  one\n  two\n  three\n   four\n  five\n  six", false);
  EXPECT_EQ(lines[4].gap, Gap::kPage);
  EXPECT_EQ(lines[5].gap, Gap::kGlued);
}

TEST(SplitLinesTest, ADashBetweenYearsIsNoBullet) {
  const auto lines = SplitLines("- one\n\nThe state of ferries 2015\n- 2024.\n", false);
  EXPECT_EQ(lines[0].mark, Mark::kBullet);
  EXPECT_EQ(lines[2].mark, Mark::kNone);
}

TEST(RemoveFurnitureTest, TakesPageNumbersAndRulesOut) {
  auto lines = SplitLines("a sentence that\n\n12\n\nruns on\n\n---\n\nPage 3 of 12\n\nend", true);
  const auto furniture = RemoveFurniture(&lines);
  EXPECT_THAT(Contents(lines), ElementsAre("a sentence that", "runs on", "end"));
  EXPECT_THAT(Contents(furniture), ElementsAre("12", "---", "Page 3 of 12"));
  EXPECT_EQ(lines[1].gap, Gap::kPage);
}

TEST(RemoveFurnitureTest, KeepsNumbersInsideParagraphs) {
  auto lines = SplitLines("the year was\n12\nand more", false);
  EXPECT_TRUE(RemoveFurniture(&lines).empty());
}

TEST(RemoveFurnitureTest, TakesNumbersThatCountThePagesOutOfParagraphs) {
  auto lines = SplitLines("boats were\n1\nfew and\n\nslow, and\n2\nthey sank\n3\nat once", false);
  const auto furniture = RemoveFurniture(&lines);
  EXPECT_THAT(Contents(furniture), ElementsAre("1", "2", "3"));
  auto others = SplitLines("boats were\n1\nfew and\n\nslow, and\n7\nthey sank\n3\nat once", false);
  EXPECT_TRUE(RemoveFurniture(&others).empty());
}

TEST(RemoveFurnitureTest, TakesAConvertersSeparatorsOfPagesOut) {
  auto lines = SplitLines("boats were\n\n{3}------------\n\nfew\n\n=== Page 3 ===\n\n{a}---", false);
  const auto furniture = RemoveFurniture(&lines);
  EXPECT_THAT(Contents(lines), ElementsAre("boats were", "few", "{a}---"));
}

TEST(RemoveFurnitureTest, TakesARunningHeadOutOfAnyParagraph) {
  const std::string page =
      "The harbours were busy, and so were all those who look after them in\n"
      "CordisPulse - May 2020\nthe year.\n\n";
  const std::string text = "CordisPulse\n\na\n\nb\n\n" + page + page + page;
  auto lines = SplitLines(text, false);
  EXPECT_EQ(RemoveFurniture(&lines).size(), 3U);
}

TEST(RemoveFurnitureTest, KeepsAYearAlone) {
  auto lines = SplitLines("# CordisPulse\n\n2022\n\ntext", true);
  EXPECT_TRUE(RemoveFurniture(&lines).empty());
}

TEST(RemoveFurnitureTest, TakesRunningHeadsButTheMasthead) {
  auto lines = SplitLines(
      "CordisPulse May 2020\n\na\n\nCordisPulse May 2020 | 2\n\nb\n\nCordisPulse May 2020 | 3\n\nc", false);
  RemoveFurniture(&lines);
  EXPECT_THAT(Contents(lines), ElementsAre("CordisPulse May 2020", "a", "b", "c"));
}

TEST(RemoveFurnitureTest, TakesARunningHeadOutOfTheFirstSentence) {
  auto lines =
      SplitLines("CordisPulse\n\nMay 2020\n\nWelcome to the\f\nCordis Bright\n\nedition of May.", false);
  RemoveFurniture(&lines);
  EXPECT_THAT(Contents(lines), ElementsAre("CordisPulse", "May 2020", "Welcome to the", "edition of May."));
}

TEST(RemoveFurnitureTest, KeepsATitleThatOpensWithThePublishersName) {
  auto lines =
      SplitLines("CordisPulse\n\na\n\nb\n\nIt was so.\n\nCordis Bright\f\nwins an award\n\nc", false);
  RemoveFurniture(&lines);
  EXPECT_THAT(Contents(lines),
              ElementsAre("CordisPulse", "a", "b", "It was so.", "Cordis Bright", "wins an award", "c"));
}

}  // namespace
}  // namespace pulse::ingest
