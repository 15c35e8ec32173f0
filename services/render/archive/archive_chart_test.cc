#include "services/render/archive/archive_chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/render/html/html_scan.h"

namespace pulse::render {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

v1::Edition EditionOf(int year, int month) {
  v1::Edition edition;
  edition.set_year(year);
  edition.set_month(month);
  return edition;
}

v1::Issue IssueOf(int year, int month, const std::string& sector, int items) {
  v1::Issue issue;
  *issue.mutable_edition() = EditionOf(year, month);
  v1::Section* section = issue.add_sections();
  section->set_sector(sector);
  for (int i = 0; i < items; ++i) section->add_items();
  return issue;
}

std::vector<v1::Sector> Taxonomy() {
  std::vector<v1::Sector> taxonomy(2);
  taxonomy[0].set_name("sectors/ferries");
  taxonomy[0].set_display_name("Ferries <& more>");
  taxonomy[1].set_name("sectors/lamps");
  taxonomy[1].set_display_name("Lamps");
  return taxonomy;
}

ArchiveTally Sample() {
  return TallyArchive({IssueOf(2030, 12, "sectors/ferries", 7), IssueOf(2031, 1, "sectors/lamps", 3),
                       IssueOf(2031, 1, "sectors/ferries", 2), IssueOf(2031, 2, "", 1),
                       IssueOf(2031, 3, "sectors/lamps", 99)},
                      Taxonomy(), EditionOf(2030, 12), EditionOf(2031, 2));
}

TEST(TallyArchive, CountsBySectorAndMonthOfTheRange) {
  const ArchiveTally tally = Sample();
  EXPECT_THAT(tally.months, ElementsAre("2030-12", "2031-01", "2031-02"));
  ASSERT_EQ(tally.rows.size(), 3U);
  EXPECT_THAT(tally.rows[0].counts, ElementsAre(7, 2, 0));
  EXPECT_THAT(tally.rows[1].counts, ElementsAre(0, 3, 0));
  EXPECT_EQ(tally.rows[2].sector, "Other sections");
  EXPECT_EQ(tally.total, 13);
}

TEST(TallyArchive, OfNothingHasARowOfZerosForEachSector) {
  const ArchiveTally tally = TallyArchive({}, Taxonomy(), EditionOf(2031, 1), EditionOf(2031, 1));
  ASSERT_EQ(tally.rows.size(), 2U);
  EXPECT_THAT(tally.rows[1].counts, ElementsAre(0));
  EXPECT_THAT(EmitChartSvg(tally, ""), HasSubstr("0 items in all"));
}

TEST(ArchiveChart, SvgNamesItselfAndStylesNothing) {
  const std::string svg = EmitChartSvg(Sample(), "p-");
  EXPECT_THAT(svg, HasSubstr(R"(role="img")"));
  EXPECT_THAT(svg, HasSubstr(R"(aria-labelledby="p-chart-title")"));
  EXPECT_THAT(svg, HasSubstr(R"(<title id="p-chart-title">Items by sector and month, 2030-12 to 2031-02)"));
  EXPECT_THAT(svg, HasSubstr("<desc>13 items in all; Ferries &lt;&amp; more&gt; 9; Lamps 3;"));
  EXPECT_THAT(svg, HasSubstr("<title>2031-01, Lamps: 3</title>"));
  EXPECT_THAT(svg, Not(HasSubstr("style")));
  EXPECT_THAT(svg, Not(HasSubstr("script")));
}

// The bars of a month stand on each other and reach the scale's top in the
// month with the most.
TEST(ArchiveChart, BarsAreAsTallAsTheirNumbers) {
  int tallest = 0;
  int sum = 0;
  for (const ScannedTag& tag : ScanTags(EmitChartSvg(Sample(), ""))) {
    if (tag.name != "rect" || tag.attributes.at("width") != "18") continue;
    tallest = std::max(tallest, std::stoi(tag.attributes.at("height")));
    sum += std::stoi(tag.attributes.at("height"));
  }
  EXPECT_EQ(tallest, 200);            // 7 of 7
  EXPECT_NEAR(sum, 200 * 13 / 7, 4);  // all 13, each bar rounded
}

TEST(ArchiveChart, TablesHaveTheSameNumbers) {
  for (const std::string& table : {EmitChartFigure(Sample(), "p-"), EmitChartEmailTable(Sample())}) {
    std::size_t cells = 0;
    for (const ScannedTag& tag : ScanTags(table)) cells += tag.name == "td" ? 1 : 0;
    EXPECT_EQ(cells, 9U);
    EXPECT_THAT(table, HasSubstr("2031-01"));
  }
  EXPECT_THAT(EmitChartEmailTable(Sample()), HasSubstr("style=\""));
  EXPECT_THAT(EmitChartText(Sample()), HasSubstr("2031-01     2     3     0\n"));
  EXPECT_THAT(EmitChartText(Sample()), HasSubstr("  B  Lamps (3)\n"));
}

}  // namespace
}  // namespace pulse::render
