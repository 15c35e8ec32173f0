#include "text/words.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::text {
namespace {

std::string Joined(std::string_view text) {
  std::string joined;
  for (const Word& word : WordsOf(text)) {
    joined += word.folded + "[" + std::string(text.substr(word.begin, word.end - word.begin)) + "] ";
  }
  return joined;
}

TEST(WordsOf, PartsAtEverySignAndFoldsCaseAndAccents) {
  EXPECT_EQ(Joined("Children’s café — it's 2,206 £5"),
            "children[Children] s[s] cafe[café] it[it] s[s] 2[2] 206[206] 5[5] ");
  EXPECT_EQ(Joined("Looked-after: (NOCS)."), "looked[Looked] after[after] nocs[NOCS] ");
}

TEST(WordsOf, PartsAtEmoji) {
  EXPECT_EQ(Joined("care😀homes ☕\uFE0F 🧑\u200D🤝\u200D🧑 🇬🇧"), "care[care] homes[homes] ");
}

TEST(WordsOf, KeepsLettersOfOtherScriptsWhole) {
  EXPECT_EQ(Joined("Москва 東京。"), "Москва[Москва] 東京[東京] ");
}

TEST(WordsOf, TakesBytesThatAreNoText) {
  EXPECT_EQ(WordsOf("\xE2\x82").size(), 1U);
  EXPECT_EQ(WordsOf("a\xF0").size(), 1U);
  EXPECT_TRUE(WordsOf("").empty());
}

TEST(StemOf, IsEqualForEnglishForms) {
  EXPECT_EQ(StemOf("probation"), StemOf("probations"));
  EXPECT_EQ(StemOf("families"), StemOf("family"));
  EXPECT_EQ(StemOf("safeguarding"), "safeguard");
  EXPECT_NE(StemOf("prison"), StemOf("prism"));
}

}  // namespace
}  // namespace pulse::text
