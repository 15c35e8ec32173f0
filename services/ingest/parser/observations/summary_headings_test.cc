#include "services/ingest/parser/observations/summary_headings.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "services/ingest/parser/marked_samples.h"

namespace pulse::ingest {
namespace {

using marked_samples::Further;
using marked_samples::Items;
using marked_samples::kTitles;
using marked_samples::LastItem;
using marked_samples::Parse;
using marked_samples::Says;

TEST(SummaryHeadings, AreOfOneOrTwoWordsAtTheLevelOfTitles) {
  const auto response = Parse(
      "#### Harbour Trust. The state of quays\n\nIt has three parts.\n\n#### Access\n\nFew can reach "
      "them.\n\n"
      "#### Local piers\n\nThey are few as well.\n\n#### Lantern Council. After the flood\n\nIt is dry.\n");
  EXPECT_EQ(Further(response),
            (Items{"Harbour Trust: The state of quays", "Lantern Council: After the flood"}));
  EXPECT_TRUE(Says(response, "HEADING_IN_SUMMARY"));
}

TEST(SummaryHeadings, AreMarkedUnlikeAllTitles) {
  const auto response = Parse(
      "#### Harbour Trust. Three reports at once\n\nThey came out on one day.\n\n"
      "**Boats that nobody has seen since**\n\nThere are nine.\n\n**The boats nobody knows what to do "
      "with**\n\n"
      "There are ten.\n");
  EXPECT_EQ(Further(response), Items{"Harbour Trust: Three reports at once"});
  EXPECT_NE(LastItem(response).body().find("There are ten."), std::string::npos);
}

TEST(SummaryHeadings, AreNumberedParts) {
  const auto response = Parse(
      "#### Harbour Trust. A plan for quays\n\nIt recommends two things.\n\n"
      "**Recommendation 1. Build a second pier**\n\nOne is not enough.\n\n**Recommendation 2. Paint it**\n\n"
      "It rusts.\n");
  EXPECT_EQ(Further(response), Items{"Harbour Trust: A plan for quays"});
}

TEST(SummaryHeadings, AreOfAFamilyOneOfWhichIsKnown) {
  const auto response = Parse(
      "#### Harbour Trust. A plan for quays\n\nIt has findings.\n\n#### Key findings\n\nThere are many.\n\n"
      "#### What crews said to us\n\nThey said a lot.\n");
  EXPECT_EQ(Further(response), Items{"Harbour Trust: A plan for quays"});
}

TEST(SummaryHeadings, AreNoTitlesWithoutPublishers) {
  const auto response = Parse(
      "#### Ferries (Amendment) Act: what comes next for crews?\n\nThe Act was passed in March.\n\n"
      "#### Lantern Council. After the flood\n\nIt is dry.\n");
  EXPECT_EQ(Further(response), (Items{": Ferries (Amendment) Act: what comes next for crews?",
                                      "Lantern Council: After the flood"}));
  // Unlike all others, it may be none after all.
  const auto& items = response.issue().sections(0).items();
  EXPECT_LT(items[4].confidence(), 0.9);
  EXPECT_GT(items[5].confidence(), 0.9);
}

// ---- groups -------------------------------------------------------------------------

TEST(BoldLines, HeadPartsOfNewsWhoseTitlesAreHeadings) {
  v1::Document document;
  document.set_content(
      "# CordisPulse\n\n## March 2021\n\nWelcome to March's edition.\n\nBest wishes,\n\nDr Ada "
      "Example\n\nHead of Research\n\n## Cordis Bright News\n\n### We are hiring a researcher\n\nJoin "
      "us in spring.\n\n**The role**\n\nYou will count lamps.\n\n**How to apply**\n\nWrite to us.\n\n" +
      kTitles);
  const auto parsed = ParseDocument(document);
  ASSERT_TRUE(parsed.ok());
  const auto& news = parsed->issue().sections(0);
  ASSERT_EQ(news.items_size(), 1) << news.DebugString();
  EXPECT_NE(news.items(0).body().find("**How to apply**"), std::string::npos) << news.items(0).body();
}

TEST(BoldLines, AreNewsWhereNoneIsCalledAsAPartIs) {
  v1::Document document;
  document.set_content(
      "# CordisPulse\n\n## March 2021\n\nWelcome to March's edition.\n\nBest wishes,\n\nDr Ada "
      "Example\n\nHead of Research\n\n## Cordis Bright News\n\n### We are hiring a researcher\n\nJoin "
      "us in spring.\n\n**Our lamps survey wins an award**\n\nThe survey was read in two towns.\n\n### "
      "New rooms in the harbour\n\nCome and see them.\n\n" +
      kTitles);
  const auto parsed = ParseDocument(document);
  ASSERT_TRUE(parsed.ok());
  const auto& news = parsed->issue().sections(0);
  ASSERT_EQ(news.items_size(), 3) << news.DebugString();
  EXPECT_EQ(news.items(1).title(), "Our lamps survey wins an award");
  EXPECT_LT(news.items(1).confidence(), 0.9) << "marked as no other news is";
}

TEST(SummaryHeadings, AreShortQuestionsThoughTitlesAskToo) {
  const auto parsed = Parse(
      "#### Ferry Trust. Do night sailings pay?\n\nThe trust asked its crews.\n\n"
      "#### Who pays?\n\nPassengers do.\n\n#### Is it free at night?\n\nIt is, but for bicycles.\n\n");
  EXPECT_EQ(Further(parsed), Items{"Ferry Trust: Do night sailings pay?"});
}

TEST(SummaryHeadings, AreCounted) {
  const auto parsed = Parse(
      "#### Ferry Trust. Three ways over\n\nThe trust asked its crews.\n\n"
      "#### 1. A longer pier with two landings\n\nIt costs most.\n\n"
      "#### 2. A second boat on the long crossing\n\nIt needs a crew.\n\n");
  EXPECT_EQ(Further(parsed), Items{"Ferry Trust: Three ways over"});
}

TEST(BoldLines, AskAboutTheNewsAboveThem) {
  v1::Document document;
  document.set_content(
      "**CordisPulse**\n\n**March 2021**\n\nWelcome to March's edition, which looks at harbours.\n\n"
      "Best wishes,\n\nDr Ada Example\n\nHead of Research\n\n**Cordis Bright News**\n\n"
      "**Evaluation of the night ferry**\n\nWe have begun to evaluate the ferry.\n\n"
      "**What will we do?**\n\nWe will count its passengers.\n\n"
      "**Are you free on 12 May?**\n\nThere is a breakfast on the quay.\n\n"
      "**Criminal Justice**\n\n**Reports**\n\n**Harbour Trust. Tides**\n\nThey are described.\n\n"
      "**Lantern Council. Lamps**\n\nThe quays are now lit.\n\n**Ferry Trust. Decks**\n\nThey are cold.\n\n"
      "**Quay Commission. Tolls**\n\nThey have risen.\n\n");
  const auto parsed = ParseDocument(document);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  ASSERT_GE(parsed->issue().sections_size(), 1);
  const auto& news = parsed->issue().sections(0);
  ASSERT_EQ(news.items_size(), 2);
  EXPECT_EQ(news.items(0).title(), "Evaluation of the night ferry");
  EXPECT_EQ(news.items(1).title(), "Are you free on 12 May?");
}

}  // namespace
}  // namespace pulse::ingest
