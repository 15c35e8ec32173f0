#include "services/ingest/parser/observations/heading_pairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/ingest/parser/plain_text_samples.h"

namespace pulse::ingest {
namespace {

using testing::Contains;
using testing::ElementsAre;

const char* const kText =
    "\n\nThis report looks at boats, and finds that there are fewer than there were.\n\n";

// "byline: title" of each item of an issue in plain text.
std::vector<std::string> Read(const std::string& sections) {
  const auto issue = samples::Parse(samples::kFront + sections);
  std::vector<std::string> read;
  for (const auto& section : issue.sections()) {
    for (const auto& item : section.items()) read.push_back(item.byline() + ": " + item.title());
  }
  return read;
}

// Items that show that publishers stand below their titles.
const std::string kItems =
    std::string("Criminal Justice\n\nReports\n\nLamps and their keepers\nHarbour Council") + kText +
    "Do night sailings pay?\nQuay Institute" + kText + "What lock keepers need\nCanal Trust" + kText;

TEST(FindPair, ReadsTheOnlyItemOfAnIssue) {
  EXPECT_THAT(Read(std::string("Criminal Justice\n\nLamps and their keepers\nHarbour Council") + kText),
              ElementsAre("Harbour Council: Lamps and their keepers"));
  EXPECT_THAT(Read(std::string("Criminal Justice\n\nHarbour Council\nLamps and their keepers") + kText),
              ElementsAre("Harbour Council: Lamps and their keepers"));
}

TEST(FindPair, IsNotHiddenByTheStopsOfNews) {
  EXPECT_THAT(Read(std::string("Cordis Bright News\n\nOut on the Water. Come and see us") + kText +
                   "Criminal Justice\n\nLamps and their keepers\nHarbour Council" + kText),
              Contains("Harbour Council: Lamps and their keepers"));
}

TEST(FindPair, ReadsTitlesThatEndInASmallWord) {
  EXPECT_THAT(Read(kItems + "The Ferries Act, one year on\nFerry Trust" + kText),
              Contains("Ferry Trust: The Ferries Act, one year on"));
  EXPECT_THAT(
      Read(kItems + "Learning on the water, and those whom it is offered to\nSkills for Boats" + kText),
      Contains("Skills for Boats: Learning on the water, and those whom it is offered to"));
}

TEST(FindPair, LeavesCoverTextBelowThePublishers) {
  EXPECT_THAT(Read(kItems + "Decks in winter\nLanternhouse\n\nNIGHT FERRIES" + kText),
              Contains("Lanternhouse: Decks in winter"));
  EXPECT_THAT(Read(kItems + "Decks in winter\nFerry Trust\nNIGHT FERRIES" + kText),
              Contains("Ferry Trust: Decks in winter"));
}

TEST(FindPair, ReadsAnItemWithoutASummaryAboveAnother) {
  EXPECT_THAT(Read(kItems + "Decks in winter\nLanternhouse\n\nDo locks leak?\nOpen Sails" + kText),
              Contains("Lanternhouse: Decks in winter"));
}

TEST(FindPair, ReadsATitleWhoseBracketsStandOnALineOfTheirOwn) {
  const std::string above = std::string("Criminal Justice\n\nHarbour Council\nLamps and their keepers") +
                            kText + "Quay Institute\nDo night sailings pay?" + kText;
  EXPECT_THAT(Read(above +
                   "Canal Trust\nLocks: services for those who live close to them\n(NG30)\n"
                   "Ferry Council\nDecks in winter" +
                   kText),
              Contains("Ferry Council: Decks in winter"));
}

TEST(FindPair, TakesAMarkedTitleThatOpensAsABodysName) {
  v1::Document document;
  document.set_content(
      "# CordisPulse\n\nJune 2021\n\nWelcome to June's edition of the CordisPulse.\n\n"
      "## Criminal Justice\n\n### Reports\n\n"
      "#### Lamps and their keepers: an index\n\n*Harbour Commissioner*\n\n"
      "This report looks at the lamps of the harbour.\n\n"
      "#### Northmoor County Council Ferries First Evaluation\n\n*Department for Canals*\n\n"
      "This evaluation report looks at how ferries were moored in Northmoor.\n\n"
      "#### Night sailings\n\n*Quay Institute*\n\nThis report looks at boats and what they cost.\n");
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto parsed = ParseDocument(document);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  ASSERT_EQ(parsed->issue().sections_size(), 1);
  const auto& items = parsed->issue().sections(0).items();
  ASSERT_EQ(items.size(), 3);
  EXPECT_EQ(items[0].body(), "This report looks at the lamps of the harbour.");
  EXPECT_EQ(items[1].title(), "Northmoor County Council Ferries First Evaluation");
  EXPECT_EQ(items[1].byline(), "Department for Canals");
}

}  // namespace
}  // namespace pulse::ingest
