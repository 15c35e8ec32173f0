#include "services/ingest/parser/lines/furniture.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::ingest {
namespace {

std::vector<Line> Removed(const std::string& text, std::vector<Line>* kept) {
  *kept = SplitLines(text, true);
  return RemoveFurniture(kept);
}

TEST(RemoveFurniture, TakesOutLinksBackToTheTop) {
  for (const std::string link : {"Back to top", "[Back to top](#top)", "↑ Back to the top", "BACK TO TOP ^",
                                 "Return to top", "[Back to contents](#contents) »"}) {
    const std::string text = "A sentence of a summary.\n\n" + link + "\n\nAnother one.\n";
    std::vector<Line> kept;
    const auto removed = Removed(text, &kept);
    ASSERT_EQ(removed.size(), 1U) << link;
    EXPECT_EQ(kept.size(), 2U) << link;
  }
}

TEST(RemoveFurniture, TakesOutBracketsLeftOfAPicture) {
  std::vector<Line> kept;
  EXPECT_EQ(Removed("A sentence of a summary.\n\n[]\n\nAnother one.\n", &kept).size(), 1U);
  EXPECT_EQ(kept.size(), 2U);
}

TEST(RemoveFurniture, KeepsTextThatBeginsAlike) {
  for (const std::string line :
       {"Back to school", "Top of the class", "Back to top jobs: a guide", "[here](#)"}) {
    const std::string text = "A sentence of a summary.\n\n" + line + "\n\nAnother one.\n";
    std::vector<Line> kept;
    EXPECT_TRUE(Removed(text, &kept).empty()) << line;
    EXPECT_EQ(kept.size(), 3U) << line;
  }
}

}  // namespace
}  // namespace pulse::ingest
