// Groups of other names than the usual three, in text without marks.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

v1::Section SectorOf(const std::string& text) {
  v1::Document document;
  document.set_content(
      "CordisPulse\n\nMarch 2011\n\nWelcome to March's edition.\n\nBest wishes,\n\nDr Ada Example\n\n"
      "Head of Research\n\nCriminal Justice\n\nReports\n\nHarbour Trust. Lamps of the quays\n\n"
      "This report counts the lamps of nine towns.\n\n" +
      text);
  document.set_format(v1::DOCUMENT_FORMAT_TEXT);
  const auto parsed = ParseDocument(document);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  return parsed.ok() && parsed->issue().sections_size() == 1 ? parsed->issue().sections(0) : v1::Section();
}

class BareGroupTest : public testing::TestWithParam<std::string> {};

TEST_P(BareGroupTest, HeadsTheItemsBelow) {
  const auto sector = SectorOf(GetParam() +
                               "\n\nVale Council. Draft standards for the lighting of\nfootpaths\n\n"
                               "The standards are fewer than before. Comments are invited until May.\n");
  ASSERT_EQ(sector.items_size(), 2);
  EXPECT_EQ(sector.items(0).body(), "This report counts the lamps of nine towns.");
  EXPECT_EQ(sector.items(1).kind(), v1::ITEM_KIND_UNSPECIFIED);
  EXPECT_EQ(sector.items(1).byline(), "Vale Council");
}

INSTANTIATE_TEST_SUITE_P(Names, BareGroupTest,
                         testing::Values("Consultations", "Events", "Legislation", "Statistics and data",
                                         "Blogs"));

TEST(BareGroups, TheLastWordOfAParagraphIsNone) {
  const auto sector = SectorOf(
      "The towns were asked what they thought of it in several\nconsultations, in meetings, and at other "
      "such\n"
      "Events\n\nVale Council. Draft standards for the lighting of\nfootpaths\n\n"
      "The standards are fewer than before. Comments are invited until May.\n");
  ASSERT_EQ(sector.items_size(), 2);
  EXPECT_EQ(sector.items(1).kind(), v1::ITEM_KIND_REPORT);
  EXPECT_TRUE(sector.items(0).body().ends_with("Events")) << sector.items(0).body();
}

}  // namespace
}  // namespace pulse::ingest
