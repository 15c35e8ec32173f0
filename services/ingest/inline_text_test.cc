#include "services/ingest/inline_text.h"

#include <gtest/gtest.h>

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
                                         JointCase{"out-of-", "area placements", "out-of-area placements"}));

struct LinkCase {
  std::string body;
  std::string text;
  std::string url;
};

class AppendLinksTest : public testing::TestWithParam<LinkCase> {};

TEST_P(AppendLinksTest, FindsTheLink) {
  v1::Item item;
  AppendLinks(GetParam().body, item.mutable_links());
  ASSERT_EQ(item.links_size(), 1);
  EXPECT_EQ(item.links(0).text(), GetParam().text);
  EXPECT_EQ(item.links(0).url(), GetParam().url);
}

INSTANTIATE_TEST_SUITE_P(
    Links, AppendLinksTest,
    testing::Values(
        LinkCase{"see [the plan](https://a.example/b_(c)) now", "the plan", "https://a.example/b_(c)"},
        LinkCase{"[dead](#)", "dead", ""}, LinkCase{"[empty]()", "empty", ""},
        LinkCase{"[Plan \\(REACH\\)](#)", "Plan (REACH)", ""}, LinkCase{"[x](javascript:alert(1))", "x", ""},
        LinkCase{"[x](JaVaScRiPt:alert(1))", "x", ""}, LinkCase{"[x](//host/path)", "x", ""},
        LinkCase{"[x](relative/path)", "x", ""},
        LinkCase{"[m](mailto:a@b.example)", "m", "mailto:a@b.example"},
        LinkCase{"[t](http://a.example \"title\")", "t", "http://a.example"},
        LinkCase{"[a](<http://a.example>)", "a", "http://a.example"},
        LinkCase{"[u](https://a.example/b\\_c)", "u", "https://a.example/b_c"},
        LinkCase{"read https://a.example/b\\_c.", "https://a.example/b_c", "https://a.example/b_c"},
        LinkCase{"read http://a.example/x, then", "http://a.example/x", "http://a.example/x"}));

TEST(AppendLinksTest, IsLinearInOpenBrackets) {
  v1::Item item;
  AppendLinks(std::string(200000, '['), item.mutable_links());
  AppendLinks(std::string(100000, '[') + std::string(100000, ']'), item.mutable_links());
  EXPECT_EQ(item.links_size(), 0);
}

}  // namespace
}  // namespace pulse::ingest
