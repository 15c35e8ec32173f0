// The line that says whose words a quotation is stays with the summary.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

std::vector<v1::Item> ItemsOf(const std::string& text, v1::DocumentFormat format) {
  v1::Document document;
  document.set_content(text);
  document.set_format(format);
  const auto parsed = ParseDocument(document);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  std::vector<v1::Item> items;
  if (!parsed.ok()) return items;
  for (const auto& section : parsed->issue().sections())
    items.insert(items.end(), section.items().begin(), section.items().end());
  return items;
}

const std::string kMarkdownFront =
    "# CordisPulse\n\n## March 2021\n\nWelcome to March's edition.\n\nBest wishes,\n\nDr Ada Example\n\n"
    "Head of Research\n\n## Criminal Justice\n\n### Reports\n\n";

const std::string kTextFront =
    "CordisPulse\n\nMarch 2021\n\nWelcome to March's edition.\n\nBest wishes,\n\nDr Ada Example\n\n"
    "Head of Research\n\nCriminal Justice\n\nReports\n\n";

std::string TextItem(const std::string& publisher, const std::string& rest) {
  return publisher +
         ". Lamps in the harbour towns\n\nThis report looks at the lamps of nine towns and finds that most "
         "of\n"
         "them are lit for longer than is needed, at a cost that nobody has\ncounted so far.\n\n" +
         rest;
}

struct Spoken {
  std::string name;
  std::string quotation;
  std::string speaker;
};

class SpeakerTest : public testing::TestWithParam<Spoken> {};

TEST_P(SpeakerTest, StaysInTheSummaryInMarkdown) {
  const auto items =
      ItemsOf(kMarkdownFront + "#### Harbour Trust. Lamps of the quays\n\nThis report counts lamps.\n\n" +
                  GetParam().quotation + "\n\n" + GetParam().speaker +
                  "\n\nIt ends with three recommendations for councils.\n\n"
                  "#### Vale Council. Debt advice\n\nThis report looks at advice lines.\n",
              v1::DOCUMENT_FORMAT_MARKDOWN);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].captions_size(), 0);
  EXPECT_NE(items[0].body().find(GetParam().speaker), std::string::npos) << items[0].body();
}

TEST_P(SpeakerTest, StaysInTheSummaryInText) {
  const auto items = ItemsOf(
      kTextFront +
          TextItem("Harbour Trust", GetParam().quotation + "\n\n" + GetParam().speaker +
                                        "\n\nIt ends with three recommendations.\n\n") +
          TextItem("Vale Council", "") + TextItem("Quay Institute", "") + TextItem("Moor College", ""),
      v1::DOCUMENT_FORMAT_TEXT);
  ASSERT_EQ(items.size(), 4U);
  EXPECT_EQ(items[0].captions_size(), 0);
  EXPECT_NE(items[0].body().find(GetParam().speaker), std::string::npos) << items[0].body();
}

INSTANTIATE_TEST_SUITE_P(
    Ways, SpeakerTest,
    testing::Values(Spoken{"NameAndRole", "\"We count them every night.\"", "Ada Example, Chief Executive"},
                    Spoken{"RoleAndName", "“We count them every night.”",
                           "Chief Keeper of Lamps, Bo Example"},
                    Spoken{"Nameless", "‘They came to count. Nobody asked us.’", "Parent of two, Leeds"},
                    Spoken{"Honorific", "\"We count them.\"", "Professor Sir Ada Example"}),
    [](const auto& param) { return param.param.name; });

TEST(SpeakerTest, IsNoTitleOfNewsBelowAQuotation) {
  const auto items = ItemsOf(
      "CordisPulse\n\nMarch 2021\n\nWelcome to March's edition.\n\nBest wishes,\n\nDr Ada Example\n\n"
      "Head of Research\n\nCordis Bright News\n\nNew rooms in the harbour\n\nWe have moved. Our landlord "
      "told us:\n\n\"It is a fine house, and they are fine people.\"\n\nNew colleagues in the north\n\nTwo "
      "researchers have joined us this month.\n\nCriminal Justice\n\nReports\n\n" +
          TextItem("Vale Council", "") + TextItem("Quay Institute", "") + TextItem("Moor College", ""),
      v1::DOCUMENT_FORMAT_TEXT);
  ASSERT_EQ(items.size(), 5U);
  EXPECT_EQ(items[1].title(), "New colleagues in the north");
}

}  // namespace
}  // namespace pulse::ingest
