#include "db/search/vocabulary.h"

#include <gmock/gmock.h>

#include "db/store_test_fixture.h"

namespace pulse::db {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(AcronymsOf, AreInitialsAndWhatStandsInParentheses) {
  EXPECT_THAT(AcronymsOf("National Office for Care Standards (NOCS)"), ElementsAre("nocs", "nofcs"));
  EXPECT_THAT(AcronymsOf("Joseph Rowntree Foundation"), ElementsAre("jrf"));
  EXPECT_THAT(AcronymsOf("Children’s Data Observatory"), ElementsAre("cdo"));
  EXPECT_THAT(AcronymsOf("Nuffield (2024)"), IsEmpty());
  EXPECT_THAT(AcronymsOf(""), IsEmpty());
}

class VocabularyTest : public StoreTest {};

TEST_F(VocabularyTest, HasEachPrintedWordOnceAndKeepsIt) {
  Save(DraftOf(2024, 6, {"first"}));
  EXPECT_EQ(test_database_.Query("SELECT string_agg(word, ' ' ORDER BY word) FROM search_words"),
            "emphasis example first summary title trust with");
  SaveNext(DraftOf(2024, 6, {"second"}));
  EXPECT_EQ(test_database_.Query("SELECT string_agg(word, ' ' ORDER BY word) FROM search_words"),
            "emphasis example first second summary title trust with");
  EXPECT_EQ(test_database_.Query("SELECT string_agg(acronym, ' ') FROM publisher_acronyms"), "et");
}

}  // namespace
}  // namespace pulse::db
