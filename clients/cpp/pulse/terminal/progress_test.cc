#include "clients/cpp/pulse/terminal/progress.h"

#include <gtest/gtest.h>

#include <sstream>

#include "clients/cpp/pulse/terminal/text_width.h"

namespace pulse::cli {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(GroupDigits, SeparatesThousands) {
  EXPECT_EQ(GroupDigits(0), "0");
  EXPECT_EQ(GroupDigits(999), "999");
  EXPECT_EQ(GroupDigits(1204), "1,204");
  EXPECT_EQ(GroupDigits(16'777'216), "16,777,216");
  EXPECT_EQ(GroupDigits(-1204), "-1,204");
  EXPECT_EQ(GroupDigits(-999), "-999");
}

TEST(ProgressLine, TellsDocumentsItemsRateAndTimeLeft) {
  EXPECT_EQ(ProgressLine({25, 100, 1204, seconds(10)}, 100),
            "███████░░░░░░░░░░░░░░░░░░░░░░░  25/100 documents · 1,204 items · 2.5/s · 30 s left");
}

TEST(ProgressLine, PromisesNothingBeforeTheFirstDocument) {
  EXPECT_EQ(ProgressLine({0, 100, 0, seconds(3)}, 40), "░░░░░░░░░░░░░  0/100 documents · 0 items");
}

TEST(ProgressLine, AtTheEndNoTimeIsLeft) {
  EXPECT_EQ(ProgressLine({2, 2, 7, seconds(1)}, 40), "███████  2/2 documents · 7 items · 2.0/s");
}

TEST(ProgressLine, LongTimesAreInMinutesAndHours) {
  EXPECT_NE(ProgressLine({1, 101, 0, seconds(1)}, 200).find("1 min 40 s left"), std::string::npos);
  EXPECT_NE(ProgressLine({1, 7381, 0, seconds(1)}, 200).find("2 h 03 min left"), std::string::npos);
}

TEST(ProgressLine, FitsAnyWidth) {
  for (int width = 1; width < 120; ++width) {
    EXPECT_LE(TextWidth(ProgressLine({34, 100, 1204, milliseconds(2764)}, width)), width) << width;
  }
}

TEST(ProgressBar, IsSilentWhenNotOnATerminal) {
  std::istringstream in;
  std::ostringstream err;
  const Console console{.in = in, .out = err, .err = err};
  ProgressBar(console).Draw({1, 2, 3, seconds(1)});
  EXPECT_EQ(err.str(), "");
}

}  // namespace
}  // namespace pulse::cli
