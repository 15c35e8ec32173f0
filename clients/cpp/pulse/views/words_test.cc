#include "clients/cpp/pulse/views/words.h"

#include <gtest/gtest.h>

namespace pulse::cli {
namespace {

std::vector<v1::Sector> Taxonomy() {
  std::vector<v1::Sector> sectors(3);
  sectors[0].set_name("sectors/criminal-justice");
  sectors[0].set_display_name("Criminal justice");
  sectors[1].set_name("sectors/children-and-young-peoples-services");
  sectors[1].set_display_name("Children and young people's services");
  sectors[2].set_name("sectors/criminology");
  sectors[2].set_display_name("Criminology");
  return sectors;
}

TEST(EditionWords, NamesTheMonth) {
  v1::Edition edition;
  edition.set_year(2024);
  edition.set_month(6);
  EXPECT_EQ(EditionWords(edition), "June 2024");
  edition.set_month(13);
  EXPECT_EQ(EditionWords(edition), "no edition");
}

TEST(ReadKind, TakesWordsPluralsAndApiNames) {
  EXPECT_EQ(ReadKind("report"), v1::ITEM_KIND_REPORT);
  EXPECT_EQ(ReadKind("Reports"), v1::ITEM_KIND_REPORT);
  EXPECT_EQ(ReadKind("ITEM_KIND_BRIEFING"), v1::ITEM_KIND_BRIEFING);
  EXPECT_EQ(ReadKind("tools"), v1::ITEM_KIND_TOOL_OR_GUIDANCE);
  EXPECT_EQ(ReadKind("Tools and Guidance"), v1::ITEM_KIND_TOOL_OR_GUIDANCE);
  EXPECT_EQ(ReadKind("none"), v1::ITEM_KIND_UNSPECIFIED);
  EXPECT_EQ(ReadKind("raport"), std::nullopt);
  EXPECT_EQ(ReadKind(""), std::nullopt);
}

TEST(ReadKind, TakesEveryChoiceItNames) {
  for (const std::string& choice : KindChoices()) EXPECT_EQ(KindWord(*ReadKind(choice)), choice);
}

TEST(ReadSector, TakesIdNameAndDisplayName) {
  for (const char* words : {"criminal-justice", "sectors/criminal-justice", "Criminal justice"}) {
    EXPECT_EQ(ReadSector(words, Taxonomy()), "sectors/criminal-justice") << words;
  }
  EXPECT_EQ(ReadSector("Children and young people's services", Taxonomy()),
            "sectors/children-and-young-peoples-services");
}

TEST(ReadSector, TakesABeginningThatOnlyOneHas) {
  EXPECT_EQ(ReadSector("child", Taxonomy()), "sectors/children-and-young-peoples-services");
  EXPECT_EQ(ReadSector("crimin", Taxonomy()), std::nullopt);
  EXPECT_EQ(ReadSector("", Taxonomy()), std::nullopt);
}

TEST(Nearest, FindsTheSlipOfThePen) {
  EXPECT_EQ(Nearest("breifing", KindChoices()), "briefing");
  EXPECT_EQ(Nearest("crimnal-justice", {"criminal-justice", "news"}), "criminal-justice");
}

TEST(Nearest, GuessesNothingFarOff) { EXPECT_EQ(Nearest("xylophone", KindChoices()), ""); }

TEST(UnknownWord, SuggestsAndListsTheKnown) {
  EXPECT_EQ(UnknownWord("kind", "raport", {"report", "news"}),
            "kind `raport` is not known; did you mean `report`? known: report, news");
  EXPECT_EQ(UnknownWord("kind", "xylophone", {"report", "news"}),
            "kind `xylophone` is not known; known: report, news");
}

}  // namespace
}  // namespace pulse::cli
