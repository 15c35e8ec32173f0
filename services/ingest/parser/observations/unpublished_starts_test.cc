// Text as a converter leaves it that prints no blank line between paragraphs, and no
// bullets.

#include "services/ingest/parser/observations/unpublished_starts.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/ingest/parser/plain_text_samples.h"

namespace pulse::ingest {
namespace {

// Wrapped at some 70 columns; a blank line stands between items only.
constexpr const char* kStackedItems =
    "Harbour Trust. Locks and those who keep them\n"
    "This report looks at the keepers of locks, who were asked how their\n"
    "work had changed since the new gates were fitted. It finds that most\n"
    "of them were glad of the change.\n\n"
    "Ferry Council. Crossing the estuary in winter: what passengers\n"
    "say of cold decks\n"
    "Based on interviews with 214 passengers, this paper describes winter\n"
    "crossings, and asks whether a heated cabin would be worth its cost.\n\n"
    "National Canal Observatory. Water levels\n"
    "The observatory has measured the level of the water at 31 places. It\n"
    "rose at eleven of them, and at none did it fall by more than a hand.\n\n"
    "Department for Canals. Towpaths\n"
    "It sets out what a towpath should be: dry, level and wide enough for\n"
    "two people to pass each other without one of them getting wet.\n\n";

constexpr const char* kHeadings = "Criminal Justice\nReports\n";

// The items below a front, which are all of one section.
std::vector<v1::Item> ItemsBelowFront(const std::string& printed) {
  const auto issue = samples::Parse(std::string(samples::kFront) + printed);
  EXPECT_EQ(issue.sections_size(), 1);
  std::vector<v1::Item> items;
  for (const auto& section : issue.sections())
    items.insert(items.end(), section.items().begin(), section.items().end());
  return items;
}

std::vector<v1::Item> StackedItemsWith(const std::string& more) {
  return ItemsBelowFront(kHeadings + std::string(kStackedItems) + more);
}

struct Stacked {
  std::string name;
  std::string printed;
  std::string title;
  std::string body_begins;
};

class StackedItem : public testing::TestWithParam<Stacked> {};

TEST_P(StackedItem, IsOneItem) {
  const auto items = StackedItemsWith(GetParam().printed);
  ASSERT_EQ(items.size(), 5U);
  EXPECT_EQ(items[0].title(), "Locks and those who keep them");
  EXPECT_EQ(items[1].title(), "Crossing the estuary in winter: what passengers say of cold decks");
  EXPECT_EQ(items[4].title(), GetParam().title);
  EXPECT_EQ(items[4].body().substr(0, GetParam().body_begins.size()), GetParam().body_begins);
}

INSTANTIATE_TEST_SUITE_P(
    Text, StackedItem,
    testing::Values(Stacked{"EntriesWithoutBullets",
                            "Quay Association. Lamps of the coast\n"
                            "The following questions have been asked of all who light the lamps of\n"
                            "the coast:\n"
                            "Lighting at Dusk and Dawn\n"
                            "Lighting with Oil & Wire\n"
                            "Ladders\n"
                            "Each of them is answered in a chapter of its own, which ends in some\n"
                            "advice to those who climb.\n",
                            "Lamps of the coast", "The following questions"},
                    Stacked{"EntriesThatAreSentences",
                            "Quay Association. Lamps of the coast\n"
                            "Below are the key findings on the lamps of the coast in the last year:\n"
                            "The cost of the oil for all the lamps of the coast rose by a tenth in\n"
                            "the year ending March 2020.\n"
                            "The number of keepers who would rather see their lamps lit by wire is\n"
                            "higher than it was.\n",
                            "Lamps of the coast", "Below are the key findings"},
                    Stacked{"PublisherAloneOnItsLine",
                            "Office for Quays, Lamps and Ladders of the Northern Harbours.\n"
                            "Lamps of the coast\n"
                            "This analysis says where the lamps stand, and who lights them when the\n"
                            "keeper is away.\n",
                            "Lamps of the coast", "This analysis"},
                    Stacked{"SummaryThatOpensWithThePublisher",
                            "The Quay Association. Lamps of the coast\n"
                            "The Quay Association has published an account of all lamps of the\n"
                            "coast and of those who light them.\n",
                            "Lamps of the coast", "The Quay Association has"},
                    Stacked{"SummaryThatOpensWithAQuestion",
                            "Quay Association. Lamps of the coast\n"
                            "Who lights the lamps when the keeper is away?\n"
                            "This guide says who should, and how a harbour can see to it that they\n"
                            "do, at night as by day.\n",
                            "Lamps of the coast", "Who lights the lamps"},
                    Stacked{"TitleBehindAColon",
                            "Quay Association. What a good lamp looks like:\n"
                            "Oil, wire and glass on the coast.\n"
                            "Evidence shows that a lamp which is cleaned each week burns longer and\n"
                            "costs its keeper less.\n",
                            "What a good lamp looks like: Oil, wire and glass on the coast",
                            "Evidence shows"},
                    Stacked{"TitleOfTwoSentences",
                            "Quay Association. Beginning at dusk.\n"
                            "Lamps of the coast.\n"
                            "This is the final report of an inquiry into what lamps will have to be\n"
                            "like in thirty years' time.\n",
                            "Beginning at dusk. Lamps of the coast", "This is the final"},
                    Stacked{"CaptionBetweenTitleAndText",
                            "Quay Association. Lamps of the coast\n\n"
                            "A keeper on a ladder at Northmoor\n\n"
                            "The guide was written with keepers who have climbed, and with some who\n"
                            "would not do so again for any wage.\n",
                            "Lamps of the coast", ""},
                    Stacked{"PictureBelowTheTitle",
                            "Quay Association. Lamps of the coast\n"
                            "Screenshot of the ladder\n"
                            "The guide was written with keepers who have climbed, and with some who\n"
                            "would not do so again for any wage.\n",
                            "Lamps of the coast", "The guide was"},
                    Stacked{"EntriesBehindAPageThatAnnouncesThem",
                            "Quay Association. Lamps of the coast\n"
                            "There were a number of ways in which keepers thought that the lamps of\n"
                            "the coast might be better lit:\n\f"
                            "Sharing oil and ladders with the harbours nearby\n"
                            "Building trust between keepers and crews\n",
                            "Lamps of the coast", "There were a number"}),
    [](const auto& param) { return param.param.name; });

TEST(StackedText, LeadInsInARowAreNoItems) {
  const auto items = StackedItemsWith(
      "Quay Association. Lamps of the coast\n"
      "The guide says who should see to the lamps when the keeper is away, as\n"
      "many of them are.\n\n"
      "Schools. Every one of them should have a keeper of its own.\n\n"
      "Councils. A harbour ought to be lit by wire.\n\n"
      "The guide ends with a list of lamps.\n\n"
      "Ferry Council. Boats and crews\n"
      "The council has counted its boats and asked after their crews.\n");
  ASSERT_EQ(items.size(), 6U);
  EXPECT_TRUE(items[4].body().ends_with("a list of lamps.")) << items[4].body();
}

TEST(StackedText, ContentsThatListTitlesOpenNoSection) {
  const auto items =
      ItemsBelowFront(std::string("In this issue\n• Criminal Justice\n◦ Locks and those who keep them\n"
                                  "◦ Crossing the estuary in winter: what passengers say of cold\ndecks\n\f"
                                  "◦ Water levels\n◦ Towpaths\n\n") +
                      kHeadings + kStackedItems);
  ASSERT_EQ(items.size(), 4U);
  EXPECT_EQ(items[0].kind(), v1::ITEM_KIND_REPORT);
}

TEST(StackedText, NoticeEndsWhereASectionBegins) {
  const auto items =
      ItemsBelowFront(std::string("If you would prefer not to receive future editions of the CordisPulse,\n"
                                  "please click 'unsubscribe' at the very end of this email.\n") +
                      kHeadings + kStackedItems);
  EXPECT_EQ(items.size(), 4U);
}

}  // namespace
}  // namespace pulse::ingest
