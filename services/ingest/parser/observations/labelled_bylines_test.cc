#include "services/ingest/parser/observations/labelled_bylines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

using testing::ElementsAre;

const char* const kFront =
    "# CordisPulse\n\n## June 2021\n\nWelcome to June's edition of the CordisPulse.\n\nBest wishes,\n\n"
    "Ada Stavely\n\n## Criminal Justice\n\n### Reports\n\n";
const char* const kText =
    "\n\nThis report looks at boats, and finds that there are fewer than there were.\n\n";

v1::ParseDocumentResponse ParseItems(const std::string& items) {
  v1::Document document;
  document.set_content(kFront + items);
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto parsed = ParseDocument(document);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  return parsed.ok() ? *parsed : v1::ParseDocumentResponse();
}

// "byline: title" of each item.
std::vector<std::string> Read(const std::string& items) {
  std::vector<std::string> read;
  const auto parsed = ParseItems(items);
  for (const auto& section : parsed.issue().sections()) {
    for (const auto& item : section.items()) read.push_back(item.byline() + ": " + item.title());
  }
  return read;
}

TEST(FindLabelledBylines, ReadsOneBelowItsTitleAmongTitlesOfTheUsualForm) {
  EXPECT_THAT(
      Read(std::string("#### Harbour Council. Lamps") + kText +
           "#### Do night sailings pay?\n\nPublished by: Lanternhouse" + kText + "#### Ferry Trust. Decks" +
           kText),
      ElementsAre("Harbour Council: Lamps", "Lanternhouse: Do night sailings pay?", "Ferry Trust: Decks"));
}

TEST(FindLabelledBylines, ReadsTheLabelsThatAreInUse) {
  for (const std::string label :
       {"Published by ", "Publisher: ", "**Publisher:** ", "Source: ", "From ", "by "})
    EXPECT_THAT(Read("#### Do night sailings pay?\n\n" + label + "Harbour Council" + kText),
                ElementsAre("Harbour Council: Do night sailings pay?"))
        << label;
}

TEST(FindLabelledBylines, ReadsThoseAboveTheirTitles) {
  EXPECT_THAT(Read(std::string("Publisher: Harbour Council\n\n#### Do night sailings pay?") + kText +
                   "Publisher: Ferry Trust\n\n#### Decks in winter" + kText),
              ElementsAre("Harbour Council: Do night sailings pay?", "Ferry Trust: Decks in winter"));
}

TEST(FindLabelledBylines, ReadsThoseAboveTheirTitlesBelowAShortSummary) {
  EXPECT_THAT(Read("by Harbour Council\n\n#### Do night sailings pay?\n\nNobody knows yet.\n\n"
                   "by Ferry Trust\n\n#### Decks in winter\n\nThey are cold.\n\n"),
              ElementsAre("Harbour Council: Do night sailings pay?", "Ferry Trust: Decks in winter"));
}

TEST(FindLabelledBylines, ReadsNamesNobodyKnowsAmongOthers) {
  EXPECT_THAT(Read(std::string("#### Lamps\n\nby Harbour Council") + kText + "#### Decks\n\nby Ferry Trust" +
                   kText + "#### Locks\n\nby Lanternhouse" + kText),
              ElementsAre("Harbour Council: Lamps", "Ferry Trust: Decks", "Lanternhouse: Locks"));
}

TEST(FindLabelledBylines, ReadsTheStopInATitleAmongWholeOnes) {
  const auto item = [](const std::string& title, const std::string& publisher) {
    return "#### " + title + "\n\nPublished by: " + publisher + kText;
  };
  EXPECT_THAT(Read(item("Lamps", "Harbour Council") + item("Decks", "Ferry Trust") +
                   item("Sound Foundations. A review", "Canal Institute") + item("Locks", "Quay Commission")),
              testing::Contains("Canal Institute: Sound Foundations. A review"));
}

TEST(FindLabelledBylines, LeavesTheCreditThatEndsASummary) {
  EXPECT_THAT(Read(std::string("#### Harbour Council. Lamps") + kText + "Published by the Ferry Trust.\n\n" +
                   "#### Canal Institute. Do night sailings pay?" + kText),
              ElementsAre("Harbour Council: Lamps", "Canal Institute: Do night sailings pay?"));
}

TEST(FindLabelledBylines, OwnsEachByteOfTheLabel) {
  const auto parsed =
      ParseItems(std::string("#### Lamps\n\nPublished by: Harbour Council and Ferry Trust.") + kText);
  EXPECT_EQ(parsed.coverage().owned_bytes(), parsed.coverage().total_bytes());
  ASSERT_EQ(parsed.issue().sections_size(), 1);
  ASSERT_EQ(parsed.issue().sections(0).items_size(), 1);
  EXPECT_EQ(parsed.issue().sections(0).items(0).publishers_size(), 2);
}

}  // namespace
}  // namespace pulse::ingest
