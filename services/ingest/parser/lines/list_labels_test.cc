#include "services/ingest/parser/lines/list_labels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "services/ingest/parser/assembly/body.h"

namespace pulse::ingest {
namespace {

std::string BodyOf(const std::string& text, bool markdown = false) {
  const auto lines = SplitLines(text, markdown);
  std::vector<const Line*> views;
  for (const auto& line : lines) views.push_back(&line);
  return NormaliseBody(views, markdown).markdown;
}

TEST(ListLabels, LetteredLinesAreAList) {
  EXPECT_EQ(BodyOf("It asks for:\na) boats;\nb) crews\nfor them; and\nc) ports.\n", true),
            "It asks for:\n\n- a) boats;\n- b) crews for them; and\n- c) ports.");
  EXPECT_EQ(BodyOf("It asks for\n(i) boats\n(ii) crews\n", true), "It asks for\n\n- (i) boats\n- (ii) crews");
  EXPECT_EQ(BodyOf("i. boats\nii. crews\niii. ports\n", true), "- i. boats\n- ii. crews\n- iii. ports");
}

TEST(ListLabels, OneLetterIsNoList) {
  EXPECT_EQ(BodyOf("It asks for boats, as said in part\nb) of the plan.\n", true),
            "It asks for boats, as said in part b) of the plan.");
}

TEST(ListLabels, SecondLevelBulletsOfWordNest) {
  const std::string nested = "- Some lacked:\n  - boats;\n  - crews\n- Others did not.";
  EXPECT_EQ(BodyOf("•  Some lacked:\no  boats;\no  crews\n•  Others did not.\n"), nested);
  EXPECT_EQ(BodyOf("•\tSome lacked:\n\to\tboats;\n\to\tcrews\n•\tOthers did not.\n", true), nested);
}

TEST(ListLabels, SymbolsOfPrivateUseAreBullets) {
  EXPECT_EQ(BodyOf("\uf0a7 boats\n\uf0d8 crews\n"), "- boats\n- crews");
}

TEST(ListLabels, BulletsInAPileBelongToTheEntriesAbove) {
  EXPECT_EQ(
      BodyOf("She reports that:\n\n28% had no boat;\n13% had no crew; and\n\n•\n•\n• waits were long\n"),
      "She reports that:\n\n- 28% had no boat;\n- 13% had no crew; and\n- waits were long");
}

TEST(ListLabels, ThePagesNumberBelowABulletIsNoEntry) {
  std::string text;
  for (const std::string page : {"1", "2", "3"}) text += "\nOne boat sails from quay A.\n•\n" + page + "\n";
  EXPECT_THAT(BodyOf(text), testing::Not(testing::HasSubstr("- 2")));
}

TEST(ListLabels, WhatStandsFurtherLeftIsNoPartOfTheEntry) {
  EXPECT_EQ(
      BodyOf(
          "It has parts:\n   • The first is\n     short.\n   • The second is long.\nThe council agreed.\n"),
      "It has parts:\n\n- The first is short.\n- The second is long.\n\nThe council agreed.");
}

TEST(ListLabels, BulletsALittleApartAreOneList) {
  EXPECT_EQ(BodyOf("   •    One boat.\n     • Two boats.\n     • Three boats.\n"),
            "- One boat.\n- Two boats.\n- Three boats.");
}

}  // namespace
}  // namespace pulse::ingest
