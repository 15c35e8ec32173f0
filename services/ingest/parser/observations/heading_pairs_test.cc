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

}  // namespace
}  // namespace pulse::ingest
