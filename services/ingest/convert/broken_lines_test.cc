#include "services/ingest/convert/broken_lines.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::ingest {
namespace {

std::string Parted(const std::string& text) {
  auto blocks = SplitBlocks(text);
  PartBrokenLines(&blocks);
  return JoinBlocks(blocks);
}

TEST(PartBrokenLinesTest, GivesPublishersInAHeadingALineOfTheirOwn) {
  EXPECT_EQ(Parted("#### Harbour Trust\u2028How tides are measured\n"),
            "#### Harbour Trust\n\n#### How tides are measured\n");
  EXPECT_EQ(Parted("#### How tides are measured\u2028Harbour Trust\n"),
            "#### How tides are measured\n\n#### Harbour Trust\n");
  EXPECT_EQ(Parted("#### Tides and Moons 2021 to 2022\u2028Harbour Council (HC)\n"),
            "#### Tides and Moons 2021 to 2022\n\n#### Harbour Council (HC)\n");
}

TEST(PartBrokenLinesTest, JoinsAHeadingThatWasOnlyWrapped) {
  EXPECT_EQ(Parted("## Children and Young\u2028People's Services\n"),
            "## Children and Young People's Services\n");
  EXPECT_EQ(Parted("## Adult Social Care\u2028and Health\n"), "## Adult Social Care and Health\n");
  EXPECT_EQ(Parted("### How tides are measured\u2028when the moon is new\n"),
            "### How tides are measured when the moon is new\n");
}

TEST(PartBrokenLinesTest, TakesTheBoldOffPublishersBesideABoldTitle) {
  const std::string parted = "Harbour Trust\n\n[**How tides are measured**](https://example.org)\n";
  for (const std::string hard_break : {"  ", "\\"}) {
    EXPECT_EQ(
        Parted("**Harbour Trust**" + hard_break + "\n[**How tides are measured**](https://example.org)\n"),
        parted);
  }
  EXPECT_EQ(Parted("**How tides are measured**  \n**Harbour Trust**\n"),
            "**How tides are measured**\n\nHarbour Trust\n");
}

TEST(PartBrokenLinesTest, LeavesOtherParagraphsAlone) {
  for (const std::string text :
       {"**Harbour Trust**  \nQuay 1  \nPort Vale\n", "**Harbour Trust**  \n*How tides are measured*\n",
        "The tide comes in\\\nthe tide goes out\n", "# Tides\n", "**A tide**  \n**is what it is**\n"}) {
    EXPECT_EQ(Parted(text), text);
  }
}

}  // namespace
}  // namespace pulse::ingest
