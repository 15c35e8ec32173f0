// text/stop_words.h says what the database's configuration leaves out.

#include "text/stop_words.h"

#include <gtest/gtest.h>

#include <string>

#include "db/store_test_fixture.h"

namespace pulse::db {
namespace {

class StopWordsTest : public StoreTest, public ::testing::WithParamInterface<const char*> {};

TEST_P(StopWordsTest, AreThoseThatTheDatabaseLeavesOut) {
  const std::string word = GetParam();
  const std::string nodes = test_database_.Query("SELECT numnode(to_tsquery('pulse', '" + word + "'))");
  EXPECT_EQ(text::IsStopWord(word), nodes == "0") << word;
}

INSTANTIATE_TEST_SUITE_P(Words, StopWordsTest,
                         ::testing::Values("a", "the", "in", "of", "to", "for", "how", "s", "t", "don", "i",
                                           "yourselves", "being", "with", "not", "will", "can", "just",
                                           "care", "children", "would", "may", "us", "shall", "whose",
                                           "cannot", "isn", "upon", "within", "b", "2024", "cafe",
                                           "yourself2"));

}  // namespace
}  // namespace pulse::db
