#include "services/ingest/parser/lines/run_in_summaries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace pulse::ingest {
namespace {

using testing::ElementsAre;

// What the lines say after the cut.
std::vector<std::string_view> CutIn(std::string_view text) {
  auto lines = SplitLines(text, true);
  CutRunInSummaries(&lines);
  std::vector<std::string_view> said;
  for (const auto& line : lines) said.push_back(line.content);
  return said;
}

TEST(CutRunInSummaries, PartsATitleInBoldFromTheTextBehindIt) {
  EXPECT_THAT(
      CutIn("**Harbour Trust. Do ferries pay?** They do, in summer, and only where the quay is free.\n"),
      ElementsAre("**Harbour Trust. Do ferries pay?**",
                  "They do, in summer, and only where the quay is free."));
}

TEST(CutRunInSummaries, PartsATitleInItalics) {
  EXPECT_THAT(
      CutIn("_Harbour Trust. Lamps_ Lamps are lit at dusk on every pier of this long coast.\n"),
      ElementsAre("_Harbour Trust. Lamps_", "Lamps are lit at dusk on every pier of this long coast."));
}

TEST(CutRunInSummaries, PartsATitleWhosePublishersAreInAnotherType) {
  EXPECT_THAT(
      CutIn("**Harbour Trust.** *Lamps* Lamps are lit at dusk on every pier of this coast.\n"),
      ElementsAre("**Harbour Trust.** *Lamps*", "Lamps are lit at dusk on every pier of this coast."));
}

TEST(CutRunInSummaries, PartsATitleThatWraps) {
  EXPECT_THAT(
      CutIn(
          "**Harbour Trust. Lamps and\nthose who light them** Lamps are lit\nat dusk, all the year round.\n"),
      ElementsAre("**Harbour Trust. Lamps and", "those who light them**", "Lamps are lit",
                  "at dusk, all the year round."));
}

TEST(CutRunInSummaries, LeavesLeadInsWhoseWordsNameNoBody) {
  const std::string_view text = "**Fewer Boats. More Crews** There were fewer boats than in the year before.";
  EXPECT_THAT(CutIn(text), ElementsAre(text));
}

TEST(CutRunInSummaries, PartsTitlesOfUnknownPublishersAmongKnownOnes) {
  const std::string text = " There were fewer boats on the water than in the year before.\n\n";
  EXPECT_THAT(CutIn("**Harbour Trust. Lamps**" + text + "**Ferry Council. Decks**" + text +
                    "**Canal Institute. Locks**" + text + "**Lanternhouse. Oil**" + text),
              testing::Contains("**Lanternhouse. Oil**"));
}

TEST(CutRunInSummaries, LeavesATitleThatGoesOnBehindItsBoldWords) {
  const std::string_view text =
      "**Harbour Trust. Lamps** and those who light them on the piers of this coast.";
  EXPECT_THAT(CutIn(text), ElementsAre(text));
}

}  // namespace
}  // namespace pulse::ingest
