#include "db/search/edit_distance.h"

#include <gtest/gtest.h>

namespace pulse::db {
namespace {

TEST(EditDistance, CountsATranspositionOnce) {
  EXPECT_EQ(EditDistance("safegaurding", "safeguarding", 9), 1);
  EXPECT_EQ(EditDistance("joesph", "joseph", 9), 1);
  EXPECT_EQ(EditDistance("ab", "ba", 9), 1);
}

TEST(EditDistance, CountsInsertionsDeletionsAndReplacements) {
  EXPECT_EQ(EditDistance("", "", 9), 0);
  EXPECT_EQ(EditDistance("abc", "", 9), 3);
  EXPECT_EQ(EditDistance("", "abc", 9), 3);
  EXPECT_EQ(EditDistance("demetia", "dementia", 9), 1);
  EXPECT_EQ(EditDistance("kitten", "sitting", 9), 3);
}

TEST(EditDistance, StopsAtTheLimit) { EXPECT_EQ(EditDistance("aaaaaaaa", "bbbbbbbb", 3), 3); }

}  // namespace
}  // namespace pulse::db
