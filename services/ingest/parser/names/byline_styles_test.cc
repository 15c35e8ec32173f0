#include "services/ingest/parser/names/byline_styles.h"

#include <gtest/gtest.h>

#include <string>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

// How a heading is printed: P is the publisher, T the title.
struct Shape {
  std::string name;
  std::string printed;
};

std::string Print(const Shape& shape, const std::string& publisher, const std::string& title) {
  std::string heading;
  for (const char c : shape.printed) heading += c == 'P' ? publisher : c == 'T' ? title : std::string(1, c);
  return heading;
}

std::string Issue(const Shape& shape) {
  std::string text =
      "# CordisPulse\n\n## June 2021\n\nWelcome to June's edition of the CordisPulse.\n\nBest wishes,\n\n"
      "Ada Stavely\n\n## Criminal Justice\n\n### Reports\n\n";
  const std::string items[][2] = {{"Harbour Council", "Ferries and their crews"},
                                  {"Department for Canals, Bridges and Ferries", "What lock keepers need"},
                                  {"University of Ashmere", "Do night sailings pay?"},
                                  {"Lanternhouse", "A year on the water"}};
  for (const auto& [publisher, title] : items) {
    text += Print(shape, publisher, title);
    text += "\n\nThis report looks at boats, and finds that there are fewer of them than there were.\n\n";
  }
  return text;
}

class OtherShapes : public testing::TestWithParam<Shape> {};

TEST_P(OtherShapes, GiveTheSamePublishersAndTitles) {
  v1::Document document;
  document.set_content(Issue(GetParam()));
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto parsed = ParseDocument(document);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  ASSERT_EQ(parsed->issue().sections_size(), 1);
  const auto& items = parsed->issue().sections(0).items();
  ASSERT_EQ(items.size(), 4);
  EXPECT_EQ(items[0].title(), "Ferries and their crews");
  EXPECT_EQ(items[1].byline(), "Department for Canals, Bridges and Ferries");
  EXPECT_EQ(items[1].publishers_size(), 1);
  EXPECT_EQ(items[2].title(), "Do night sailings pay?");
  EXPECT_EQ(items[3].byline(), "Lanternhouse");
  EXPECT_EQ(parsed->coverage().owned_bytes(), parsed->coverage().total_bytes());
}

std::string NameOf(const testing::TestParamInfo<Shape>& shape) { return shape.param.name; }

INSTANTIATE_TEST_SUITE_P(All, OtherShapes,
                         testing::Values(Shape{"BracketsBelow", "T\n(P)"}, Shape{"DashBehind", "#### P – T"},
                                         Shape{"ColonBehind", "#### P: T"}, Shape{"DashBefore", "#### T – P"},
                                         Shape{"Brackets", "#### T (P)"},
                                         Shape{"LineAbove", "**P**\n\n#### T"},
                                         Shape{"LineBelow", "#### T\n\nP"},
                                         Shape{"BoldLines", "**P**\n**T**"},
                                         Shape{"Numbered", "#### 1.1 P. T"}),
                         NameOf);

// Neither lead-ins of one word nor names that nobody knows hide the style.
TEST(FindBylineStyle, SeesPublishersNobodyKnowsAmongLeadIns) {
  std::string text =
      "# CordisPulse\n\n## June 2021\n\nWelcome to June's edition of the CordisPulse.\n\nBest wishes,\n\n"
      "Ada Stavely\n\n## Criminal Justice\n\n### Reports\n\n";
  for (const std::string publisher : {"Lanternhouse", "Open Sails", "Mirren's Place", "Voices of Ashmere"}) {
    text += "#### " + publisher +
            " – What lock keepers need\n\nThis report looks at boats, and finds fewer than there were.\n\n"
            "Method. Based on talks with the crews of nine ferries, it asks what they would have done.\n\n";
  }
  v1::Document document;
  document.set_content(text);
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto parsed = ParseDocument(document);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  ASSERT_EQ(parsed->issue().sections_size(), 1);
  ASSERT_EQ(parsed->issue().sections(0).items_size(), 4);
  EXPECT_EQ(parsed->issue().sections(0).items(1).byline(), "Open Sails");
  EXPECT_EQ(parsed->issue().sections(0).items(1).title(), "What lock keepers need");
}

// Stops inside titles, of which some name parts in capitals, and titles that end in
// one though they hold a verb.
TEST(FindBylineStyle, IsNotHiddenByStopsInTitles) {
  std::string text =
      "# CordisPulse\n\n## June 2021\n\nWelcome to June's edition of the CordisPulse.\n\nBest wishes,\n\n"
      "Ada Stavely\n\n## Criminal Justice\n\n### Reports\n\n";
  const std::string titles[] = {"Hidden Tides. What lock keepers need",
                                "Boats: A Shared Concern. Making the Case for a Harbour Fund",
                                "Night Sailings. Do they pay?",
                                "Hard Weather. Crews in winter",
                                "'What are we missing?' No. 5: the crews.",
                                "Ferries and their crews",
                                "Quiet Water. A year on the canals"};
  for (const auto& title : titles) {
    text += "#### " + title +
            " (Harbour\u00a0Council)\n\nThis report looks at boats, and finds fewer than there were.\n\n";
  }
  v1::Document document;
  document.set_content(text);
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto parsed = ParseDocument(document);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  ASSERT_EQ(parsed->issue().sections_size(), 1);
  const auto& items = parsed->issue().sections(0).items();
  ASSERT_EQ(items.size(), 7);
  for (const auto& item : items) EXPECT_EQ(item.byline(), "Harbour Council") << item.title();
  EXPECT_EQ(items[1].title(), "Boats: A Shared Concern. Making the Case for a Harbour Fund");
}

TEST(ReadsAsPublishers, RefusesWhatHasParts) {
  EXPECT_FALSE(
      ReadsAsPublishers("Boats: A Shared Concern. The Case for a Harbour Fund", NameEvidence::kOrganisation));
  EXPECT_TRUE(ReadsAsPublishers("St. Mirren's Trust", NameEvidence::kOrganisation));
}

TEST(ReadsAsPublishers, AsksForAnOrganisationsWord) {
  EXPECT_TRUE(ReadsAsPublishers("Harbour Council and University of Ashmere", NameEvidence::kOrganisation));
  EXPECT_FALSE(ReadsAsPublishers("Lanternhouse", NameEvidence::kOrganisation));
  EXPECT_TRUE(ReadsAsPublishers("Lanternhouse", NameEvidence::kCapitals));
  EXPECT_FALSE(ReadsAsPublishers("The council met", NameEvidence::kOrganisation));
  EXPECT_FALSE(ReadsAsPublishers("Criminal Justice", NameEvidence::kCapitals));
}

TEST(SplitInStyle, KeepsBracketsInNames) {
  const std::string heading = "Ferries (Institute of Canals (IC))";
  const auto parts = SplitInStyle(heading, BylineStyle::kBrackets);
  ASSERT_TRUE(parts.has_value());
  EXPECT_EQ(heading.substr(parts->byline_begin, parts->byline_end - parts->byline_begin),
            "Institute of Canals (IC)");
  EXPECT_EQ(heading.substr(parts->title_begin, parts->title_end - parts->title_begin), "Ferries");
}

}  // namespace
}  // namespace pulse::ingest
