#include "services/ingest/parser/observations/picture_captions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/ingest/parser/marked_samples.h"

namespace pulse::ingest {
namespace {

using marked_samples::Further;
using marked_samples::LastItem;
using marked_samples::Parse;
using testing::ElementsAre;

TEST(PictureCaptions, LineBelowAPictureIsNoTitleAndNoText) {
  for (const char* picture :
       {"![](ladder.png)\n\nA keeper and his ladder\n\n", "![A ladder](ladder.png)A keeper\n\n"}) {
    const auto response =
        Parse("## Cordis Bright News\n\n#### Lamps are lit again\n\n" + std::string(picture) +
              "We have lit the lamps of the pier, and shall keep them lit until the spring.\n");
    EXPECT_THAT(Further(response), ElementsAre(": Lamps are lit again"));
    EXPECT_EQ(LastItem(response).body(),
              "We have lit the lamps of the pier, and shall keep them lit until the spring.");
  }
}

TEST(PictureCaptions, ImageOfSeveralLinesIsNoText) {
  const auto response = Parse(
      "#### Harbour Trust. Lamps\n\n![Chart: lamps that nobody\nlit](lamps.png)Chart: lamps that\n"
      "nobody lit\n\nLamps are lit at dusk.\n");
  EXPECT_EQ(LastItem(response).body(), "Lamps are lit at dusk.");
}

TEST(PictureCaptions, HeadingBehindAPictureThatWasLeftOutIsNoTitle) {
  for (const char* title : {"#### **Harbour Trust. Lamps**", "**Harbour Trust. Lamps**"}) {
    const auto response = Parse(std::string(title) +
                                "\n\n\n\n##### **A keeper on his ladder**\n\n"
                                "Lamps are lit at dusk.\n");
    EXPECT_THAT(Further(response), ElementsAre("Harbour Trust: Lamps"));
    EXPECT_EQ(LastItem(response).body(), "Lamps are lit at dusk.");
  }
}

TEST(PictureCaptions, ItalicsBehindAPictureThatWasLeftOutAreNoText) {
  const auto response = Parse(
      "#### Harbour Trust. Lamps\n\nLamps are lit at dusk.\n\n\n\n"
      "_A keeper on his ladder_\n\nThey are put out at dawn.\n");
  EXPECT_EQ(LastItem(response).body(), "Lamps are lit at dusk.\n\nThey are put out at dawn.");
}

TEST(PictureCaptions, PictureMayStandBehindTheText) {
  const auto response = Parse(
      "#### Harbour Trust. Lamps\n\nLamps are lit at dusk.\n\n![](ladder.png)\n\nA keeper on his ladder\n\n"
      "#### Harbour Trust. Ladders\n\nLadders are of ash.\n");
  EXPECT_THAT(Further(response), ElementsAre("Harbour Trust: Lamps", "Harbour Trust: Ladders"));
  EXPECT_EQ(response.issue().sections(0).items(4).body(), "Lamps are lit at dusk.");
}

TEST(PictureCaptions, SentenceBelowAPictureIsText) {
  const auto response = Parse("#### Harbour Trust. Lamps\n\n![](ladder.png)\n\nLamps are lit at dusk.\n");
  EXPECT_EQ(LastItem(response).body(), "Lamps are lit at dusk.");
}

}  // namespace
}  // namespace pulse::ingest
