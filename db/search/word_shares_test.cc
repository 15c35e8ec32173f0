#include "db/search/word_shares.h"

#include <gtest/gtest.h>

namespace pulse::db {
namespace {

SearchClause Word(const std::string& word) { return {{{word, {word}, false, SearchField::kAny}}, false}; }

WordShares Known() {
  WordShares shares;
  shares.Add("children", 0.5);
  shares.Add("prison", 0.1);
  shares.Add("audit", 0.02);
  return shares;
}

TEST(WordShares, OfSeveralWordsIsBetweenChanceAndTheRarest) {
  EXPECT_DOUBLE_EQ(*Known().ShareOf({{Word("children")}}), 0.5);
  const double share = *Known().ShareOf({{Word("children"), Word("prison")}});
  EXPECT_GT(share, 0.05);
  EXPECT_LT(share, 0.1);
}

TEST(WordShares, GivesStopWordsNoSay) {
  EXPECT_DOUBLE_EQ(*Known().ShareOf({{Word("the"), Word("children")}}), 0.5);
  EXPECT_FALSE(Known().ShareOf({{Word("the"), Word("of")}}).has_value());
}

TEST(WordShares, CountsTheWordsOfAPhraseAsWords) {
  const SearchClause phrase{{{"children in prison", {"children", "in", "prison"}, false, SearchField::kAny}},
                            false};
  EXPECT_DOUBLE_EQ(*Known().ShareOf({{phrase}}), *Known().ShareOf({{Word("children"), Word("prison")}}));
}

TEST(WordShares, KnowsAWordByItsStem) { EXPECT_DOUBLE_EQ(*Known().ShareOf({{Word("prisons")}}), 0.1); }

TEST(WordShares, CountsAnUnknownWordBesideAKnownOneAsRarerThanAnyKnown) {
  EXPECT_LT(*Known().ShareOf({{Word("children"), Word("quartz")}}),
            *Known().ShareOf({{Word("children"), Word("audit")}}));
}

TEST(WordShares, LeavesOutWhatIsExcluded) {
  SearchClause excluded = Word("prison");
  excluded.excluded = true;
  EXPECT_DOUBLE_EQ(*Known().ShareOf({{Word("children"), excluded}}), 0.5);
}

TEST(WordShares, TellsNothingOfWordsThatAreAllUnknown) {
  EXPECT_FALSE(Known().ShareOf({{Word("quartz")}}).has_value());
  EXPECT_FALSE(WordShares().ShareOf({{Word("children")}}).has_value());
  EXPECT_FALSE(Known().ShareOf({}).has_value());
}

TEST(WordShares, TellsNothingOfMoreThanWords) {
  SearchClause either = Word("children");
  either.any.push_back(Word("prison").any[0]);
  EXPECT_FALSE(Known().ShareOf({{either}}).has_value());
  SearchClause beginning = Word("children");
  beginning.any[0].prefix = true;
  EXPECT_FALSE(Known().ShareOf({{beginning}}).has_value());
  SearchClause field = Word("children");
  field.any[0].field = SearchField::kTitle;
  EXPECT_FALSE(Known().ShareOf({{field}}).has_value());
}

}  // namespace
}  // namespace pulse::db
