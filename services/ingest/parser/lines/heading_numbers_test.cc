#include "services/ingest/parser/lines/heading_numbers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace pulse::ingest {
namespace {

std::ptrdiff_t CountNumbered(const std::string& text, bool markdown = false) {
  auto lines = SplitLines(text, markdown);
  FindNumberedTitles(&lines);
  return std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.numbered; });
}

TEST(FindNumberedTitles, CountsOnThroughTheDocument) {
  EXPECT_EQ(CountNumbered("News\n\n1. We hire\n\nCrews are few.\n\n2. We moved\n\nTo the quay.\n\n"
                          "Criminal Justice\n\n3. Harbour Council. Ferries\n\nThey sail.\n"),
            3);
}

TEST(FindNumberedTitles, StartsAgainInEachSection) {
  EXPECT_EQ(CountNumbered("## News\n\n#### 1. We hire\n\nCrews.\n\n#### 2. We moved\n\nTo the quay.\n\n"
                          "## Criminal Justice\n\n#### 1. Harbour Council. Ferries\n\nThey sail.\n",
                          true),
            3);
}

TEST(FindNumberedTitles, KnowsThemFromListsBetweenThem) {
  const std::string text =
      "News\n\n1. We hire\n\nWe ask for:\n\n1. crews\n2. boats\n3. oars\n\n2. We moved\n\nTo the quay.\n\n"
      "3. We ring\n\nThe bell.\n";
  auto lines = SplitLines(text, false);
  FindNumberedTitles(&lines);
  for (const auto& line : lines) {
    const bool title = line.content.starts_with("We ") && line.mark == Mark::kNumber;
    EXPECT_EQ(line.numbered, title) << line.raw;
  }
}

TEST(FindNumberedTitles, LeavesListsAlone) {
  EXPECT_EQ(CountNumbered("News\n\nWe hire\n\nWe ask for:\n\n1. crews\n2. boats\n3. oars\n4. sails\n"), 0);
}

TEST(FindNumberedTitles, TwoAreTooFewToTell) {
  EXPECT_EQ(CountNumbered("News\n\n1. We hire\n\nCrews are few.\n\n2. We moved\n\nTo the quay.\n"), 0);
}

TEST(HeadingNumberLength, TakesNumbersWithAMarkOnly) {
  EXPECT_EQ(HeadingNumberLength("1.1 Ferries"), 4U);
  EXPECT_EQ(HeadingNumberLength("2) Ferries"), 3U);
  EXPECT_EQ(HeadingNumberLength("12 ferries"), 0U);
  EXPECT_EQ(HeadingNumberLength("2019. "), 0U);
  EXPECT_EQ(HeadingNumberLength(""), 0U);
}

}  // namespace
}  // namespace pulse::ingest
