#include "services/ingest/convert/contents_list.h"

#include <gtest/gtest.h>

namespace pulse::ingest {
namespace {

TEST(RemoveContentsTest, TakesOutTheHeadingAndEntriesWithPageNumbers) {
  auto blocks = SplitBlocks(
      "# CordisPulse\n\n### Contents\n\nReports ...... 5\n\nHarbour Trust. Lamps 6\n\nCriminal Justice 12\n\n"
      "Welcome to March's edition. There were 30.\n");
  EXPECT_EQ(RemoveContents(&blocks), 4);
  EXPECT_EQ(JoinBlocks(blocks), "# CordisPulse\n\nWelcome to March's edition. There were 30.\n");
}

TEST(RemoveContentsTest, TakesOutEntriesWithoutPagesUpToTheFirstSection) {
  auto blocks = SplitBlocks(
      "### In this issue\n\nAdult Social Care and Health\nLamps Ladders\n\nCriminal Justice\n\nDecks\n\n"
      "## Adult Social Care and Health\n\nText.\n\n## Criminal Justice\n\nMore.\n");
  EXPECT_EQ(RemoveContents(&blocks), 4);
  EXPECT_EQ(JoinBlocks(blocks), "## Adult Social Care and Health\n\nText.\n\n## Criminal Justice\n\nMore.\n");
}

TEST(RemoveContentsTest, LeavesWhatHasNoPageNumbersOrFewEntries) {
  for (const char* text :
       {"Contents\n\nReports\n\nBriefings\n\nTools\n", "Contents\n\nReports 5\n\nBriefings 6\n\nText.\n",
        "Reports 5\n\nBriefings 6\n\nTools 7\n"}) {
    auto blocks = SplitBlocks(text);
    EXPECT_EQ(RemoveContents(&blocks), 0) << text;
    EXPECT_EQ(JoinBlocks(blocks), text);
  }
}

}  // namespace
}  // namespace pulse::ingest
