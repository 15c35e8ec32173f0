// Short lines of the publisher's own news.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

const std::string kTextEnd =
    "Criminal Justice\n\nReports\n\nVale Council. Lamps in the towns\n\nThis report looks at the lamps of "
    "nine "
    "towns.\n\nQuay Institute. Harbours at night\n\nThis report looks at harbours.\n\nMoor College. Roads in "
    "winter\n\nThis report looks at roads.\n\nHarbour Trust. Ships\n\nThis report looks at ships.\n";

const std::string kMarkdownEnd =
    "## Criminal Justice\n\n### Reports\n\n#### Vale Council. Lamps in the towns\n\nThis report looks at the "
    "lamps of nine towns.\n\n#### Quay Institute. Harbours\n\nThis report looks at harbours.\n";

// Titles of the news that stand in `text` between the section's heading and the first sector.
std::vector<std::string> NewsIn(const std::string& text, bool markdown) {
  const std::string mark = markdown ? "## " : "";
  v1::Document document;
  document.set_content(
      "CordisPulse\n\n" + mark +
      "March 2021\n\nWelcome to March's edition.\n\nBest wishes,\n\nDr Ada Example\n\nHead of "
      "Research\n\n" +
      mark + "Cordis Bright News\n\n" + text + (markdown ? kMarkdownEnd : kTextEnd));
  document.set_format(markdown ? v1::DOCUMENT_FORMAT_MARKDOWN : v1::DOCUMENT_FORMAT_TEXT);
  const auto parsed = ParseDocument(document);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  std::vector<std::string> titles;
  if (!parsed.ok()) return titles;
  for (const auto& item : parsed->issue().sections(0).items()) titles.push_back(item.title());
  return titles;
}

constexpr const char* kNews =
    "New rooms in the harbour\n\nWe have moved to new rooms in the harbour, where there is more\nroom for "
    "all "
    "of us and for the lamps.\n\n";

TEST(Particulars, StandBelowATitleAsText) {
  for (const char* particular :
       {"14 February 2017", "3rd March", "**Date:** Thursday 24 November 2011, 10am"}) {
    v1::Document document;
    document.set_content(
        "# CordisPulse\n\n## March 2021\n\nWelcome to March's edition.\n\n## Cordis Bright News\n\n"
        "### Workshop: lamps and those who light them\n\n" +
        std::string(particular) +
        "\n\nWe are running a free workshop in the harbour for keepers of lamps.\n\n" + kMarkdownEnd);
    const auto parsed = ParseDocument(document);
    ASSERT_TRUE(parsed.ok()) << parsed.status();
    ASSERT_EQ(parsed->issue().sections(0).items_size(), 1) << particular;
    EXPECT_TRUE(parsed->issue().sections(0).items(0).body().starts_with(particular)) << particular;
  }
}

class ParticularsTest : public testing::TestWithParam<const char*> {};

TEST_P(ParticularsTest, AreNoNewsInText) {
  EXPECT_EQ(NewsIn(kNews + std::string(GetParam()) + "\n\n", false),
            std::vector<std::string>{"New rooms in the harbour"});
}

TEST_P(ParticularsTest, AreNoNewsInMarkdown) {
  EXPECT_EQ(NewsIn("### " + std::string(kNews) + GetParam() + "\n\n", true),
            std::vector<std::string>{"New rooms in the harbour"});
}

INSTANTIATE_TEST_SUITE_P(Lines, ParticularsTest,
                         testing::Values("Closing date: 8 June", "Click here to read more",
                                         "Applications close on Friday 8 June", "When: Monday 3 March, 10am",
                                         "Monday 3 March, 10am to 1pm",
                                         "We look forward to seeing you there!"));

TEST(AnnouncedLines, AreNoNews) {
  EXPECT_EQ(NewsIn(std::string(kNews) + "Speakers include:\n\nAda Example, President\n\nBo Example, "
                                        "consultant\n\nPlease book by 31 January.\n\n",
                   false),
            std::vector<std::string>{"New rooms in the harbour"});
}

TEST(Headlines, AreNewsThoughTheyHoldAVerb) {
  const std::vector<std::string> both = {"New rooms in the harbour", "We are recruiting: Researchers"};
  const std::string second =
      "We are recruiting: Researchers\n\nAre you good at counting lamps? We are looking for two people "
      "who\nlike "
      "to work at night in the harbour.\n\n";
  EXPECT_EQ(NewsIn(kNews + second, false), both);
}

}  // namespace
}  // namespace pulse::ingest
