#include "services/ingest/corrections/anchors.h"

#include <string>

#include "gtest/gtest.h"

namespace pulse::ingest {
namespace {

const std::string kText = "# One\n\nAudit Office. The cost of “waiting”\n\nSome text. One more.\n";

v1::Anchor AnchorOf(const std::string& part) {
  const auto at = static_cast<std::uint32_t>(kText.find(part));
  return AnchoredText("sourceDocuments/a", kText, false)
      .AnchorAt({at, at + static_cast<std::uint32_t>(part.size())});
}

// The text that the anchor for `part` finds in another document; "-" for none.
std::string FoundIn(const std::string& other, const std::string& part) {
  const AnchoredText text("sourceDocuments/b", other, false);
  const auto range = text.Find(AnchorOf(part));
  return range ? other.substr(range->begin, range->end - range->begin) : "-";
}

TEST(AnchorsTest, Find_TakesTheRangeInTheSameDocument) {
  // "One" stands twice; the range says which.
  const AnchoredText text("sourceDocuments/a", kText, false);
  const auto range = text.Find(AnchorOf("One more"));
  ASSERT_TRUE(range.has_value());
  EXPECT_EQ(range->begin, kText.find("One more"));
}

TEST(AnchorsTest, Find_ReadsTheRangeAgainWhereAConverterMadeTheText) {
  v1::Anchor anchor = AnchorOf("Some text.");
  const std::string converted = "A line more.\n" + kText;
  const AnchoredText text("sourceDocuments/a", converted, /*converted=*/true);
  EXPECT_EQ(text.Find(anchor)->begin, converted.find("Some text."));
}

TEST(AnchorsTest, Find_FindsTheTextWhereItMoved) {
  EXPECT_EQ(FoundIn("Before. " + kText, "Some text."), "Some text.");
}

TEST(AnchorsTest, Find_IgnoresWrapsMarkupAndTypography) {
  EXPECT_EQ(
      FoundIn("## **AUDIT** Office.\n## The cost of \"waiting\"\n", "Audit Office. The cost of “waiting”"),
      "AUDIT** Office.\n## The cost of \"waiting\"");
}

TEST(AnchorsTest, Find_IsLostWhereTheTextIsGoneOrStandsTwice) {
  EXPECT_EQ(FoundIn("Nothing of the kind.", "Some text."), "-");
  EXPECT_EQ(FoundIn(kText + kText, "Some text."), "-");
  EXPECT_EQ(FoundIn("some  text. SOME\ntext.", "Some text."), "-");
  EXPECT_EQ(FoundIn("anything", "# "), "-");
}

TEST(AnchorsTest, FindHeading_TakesTheTitleWhereThePublisherChanged) {
  const std::string other = "National Audit Body. The cost of “waiting”\n";
  const AnchoredText text("sourceDocuments/b", other, false);
  const auto range = text.FindHeading(AnchorOf("Audit Office. The cost of “waiting”"));
  ASSERT_TRUE(range.has_value());
  EXPECT_EQ(range->begin, other.find("The cost"));
}

TEST(AnchorsTest, Find_TakesALongBlockByItsBeginning) {
  std::string block = "Opening of the block.";
  for (int i = 0; i < 600; ++i) block += " word" + std::to_string(i);
  const AnchoredText from("sourceDocuments/a", block, false);
  const v1::Anchor anchor = from.AnchorAt({0, static_cast<std::uint32_t>(block.size())});
  EXPECT_LE(anchor.quote().size(), kMaxQuoteBytes);
  const std::string other = "Before.\n\n" + block;
  const AnchoredText to("sourceDocuments/b", other, false);
  const auto range = to.Find(anchor);
  ASSERT_TRUE(range.has_value());
  EXPECT_EQ(range->begin, 9U);
  EXPECT_EQ(range->end, other.size());
}

TEST(AnchorsTest, QuoteOf_CutsAtACharacter) {
  std::string text(kMaxQuoteBytes - 1, 'a');
  text += "éé";
  EXPECT_EQ(QuoteOf(text), std::string(kMaxQuoteBytes - 1, 'a'));
  EXPECT_EQ(QuoteOf("  a\n b\t\tc "), "a b c");
}

}  // namespace
}  // namespace pulse::ingest
