#include "services/ingest/parser/lines/converter_marks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/ingest/parser/marked_samples.h"

namespace pulse::ingest {
namespace {

using marked_samples::Further;
using marked_samples::LastItem;
using marked_samples::Parse;
using testing::ElementsAre;

TEST(IsConverterMarkTest, TellsTagsWithoutTextAndLoneBullets) {
  for (const char* mark : {"<div class=\"box\">", "</div>", "<p><span id=a></span></p>", "-", "\\"})
    EXPECT_TRUE(IsConverterMark(mark)) << mark;
  for (const char* text :
       {"<https://canals.example>", "<div>Text</div>", "<ferry@canals.example>", "- 3", "8"})
    EXPECT_FALSE(IsConverterMark(text)) << text;
}

TEST(ConverterMarks, AreNoItemsAndInNoSummary) {
  const auto response = Parse(
      "<div class=\"sec\">\n\n## Criminal Justice\n\n</div>\n\n<div class=\"kind\">\n\n### "
      "Reports\n\n</div>\n\n"
      "#### Harbour Trust. Lamps\n\nLamps are lit at dusk:\n\n- on piers\n\n-\n\n- on quays\n\n-\n");
  EXPECT_THAT(Further(response), ElementsAre("Harbour Trust: Lamps"));
  EXPECT_EQ(LastItem(response).body(), "Lamps are lit at dusk:\n\n- on piers\n- on quays");
  EXPECT_EQ(response.coverage().owned_bytes(), response.coverage().total_bytes());
}

TEST(ConverterMarks, TextOfPicturesIsCaption) {
  const auto response = Parse(
      "#### Harbour Trust. Lamps\n\n**==> picture [141 x 200] intentionally omitted <==**\n\n"
      "**----- Start of picture text -----**<br>\nLamps of the coast<br>A count<br>"
      "**----- End of picture text -----**<br>\n\nLamps are lit at dusk.\n");
  EXPECT_THAT(Further(response), ElementsAre("Harbour Trust: Lamps"));
  EXPECT_EQ(LastItem(response).body(), "Lamps are lit at dusk.");
}

}  // namespace
}  // namespace pulse::ingest
