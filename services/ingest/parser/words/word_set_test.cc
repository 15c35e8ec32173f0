#include "services/ingest/parser/words/word_set.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace pulse::ingest {
namespace {

TEST(HashFolded, IgnoresCaseAndTheKindOfApostrophe) {
  EXPECT_EQ(HashFolded("CHILDREN’S"), HashFolded("children's"));
  EXPECT_EQ(HashFolded("Young People’s Services’"), HashFolded("young people's services'"));
  EXPECT_NE(HashFolded("caf\xc3\xa9"), HashFolded("cafe"));
}

TEST(HashFolded, TellsWordsApartWhateverTheirLength) {
  std::set<std::uint64_t> hashes;
  std::string word;
  for (int length = 0; length < 60; ++length) {
    EXPECT_TRUE(hashes.insert(HashFolded(word)).second) << word;
    for (std::size_t at = 0; at < word.size(); ++at) {
      std::string other = word;
      other[at] = 'z';
      EXPECT_TRUE(hashes.insert(HashFolded(other)).second) << other;
    }
    word.push_back('a');
  }
}

TEST(Words, HasWhatItWasGivenAndNothingElse) {
  const Words words{"of", "month's", "a phrase that is longer than thirty-one letters"};
  EXPECT_TRUE(words.Has("OF"));
  EXPECT_TRUE(words.Has("month’s"));
  EXPECT_TRUE(words.Has("A phrase that is longer than thirty-one letters"));
  EXPECT_FALSE(words.Has(""));
  EXPECT_FALSE(words.Has("o"));
  EXPECT_FALSE(words.Has("off"));
  EXPECT_FALSE(words.Has("on"));
  EXPECT_FALSE(words.Has("a phrase that is longer than thirty-two letters"));
}

}  // namespace
}  // namespace pulse::ingest
