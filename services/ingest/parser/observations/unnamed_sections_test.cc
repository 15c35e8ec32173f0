#include "services/ingest/parser/observations/unnamed_sections.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/ingest/parser/plain_text_samples.h"

namespace pulse::ingest {
namespace {

constexpr char kMore[] =
    "Reports\n\n"
    "Harbour Trust. Moorings for those who have none\n\n"
    "A mooring costs more than a house did, and this report asks who can still pay for one. It counts\n"
    "the boats that have been given up.\n\n";

// "sector title items" of each section.
std::vector<std::string> SectionsWith(const std::string& more) {
  const auto issue = samples::Parse(std::string(samples::kFront) + "Criminal Justice\n\nReports\n\n" +
                                    samples::kItems + more);
  std::vector<std::string> sections;
  for (const auto& section : issue.sections()) {
    sections.push_back(section.sector() + "|" + section.title() + "|" + std::to_string(section.items_size()));
  }
  return sections;
}

TEST(UnnamedSections, GroupsThatBeginAnewBelowAHeading) {
  const std::vector<std::string> expected{"sectors/criminal-justice|Criminal Justice|4", "|Moorings|1"};
  EXPECT_EQ(SectionsWith(std::string("Moorings\n\n") + kMore), expected);
}

TEST(UnnamedSections, MarkedHeadings) {
  v1::Document document;
  document.set_content(
      "# CordisPulse\n\n## March 2021\n\nWelcome to March's edition, which looks at harbours.\n\n"
      "# Criminal Justice\n\n## Reports\n\n### Harbour Council. Ferries\n\nThis report looks at ferries.\n\n"
      "## Tools and Guidance\n\n### Ferry Council. Ropes\n\nIt shows how a rope is tied.\n\n"
      "# Moorings\n\n## Reports\n\n### Harbour Trust. Buoys\n\nThis report counts the buoys.\n");
  const auto parsed = ParseDocument(document);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  ASSERT_EQ(parsed->issue().sections_size(), 2);
  const auto& moorings = parsed->issue().sections(1);
  EXPECT_EQ(moorings.sector(), "");
  EXPECT_EQ(moorings.title(), "Moorings");
  ASSERT_EQ(moorings.items_size(), 1);
  EXPECT_EQ(moorings.items(0).sector(), "");
  EXPECT_EQ(moorings.items(0).kind(), v1::ITEM_KIND_REPORT);
  const auto unknown = [](const v1::Diagnostic& diagnostic) { return diagnostic.code() == "SECTOR_UNKNOWN"; };
  EXPECT_EQ(std::count_if(parsed->diagnostics().begin(), parsed->diagnostics().end(), unknown), 1);
}

TEST(UnnamedSections, GroupThatComesAgainBelowATitleOrTextBeginsNone) {
  EXPECT_EQ(SectionsWith(kMore), (std::vector<std::string>{"sectors/criminal-justice|Criminal Justice|5"}));
  EXPECT_EQ(SectionsWith(std::string("Ferry Council. Winter crossings\n\n") + kMore),
            (std::vector<std::string>{"sectors/criminal-justice|Criminal Justice|6"}));
}

TEST(UnnamedSections, AGroupsFirstHeadingMayStandBelowAnything) {
  const std::string briefings = std::string("Moorings\n\nBriefings") + std::string(kMore).substr(7);
  EXPECT_EQ(SectionsWith(briefings).size(), 1U);
}

}  // namespace
}  // namespace pulse::ingest
