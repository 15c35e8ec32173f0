#include "clients/cpp/pulse/terminal/chart.h"

#include <gtest/gtest.h>

#include "clients/cpp/pulse/terminal/text_width.h"

namespace pulse::cli {
namespace {

TEST(Bar, IsAsLongAsItsShare) {
  EXPECT_EQ(Bar(10, 10, 4), "████");
  EXPECT_EQ(Bar(5, 10, 4), "██");
  EXPECT_EQ(Bar(9, 10, 4), "███▌");
  EXPECT_EQ(Bar(0, 10, 4), "");
  EXPECT_EQ(Bar(0, 0, 4), "");
}

TEST(Bar, ShowsTheLeastThereIs) { EXPECT_EQ(Bar(1, 1'000'000, 10), "▏"); }

TEST(Sparkline, IsAColumnANumber) {
  EXPECT_EQ(Sparkline({1, 0, 4, 8}, 10), "▁ ▄█");
  EXPECT_EQ(Sparkline({}, 10), "");
  EXPECT_EQ(Sparkline({0, 0}, 10), "  ");
}

TEST(Sparkline, AddsUpWhatDoesNotFit) {
  EXPECT_EQ(Sparkline({1, 1, 4, 4, 8}, 3), "▂██");
  EXPECT_LE(TextWidth(Sparkline(std::vector<std::int64_t>(1000, 7), 30)), 30);
}

}  // namespace
}  // namespace pulse::cli
