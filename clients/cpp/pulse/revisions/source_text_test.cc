#include "clients/cpp/pulse/revisions/source_text.h"

#include <gmock/gmock.h>

namespace pulse::cli {
namespace {

using testing::ElementsAre;

constexpr char kText[] = "one two\nthree\n\nfour";

TEST(SourceTextTest, Words_AreFoundHoweverTheyAreWrapped) {
  const Place all{0, 19};
  EXPECT_THAT(FindWords(kText, "two three four", all), ElementsAre(Place{4, 19}));
  EXPECT_THAT(FindWords(kText, "  two\n", all), ElementsAre(Place{4, 7}));
  EXPECT_THAT(FindWords(kText, "o", all), ElementsAre(Place{0, 1}, Place{6, 7}, Place{16, 17}));
  EXPECT_THAT(FindWords(kText, "twothree", all), ElementsAre());
  EXPECT_THAT(FindWords(kText, " ", all), ElementsAre());
}

TEST(SourceTextTest, Words_AreFoundOnlyWithinThePlaceGiven) {
  EXPECT_THAT(FindWords(kText, "o", {1, 17}), ElementsAre(Place{6, 7}, Place{16, 17}));
  EXPECT_THAT(FindWords(kText, "four", {0, 18}), ElementsAre());
}

TEST(SourceTextTest, Lines_AreWholeWithoutTheLastEnd) {
  EXPECT_EQ(FindLines(kText, "1"), (Place{0, 7}));
  EXPECT_EQ(FindLines(kText, "2-4"), (Place{8, 19}));
  EXPECT_EQ(FindLines(kText, "4"), (Place{15, 19}));
  for (const char* wrong : {"", "0", "5", "1-5", "3-2", "-1", "1-", "1-2x", "x", "1x", "1,2"}) {
    EXPECT_FALSE(FindLines(kText, wrong).has_value()) << wrong;
  }
}

}  // namespace
}  // namespace pulse::cli
