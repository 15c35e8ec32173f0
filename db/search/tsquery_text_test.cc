#include "db/search/tsquery_text.h"

#include <gtest/gtest.h>

namespace pulse::db {
namespace {

SearchTerm Word(const std::string& word, SearchField field = SearchField::kAny) {
  return {word, {word}, false, field};
}

TEST(TextsOf, AskTheIndexForWordsAndTheRowsForTheRest) {
  SearchQuery query;
  query.all.push_back({{{"young people", {"young", "people"}, false, SearchField::kTitle}}, false});
  query.all.push_back({{Word("prison"), {"safeg", {"safeg"}, true, SearchField::kAny}}, false});
  query.all.push_back({{Word("women")}, true});
  query.all.push_back({{Word("men", SearchField::kBody)}, true});
  const TsqueryTexts texts = TextsOf(query, {});
  EXPECT_EQ(texts.words, "((('young' & 'people') & ('prison' | 'safeg':*)) & !('women'))");
  EXPECT_EQ(texts.all, "(('young people':A & ('prison' | 'safeg':*)) & !('women') & !('men':C))");
  EXPECT_EQ(texts.wanted, "('young people':A & ('prison' | 'safeg':*))");
  EXPECT_EQ(texts.title, "('young people':A & ('prison':A | 'safeg':*A))");
}

TEST(TextsOf, AddOtherNamesOfPublishers) {
  SearchQuery query;
  query.all.push_back({{Word("nocs")}, false});
  query.all.push_back({{Word("homes")}, false});
  const TsqueryTexts texts = TextsOf(query, {{"nocs", "Office for Care, Standards"}, {"", "OCS"}});
  EXPECT_EQ(texts.all, "((('nocs' | 'office for care standards':B) & 'homes') | 'ocs':B)");
  EXPECT_EQ(texts.title, "('nocs':A & 'homes':A)");
}

TEST(TextsOf, KnowWhatWasTyped) {
  SearchQuery query;
  query.all.push_back({{Word("through")}, false});
  const std::string of_one_word = TextsOf(query, {}).typed;
  query.all.push_back({{Word("the")}, false});
  EXPECT_EQ(TextsOf(query, {}).typed, "through the");
  query.all.push_back({{Word("gate")}, true});
  EXPECT_EQ(TextsOf(query, {}).typed, of_one_word);
}

TEST(TextsOf, KeepNoSignOfTheDatabasesLanguage) {
  SearchQuery query;
  query.all.push_back({{{"it's\\", {"it", "s"}, false, SearchField::kAny}}, false});
  EXPECT_EQ(TextsOf(query, {}).all, "('it s' | 'it s ')");
}

}  // namespace
}  // namespace pulse::db
