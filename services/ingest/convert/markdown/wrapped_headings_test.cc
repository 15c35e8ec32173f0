#include "services/ingest/convert/markdown/wrapped_headings.h"

#include <gtest/gtest.h>

namespace pulse::ingest {
namespace {

constexpr const char* kWrapped =
    "# CordisPulse  \nMarch 2021\n\n"
    "#### Harbour Trust, National Canal Observatory and Department of Ferries and\n"
    "Canals. Lamps of the coast\n\n"
    "Lamps are lit at dusk on every pier of the coast, but for those where nobody\n"
    "has moored since the war.\n\n"
    "#### Ferry Council. Crossing the estuary in winter: what passengers say of cold\n"
    "decks\n\nDecks are cold.\n\n"
    "#### Department for Canals. Towpaths that are dry, level and wide enough for two\n"
    "who pass each other\n\nThey are few.\n";

TEST(JoinWrappedHeadingsTest, HeadingIsOneLineAgain) {
  std::string text = kWrapped;
  EXPECT_EQ(JoinWrappedHeadings(&text), 3);
  EXPECT_NE(text.find("# CordisPulse  \nMarch 2021\n"), std::string::npos);
  EXPECT_NE(text.find("Department of Ferries and Canals. Lamps of the coast\n\nLamps are lit"),
            std::string::npos);
  EXPECT_NE(text.find("coast, but for those where nobody\nhas moored"), std::string::npos);
}

TEST(JoinWrappedHeadingsTest, AddressLongerThanTheTextIsWideDoesNotCount) {
  std::string text;
  for (int i = 0; i < 60; ++i)
    text += "Keepers of lamps were asked how their work had changed since lamps were\nlit.\n\n";
  text += std::string(90, 'x') + "\nis where it stands.\n\n" + kWrapped;
  EXPECT_EQ(JoinWrappedHeadings(&text), 3);
}

TEST(JoinWrappedHeadingsTest, TextGluedToHeadingsStays) {
  const std::string glued = std::string(kWrapped) + "\n### Reports\nThey are here.\n";
  std::string text = glued;
  EXPECT_EQ(JoinWrappedHeadings(&text), 0);
  EXPECT_EQ(text, glued);
}

}  // namespace
}  // namespace pulse::ingest
