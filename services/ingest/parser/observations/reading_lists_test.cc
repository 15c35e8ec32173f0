#include "services/ingest/parser/observations/reading_lists.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

using testing::ElementsAre;

const char* const kText =
    "\n\nThis report looks at boats, and finds that there are fewer than there were.\n\n";

// The titles of an issue of four items, of which the first has `more` in its summary.
std::vector<std::string> TitlesWith(const std::string& more) {
  v1::Document document;
  document.set_content(
      std::string("# CordisPulse\n\n## June 2021\n\nWelcome to June's edition of the Pulse.\n\n"
                  "Best wishes,\n\nAda Stavely\n\n## Criminal Justice\n\n### Reports\n\n") +
      "**Harbour Council. Lamps**" + kText + more + "**Ferry Trust. Decks**" + kText +
      "**Canal Institute. Locks**" + kText + "**Quay Commission. Tolls**" + kText);
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto parsed = ParseDocument(document);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  std::vector<std::string> titles;
  if (!parsed.ok()) return titles;
  for (const auto& section : parsed->issue().sections()) {
    for (const auto& item : section.items()) titles.push_back(item.title());
  }
  return titles;
}

TEST(ObserveReadingLists, KeepsBulletsOfAuthorsAndTitlesInTheSummary) {
  EXPECT_THAT(TitlesWith("- [Pilots' Society. Who steers?](#)\n- [Skills for Boats. Size and shape](#)\n\n"),
              ElementsAre("Lamps", "Decks", "Locks", "Tolls"));
}

TEST(ObserveReadingLists, KeepsParagraphsOfAuthorsAndTitlesInTheSummary) {
  EXPECT_THAT(TitlesWith("[Pilots' Society. Who steers?](#)\n\n[Boat Council. Size and shape](#)\n\n"
                         "It also has advice for the crews of boats.\n\n"),
              ElementsAre("Lamps", "Decks", "Locks", "Tolls"));
}

TEST(ObserveReadingLists, KeepsTheOneThatIsAnnounced) {
  EXPECT_THAT(TitlesWith("It goes on from an earlier paper:\n\n[Pilots' Society. Who steers?](#)\n\n"),
              ElementsAre("Lamps", "Decks", "Locks", "Tolls"));
}

TEST(ObserveReadingLists, LeavesATitleThatLostItsMarks) {
  EXPECT_THAT(TitlesWith(std::string("Pilots' Society. Who steers?") + kText),
              ElementsAre("Lamps", "Who steers?", "Decks", "Locks", "Tolls"));
}

TEST(ObserveReadingLists, LeavesATitleThatLostItsMarksBelowAGroupWithAColon) {
  EXPECT_THAT(TitlesWith(std::string("**Briefings:**\nPilots' Society. Who steers?") + kText),
              ElementsAre("Lamps", "Who steers?", "Decks", "Locks", "Tolls"));
}

}  // namespace
}  // namespace pulse::ingest
