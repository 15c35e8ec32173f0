#include "text/columns.h"

#include <gtest/gtest.h>

namespace pulse::text {
namespace {

TEST(ColumnsOf, CountsWhatADisplayShows) {
  EXPECT_EQ(ColumnsOf("abc"), 3U);
  EXPECT_EQ(ColumnsOf("café"), 4U);
  EXPECT_EQ(ColumnsOf("cafe\xCC\x81"), 4U) << "a combining acute";
  EXPECT_EQ(ColumnsOf("日本"), 4U);
  EXPECT_EQ(ColumnsOf("a\xE2\x80\x8B"), 1U) << "a zero-width space";
  EXPECT_EQ(ColumnsOf("🙂"), 2U);
}

TEST(ColumnsOf, CountsABadByteAsOne) { EXPECT_EQ(ColumnsOf("a\xFF"), 2U); }

}  // namespace
}  // namespace pulse::text
