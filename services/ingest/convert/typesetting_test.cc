#include "services/ingest/convert/typesetting.h"

#include <gtest/gtest.h>

namespace pulse::ingest {
namespace {

std::string Undone(std::string text) {
  UndoTypesetting(&text);
  return text;
}

TEST(UndoTypesettingTest, WordsHyphenatedForALinesEndAreOneAgain) {
  EXPECT_EQ(Undone("The har‐ bour keeps its lan‐\nterns lit, and sev‐ eral lamps."),
            "The harbour keeps its lanterns\nlit, and several lamps.");
  EXPECT_EQ(Undone("the lan‐\nterns\nof"), "the lanterns\nof");
}

TEST(UndoTypesettingTest, HyphensOfWordsStay) {
  for (const std::string text : {"A long‐term lease, and a long‐ term one", "pre‐ and post-war piers",
                                 "A ferry‐\n\nof the canal", "The quay ‐ and"}) {
    EXPECT_EQ(Undone(text), text);
  }
}

TEST(UndoTypesettingTest, LigaturesAreSpelledOut) {
  EXPECT_EQ(Undone("The o\uFB03ce of a \uFB01rst sta\uFB00 \uFB02ag"), "The office of a first staff flag");
}

TEST(LeaveOutUnderlinesTest, LeavesTheTextBetween) {
  std::string text = "#### **<u>Ferry Council. Decks</u>**";
  EXPECT_EQ(LeaveOutUnderlines(&text), 2);
  EXPECT_EQ(text, "#### **Ferry Council. Decks**");
}

}  // namespace
}  // namespace pulse::ingest
