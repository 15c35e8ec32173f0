#include "db/title_fold.h"

#include "gtest/gtest.h"

namespace pulse::db {
namespace {

TEST(FoldTitle, KeepsWordsOnly) {
  EXPECT_EQ(FoldTitle("Annual Report – 2021!"), "annual report 2021");
  EXPECT_EQ(FoldTitle("  “Children’s”\tservices: a (short) guide. "), "childrens services a short guide");
  EXPECT_EQ(FoldTitle("Children's services; a short guide"), "childrens services a short guide");
}

TEST(FoldTitle, FoldsCaseBeyondAscii) {
  EXPECT_EQ(FoldTitle("ÉTUDE SUR L'ÂGE"), FoldTitle("étude sur l’âge"));
  EXPECT_EQ(FoldTitle("ΑΘΗΝΑ"), FoldTitle("αθηνα"));
  EXPECT_EQ(FoldTitle("МОСКВА"), FoldTitle("москва"));
  EXPECT_NE(FoldTitle("étude"), FoldTitle("etude"));
}

TEST(FoldTitle, KeepsLettersItCannotFold) {
  EXPECT_EQ(FoldTitle("報告 2021"), "報告 2021");
  EXPECT_EQ(FoldTitle("a\xF0\x9F\x8D\x8E"), "a\xF0\x9F\x8D\x8E");
}

TEST(FoldTitle, OfPunctuationOnlyIsEmpty) {
  EXPECT_EQ(FoldTitle(""), "");
  EXPECT_EQ(FoldTitle("… – !?"), "");
}

}  // namespace
}  // namespace pulse::db
