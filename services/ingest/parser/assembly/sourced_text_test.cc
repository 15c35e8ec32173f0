#include "services/ingest/parser/assembly/sourced_text.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace pulse::ingest {
namespace {

TEST(SourcedTextTest, RemembersWhereEachByteCameFrom) {
  const std::string source = "**A \\& B** [the  link](http://x)";
  SourcedText text;
  text.Append(source, 100, true);
  EXPECT_EQ(text.text(), "A & B the link");
  std::string joined;
  for (const auto& range : text.RangesOf(0, text.text().size())) {
    joined += source.substr(range.begin - 100, range.end - range.begin);
  }
  EXPECT_EQ(joined, "A & B the  link");
}

TEST(SourcedTextTest, ReadsEntities) {
  const std::string source = "Health &amp; Care’s &ldquo;plan&rdquo; &c.";
  SourcedText text;
  text.Append(source, 0, true);
  EXPECT_EQ(text.text(), "Health & Care’s “plan” &c.");
  const auto at = text.text().find('&');
  const auto ranges = text.RangesOf(at, at + 1);
  ASSERT_EQ(ranges.size(), 1U);
  EXPECT_EQ(source.substr(ranges[0].begin, ranges[0].end - ranges[0].begin), "&amp;");
  SourcedText plain;
  plain.Append(source, 0, false);
  EXPECT_EQ(plain.text(), source);
}

TEST(SourcedTextTest, ABreakOfHtmlIsASpace) {
  for (const std::string mark : {"<br>", " <br>", "<br/> ", "<br />"}) {
    SourcedText text;
    text.Append("**<br>Harbour Trust." + mark + "Stones**", 0, true);
    EXPECT_EQ(text.text(), "Harbour Trust. Stones");
  }
  SourcedText plain;
  plain.Append("Stones<br>", 0, false);
  EXPECT_EQ(plain.text(), "Stones<br>");
}

TEST(SourcedTextTest, RangesAreWholeOverSoftHyphensAndWideSpaces) {
  const std::string source = "Har\u00adbour\u00a0Trust and";
  SourcedText text;
  text.Append(source, 7, false);
  ASSERT_EQ(text.text(), "Harbour Trust and");
  const auto ranges = text.RangesOf(0, std::string("Harbour Trust").size());
  ASSERT_EQ(ranges.size(), 1U);
  EXPECT_EQ(source.substr(ranges[0].begin - 7, ranges[0].end - ranges[0].begin), "Har\u00adbour\u00a0Trust");
}

struct JointCase {
  std::string first;
  std::string second;
  std::string joined;
};

void PrintTo(const JointCase& joint, std::ostream* out) { *out << joint.first << " | " << joint.second; }

class SourcedTextJointTest : public testing::TestWithParam<JointCase> {};

TEST_P(SourcedTextJointTest, JoinsWhatAWrapParted) {
  const auto& [first, second, joined] = GetParam();
  SourcedText text;
  text.Append(first, 0, true);
  text.AppendJoint(second);
  text.Append(second, 1000, true);
  EXPECT_EQ(text.text(), joined);
}

INSTANTIATE_TEST_SUITE_P(Titles, SourcedTextJointTest,
                         testing::Values(JointCase{"The state of", "care", "The state of care"},
                                         JointCase{"com\u00ad", "munity", "community"},
                                         JointCase{"**com\u00ad**", "munity", "community"},
                                         JointCase{"support 2023 -", "2024", "support 2023 - 2024"},
                                         JointCase{"support 2023–", "2024", "support 2023–2024"},
                                         JointCase{"out-of-", "area placements", "out-of-area placements"},
                                         JointCase{"work with 18-", "**to 25-year-olds**",
                                                   "work with 18- to 25-year-olds"},
                                         JointCase{"pre-", "and post-test", "pre- and post-test"},
                                         JointCase{"face-", "tofu", "face-tofu"}));

}  // namespace
}  // namespace pulse::ingest
