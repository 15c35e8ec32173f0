// What covers say again of titles, read as captions.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

const std::string kFront =
    "# CordisPulse\n\n## March 2021\n\nWelcome to March's edition.\n\nBest wishes,\n\nDr Ada Example\n\n"
    "Head of Research\n\n## Criminal Justice\n\n### Reports\n\n";

std::vector<v1::Item> ItemsOf(const std::string& text) {
  v1::Document document;
  document.set_content(kFront + text);
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto parsed = ParseDocument(document);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  std::vector<v1::Item> items;
  if (!parsed.ok()) return items;
  for (const auto& section : parsed->issue().sections())
    items.insert(items.end(), section.items().begin(), section.items().end());
  return items;
}

std::string CaptionsOf(const v1::Item& item) {
  std::string all;
  for (const auto& caption : item.captions()) all.append(caption).append("|");
  return all;
}

constexpr const char* kNext =
    "#### Vale Trust. Debt advice by telephone\n\nThis report looks at advice lines in two towns.\n";

struct Cover {
  std::string name;
  std::string text;
  std::string captions;
};

class CoverText : public testing::TestWithParam<Cover> {};

TEST_P(CoverText, IsCaptionAsAWhole) {
  const auto items = ItemsOf(GetParam().text + kNext);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].title(), "Ferries and their crews: a winter survey");
  EXPECT_EQ(items[0].body(), "This report looks at ferries in winter.");
  EXPECT_EQ(CaptionsOf(items[0]), GetParam().captions);
}

constexpr const char* kTitle = "#### Harbour Council. Ferries and their crews: a winter survey\n\n";
constexpr const char* kBody = "This report looks at ferries in winter.\n\n";

INSTANTIATE_TEST_SUITE_P(
    Blocks, CoverText,
    testing::Values(
        Cover{"TitleAgain", std::string(kTitle) + "Ferries and their crews: a winter survey\n\n" + kBody,
              "Ferries and their crews: a winter survey|"},
        Cover{"InCapitals", std::string(kTitle) + "FERRIES AND THEIR CREWS:\n\nA WINTER SURVEY\n\n" + kBody,
              "FERRIES AND THEIR CREWS:|A WINTER SURVEY|"},
        Cover{"BehindTheSummary",
              std::string(kTitle) + kBody + "Ferries and their crews:\na winter survey\nNovember 2020\n\n",
              "Ferries and their crews:|a winter survey|November 2020|"},
        Cover{"PublisherAndYear", std::string(kTitle) + kBody + "A WINTER SURVEY\n\nHarbour Council 2020\n\n",
              "A WINTER SURVEY|Harbour Council 2020|"},
        Cover{"WithWordsOfItsOwn",
              std::string(kTitle) + "Ferries and their crews\n\nStatistical release\n\n" + kBody,
              "Ferries and their crews|Statistical release|"}),
    [](const auto& test) { return test.param.name; });

TEST(CoverText, OfAnEarlierTitleIsNoItem) {
  const auto items =
      ItemsOf(std::string(kTitle) + kBody + kNext + "\nFerries and their crews\nA winter survey\n\n" +
              "#### Ashmere Trust. Prison kitchens\n\nThis report looks at kitchens.\n");
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[1].body(), "This report looks at advice lines in two towns.");
  EXPECT_EQ(CaptionsOf(items[1]), "Ferries and their crews|A winter survey|");
}

TEST(CoverText, IsNotTheRestOfAnEntryThatAPageCut) {
  const auto items = ItemsOf(
      "#### Harbour Council. Employment after prison\n\nIt asks for:\n\n- training in "
      "employment\n\n\n\nafter prison\n\n- more ferries\n\n" +
      std::string(kNext));
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].captions_size(), 0);
}

TEST(CoverText, IsNoCaptionWhereAPictureHasNoText) {
  const auto items = ItemsOf(std::string(kTitle) + "![](cover.png)\n\n" + kBody + kNext);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].captions_size(), 0);
}

TEST(CoverText, IsNoSentenceThatRepeatsTheTitle) {
  const auto items = ItemsOf(std::string(kTitle) + "Ferries and their crews met in winter.\n\n" + kNext);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].body(), "Ferries and their crews met in winter.");
  EXPECT_EQ(items[0].captions_size(), 0);
}

TEST(CoverText, IsNotADayThatSaysWhenItsItemWasUpdated) {
  std::string more;
  for (const char* town : {"Port", "Vale", "Quay", "Lock"})
    more +=
        std::string("#### Vale Trust. Debt advice in ") + town + "\n\nThis report looks at advice lines.\n\n";
  const auto items = ItemsOf(std::string(kTitle) + "Updated 12 May 2020\n\n" + more + kNext);
  ASSERT_EQ(items.size(), 6U);
  EXPECT_EQ(items[0].body(), "Updated 12 May 2020");
  EXPECT_EQ(items[0].captions_size(), 0);
}

TEST(CoverTextTest, DoesNotHoldTheSourceOfTheTextAboveIt) {
  const auto items = ItemsOf(std::string(kTitle) + kBody + "*Source: a survey of 33 ferries*\n\n" + kNext);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].body(), "This report looks at ferries in winter.\n\n*Source: a survey of 33 ferries*");
}

}  // namespace
}  // namespace pulse::ingest
