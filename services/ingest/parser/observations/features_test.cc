#include "services/ingest/parser/observations/features.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {
namespace {

// What is noticed about the first line of `text` that begins with `front`.
Observation ObserveLineOf(const std::string& text, std::string_view front, bool markdown = false) {
  const auto lines = SplitLines(text, markdown);
  const auto seen = Observe(lines);
  const auto line = std::find_if(lines.begin(), lines.end(),
                                 [front](const Line& each) { return each.content.starts_with(front); });
  EXPECT_NE(line, lines.end()) << front;
  return seen[static_cast<std::size_t>(line - lines.begin())];
}

const char* const kContents =
    "CordisPulse\n\nIn this issue\n- Criminal Justice\n- Ferries and their crews\n\n"
    "Criminal Justice\n\nHarbour Council. Locks\n\nThey are few.\n\nFerries and their crews\n\nThey sail.\n";

TEST(Contents, AreNoSectionsOfTheirOwn) {
  const auto lines = SplitLines(kContents, false);
  const auto seen = Observe(lines);
  for (std::size_t i = 1; i <= 3; ++i) {
    EXPECT_TRUE(seen[i].Has(Feature::kContents)) << lines[i].raw;
    EXPECT_FALSE(seen[i].Has(Feature::kSectorName)) << lines[i].raw;
  }
  EXPECT_FALSE(seen[4].Has(Feature::kContents));
  EXPECT_TRUE(seen[4].Has(Feature::kSectorName));
}

TEST(Contents, MayBePartedByBlankLines) {
  const auto lines = SplitLines(
      "# CordisPulse\n\n## In this issue\n\n- Criminal Justice\n\n   - Ferries and fog\n\n"
      "   - What crews say \u25e6 Decks\n\n- Adult Social Care and Health\n\n## Criminal Justice\n\n"
      "#### Harbour Council. Ferries and fog\n\nThey sail.\n",
      true);
  const auto seen = Observe(lines);
  for (std::size_t i = 1; i <= 5; ++i) EXPECT_TRUE(seen[i].Has(Feature::kContents)) << lines[i].raw;
  EXPECT_TRUE(seen[6].Has(Feature::kSectorName));
}

TEST(Contents, OpenWithTheirTitleWhereNothingIsApart) {
  const std::string text =
      "CordisPulse\nMarch 2021\nIn this issue\nCriminal Justice\nAdult Social Care and Health•\nCriminal "
      "Justice\nA. Locks\nThey are few.\nAdult Social Care and Health\nB. Locks\n";
  const auto lines = SplitLines(text, false);
  const auto seen = Observe(lines);
  EXPECT_TRUE(seen[2].Has(Feature::kContents));
  EXPECT_TRUE(seen[3].Has(Feature::kContents));
  EXPECT_TRUE(seen[4].Has(Feature::kContents));
  EXPECT_FALSE(seen[5].Has(Feature::kContents));
}

TEST(Contents, EndBeforeTheSectionTheyAreGluedTo) {
  const std::string text =
      "CordisPulse\n\nCriminal Justice\nAdult Social Care and Health\nCriminal Justice\n\nA. Locks\n\n"
      "Adult Social Care and Health\n\nB. Locks\n";
  const auto lines = SplitLines(text, false);
  const auto seen = Observe(lines);
  EXPECT_TRUE(seen[1].Has(Feature::kContents));
  EXPECT_TRUE(seen[2].Has(Feature::kContents));
  EXPECT_FALSE(seen[3].Has(Feature::kContents));
}

TEST(Contents, AreNotFoundWhereNothingComesAgain) {
  EXPECT_FALSE(ObserveLineOf("CordisPulse\n\nIn this issue\nwe look at ferries\n\nLocks\n", "In this")
                   .Has(Feature::kContents));
}

TEST(Sentences, AreToldFromTitlesByTheirVerb) {
  const std::string text = "Locks\n\nThe evaluation looks at locks.\n\nCrews of the north.\n";
  EXPECT_TRUE(ObserveLineOf(text, "The evaluation").Has(Feature::kVerb));
  EXPECT_TRUE(ObserveLineOf(text, "Crews").Has(Feature::kVerbless));
}

TEST(Sentences, AreWholeAcrossAPage) {
  const std::string text =
      "Our research into\n\n\n\nferries published\n\nThe Trust has asked\n\n\n\nfor it.\n";
  EXPECT_TRUE(ObserveLineOf(text, "Our").Has(Feature::kCutShort));
  EXPECT_TRUE(ObserveLineOf(text, "ferries").Has(Feature::kVerbless));
  EXPECT_FALSE(ObserveLineOf(text, "The Trust").Has(Feature::kCutShort));
  EXPECT_TRUE(ObserveLineOf(text, "for it").Has(Feature::kVerb));
}

TEST(Addresses, ReachUpToTheirFirstLine) {
  const std::string text = "They are few.\n\nPress Office\nHarbour Council\nhelp@harbour.example\n\nMore\n";
  EXPECT_TRUE(ObserveLineOf(text, "Press").Has(Feature::kAddress));
  EXPECT_TRUE(ObserveLineOf(text, "help").Has(Feature::kAddress));
  EXPECT_FALSE(ObserveLineOf(text, "They").Has(Feature::kAddress));
  EXPECT_FALSE(ObserveLineOf(text, "More").Has(Feature::kAddress));
}

TEST(Bylines, AreNoLeadInsToSumsOfMoney) {
  const std::string text = "Cost. £38 a head.\n\nHarbour Council. £38 a head: who pays?\n";
  EXPECT_FALSE(ObserveLineOf(text, "Cost").Has(Feature::kBylineSplit));
  EXPECT_TRUE(ObserveLineOf(text, "Harbour").Has(Feature::kBylineSplit));
}

TEST(HeadingNumbers, SayNothingAboutTheTitle) {
  const auto seen = ObserveLineOf("## 3.2 Harbour Council. Ferries\n\nThey sail.\n", "3.2", true);
  EXPECT_TRUE(seen.Has(Feature::kBylineSplit));
}

}  // namespace
}  // namespace pulse::ingest
