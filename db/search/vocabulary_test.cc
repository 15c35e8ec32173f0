#include "db/search/vocabulary.h"

#include <gmock/gmock.h>

#include <string>

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

TEST_F(VocabularyTest, KeepsSoManyWordsOfAnIssue) {
  std::string body;
  for (std::size_t i = 0; i <= kMaxIssueWords; ++i) {
    std::string word;
    for (std::size_t rest = i; word.size() < 4; rest /= 26) word += static_cast<char>('a' + rest % 26);
    body += word + ' ';
  }
  RevisionDraft draft = DraftOf(2024, 6, {"only"});
  draft.issue.mutable_sections(0)->mutable_items(0)->set_body(body);
  Save(draft);
  EXPECT_EQ(Count("search_words"), std::to_string(kMaxIssueWords));
}

TEST_F(VocabularyTest, KeepsSoManyWordsOfAllIssues) {
  const auto set_size = [this](int words) {
    test_database_.Query("UPDATE pg_class SET reltuples = " + std::to_string(words) +
                         " WHERE oid = 'search_words'::regclass");
  };
  set_size(kMaxVocabularyWords);
  Save(DraftOf(2024, 6));
  EXPECT_EQ(Count("search_words"), "0");
  set_size(kMaxVocabularyWords - 1);
  Save(DraftOf(2024, 7));
  EXPECT_NE(Count("search_words"), "0");
}

}  // namespace
}  // namespace pulse::db
