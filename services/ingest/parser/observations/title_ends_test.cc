#include "services/ingest/parser/observations/title_ends.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "services/ingest/parser/plain_text_samples.h"

namespace pulse::ingest {
namespace {

using samples::ItemsWith;
using samples::kMoreText;
using testing::HasSubstr;
using testing::StartsWith;

// A page ends right below a title; its text is at the head of the next.
TEST(TitleEnds, EndAtAPagesFootWhereTheNextBeginsWithText) {
  for (const char* title : {"Harbours Act 2014: 10 Years On", "Piers and quays"}) {
    const auto items = ItemsWith(
        kMoreText + std::string("Ferry Council. ") + title +
        "\n In March and April the council wrote to those who keep its piers, to gather what they think of "
        "the\n"
        "act ten years after it was passed, and to hear what they would change. A total of 49 answered.\n");
    ASSERT_EQ(items.size(), 6U) << title;
    EXPECT_EQ(items.back().title(), title);
    EXPECT_THAT(items.back().body(), HasSubstr("A total of 49"));
  }
}

TEST(TitleEnds, GoOnInAShortLineThatTextIsGluedTo) {
  for (const char* parting : {"", "\n"}) {
    const auto items = ItemsWith(
        std::string("Department for Canals. The lock keepers of England:\nEvidence review\n") + parting +
        "The department asked what is known of the keepers of locks, and of those who were keepers once, in\n"
        "the years before the new gates were fitted. It finds little.\n");
    ASSERT_EQ(items.size(), 5U);
    EXPECT_EQ(items.back().title(), "The lock keepers of England: Evidence review");
  }
}

// The last word did not fit the line, and a blank line parts it from the others.
TEST(TitleEnds, GoOnBehindABlankLineWhereTheFirstIsFull) {
  const auto items = ItemsWith(
      std::string(kMoreText) +
      "National Canal Observatory. Evaluation of the first year of the 30 Locks Free of Charge\n\n"
      "Programme\n\n"
      "The observatory has asked whether free locks are used more than others, and by whom they are used,\n"
      "and when. They are.\n");
  ASSERT_EQ(items.size(), 6U);
  EXPECT_EQ(items.back().title(), "Evaluation of the first year of the 30 Locks Free of Charge Programme");
}

// "Wales. ..." opens a paragraph, not an item, where its line is longer than any title's.
TEST(TitleEnds, AreNotWhatAParagraphSaysItIsAbout) {
  const auto items = ItemsWith(
      std::string(kMoreText) +
      "Ferry Council. Piers\n\nThe council looks at each of the nations in turn, and at what they pay.\n\n"
      "Scotland. The Scottish piers are still being counted, and it is not known yet how many of them are\n"
      "in use, or by whom.\n\n"
      "Prevent, Reduce, Delay. These three words are painted on the piers of Wales, where nobody moors now\n"
      "but those who have to.\n\n"
      "Harbour Trust. Bollards\n\nThere are few bollards left, and this paper asks where the others went.\n");
  ASSERT_EQ(items.size(), 7U);
  EXPECT_EQ(items[5].title(), "Piers");
  EXPECT_THAT(items[5].body(), HasSubstr("Scotland. The Scottish piers"));
  EXPECT_THAT(items[5].body(), HasSubstr("Delay. These three words"));
}

// A converter's blank line that means nothing.
TEST(TitleEnds, GoOnBehindABlankLineInSmallLettersAndWhereTheyStopShort) {
  for (const char* parted : {"Ferry Council. Piers in winter: six findings from\n\neleven harbours\n\n",
                             "Ferry Council. Piers in winter: six findings from\n\nEleven Harbours\n\n"}) {
    const auto items = ItemsWith(
        std::string(parted) +
        "The council asked almost 600 keepers in autumn, and four out of five of them said that they had\n"
        "less to do than the year before.\n");
    ASSERT_EQ(items.size(), 5U) << parted;
    EXPECT_THAT(items.back().title(), HasSubstr("arbours")) << parted;
  }
}

TEST(TitleEnds, KeepAnEndThatReadsAsCutOff) {
  const auto items = ItemsWith(
      "Ferry Council. Piers in winter: six months on\n\n"
      "Pier Keepers UK asked almost 600 keepers in autumn, and four out of five of them said that they had\n"
      "less to do than the year before.\n");
  ASSERT_EQ(items.size(), 5U);
  EXPECT_EQ(items.back().title(), "Piers in winter: six months on");
}

TEST(TitleEnds, EndWhereTextIsGluedToThem) {
  const auto items = ItemsWith(
      "Ferry Council. Why call it a pier when nobody moors?\n"
      "A pamphlet, made of the accounts of 31 keepers of piers who do not see a boat from one year to the\n"
      "next.\n");
  ASSERT_EQ(items.size(), 5U);
  EXPECT_EQ(items.back().title(), "Why call it a pier when nobody moors?");
}

// A report's number did not fit its title's line.
TEST(TitleEnds, AreBehindABlankLineThatPartsAReportsNumber) {
  const auto items = ItemsWith(
      kMoreText +
      std::string(
          "National Canal Observatory. The depth of water in winter and in summer. Paper\n\nOP88\n\n"
          "The observatory has asked whether water is deeper in winter than in summer, and by whom it is\n"
          "used, and when. It is.\n"));
  ASSERT_EQ(items.size(), 6U);
  EXPECT_EQ(items.back().title(), "The depth of water in winter and in summer. Paper OP88");
}

struct Cut {
  std::string name;
  std::string printed;
  std::string title;
};

class TitleThatAPageCuts : public testing::TestWithParam<Cut> {};

TEST_P(TitleThatAPageCuts, KeepsItsEnd) {
  const auto items = ItemsWith(
      kMoreText + GetParam().printed +
      "\n\nThis study asks what was done, who did it, and whether anybody was the better for it a year "
      "later,\n"
      "when the money had been spent.\n\n"
      "Harbour Trust. Bollards\n\nThere are few bollards left, and this paper asks where the others went.\n");
  ASSERT_EQ(items.size(), 7U);
  EXPECT_EQ(items[5].title(), GetParam().title);
  EXPECT_THAT(items[5].body(), StartsWith("This study asks"));
}

INSTANTIATE_TEST_SUITE_P(
    Ends, TitleThatAPageCuts,
    testing::Values(
        Cut{"InSmallLetters",
            "Ferry Council. Scaling and deepening the social side of ferry work by a new model of\n "
            "evaluation",
            "Scaling and deepening the social side of ferry work by a new model of evaluation"},
        Cut{"InCapitalsBelowAFullLine",
            "Ferry Council. A coast that works for all: what we would ask of those who rule the\n Harbours",
            "A coast that works for all: what we would ask of those who rule the Harbours"},
        Cut{"BehindAColon", "Ferry Council. Piers and the keeping of them:\n Key messages",
            "Piers and the keeping of them: Key messages"},
        Cut{"ThatReadsAsAByline",
            "Ferry Council. Capacity and the Depth of Locks:\n Interim Statement. What we heard of it",
            "Capacity and the Depth of Locks: Interim Statement. What we heard of it"},
        Cut{"ThatNamesASection",
            "Ferry Council. Crews and captains: A joint review of the treatment of sailors in\n Criminal "
            "Justice",
            "Crews and captains: A joint review of the treatment of sailors in Criminal Justice"},
        Cut{"WithAMonth",
            "Ferry Council. Wrecks and rescues, quarterly bulletin of the northern coast, October\n 2015 to "
            "December 2015",
            "Wrecks and rescues, quarterly bulletin of the northern coast, October 2015 to December 2015"}),
    [](const auto& test) { return test.param.name; });

// "One year on": the line had room for the word that the next page begins with.
TEST(TitleEnds, AreWhereALineHadRoomThoughItsLastWordNeedsAnother) {
  for (const char* title : {"Winter moorings: One year on", "Making sense of locks and what they are for"}) {
    for (const char* text :
         {"The review of the council finds that the number of boats that were found moored in the open has\n"
          "fallen from 178 to 64 since a new way of counting was agreed.\n",
          "A short review of evidence.\n"}) {
      const auto items = ItemsWith(kMoreText + std::string("Ferry Council. ") + title + "\n " + text);
      ASSERT_EQ(items.size(), 6U) << title << text;
      EXPECT_EQ(items.back().title(), title) << text;
      EXPECT_FALSE(items.back().body().empty()) << title << text;
    }
  }
}

// A name that a page cuts inside running text opens no item, whatever follows it.
TEST(TitleEnds, AreNotMetInTheMiddleOfANameThatAPageCuts) {
  const auto items = ItemsWith(
      kMoreText +
      std::string(
          "Ferry Council. Piers\n\n"
          "The council asked for the depth of all piers on the coast, and had answers from Main Harbour\n"
          "Trust and most others, of which the longest was from the pier of the north and from Coast\n"
          " Observatory England. The Committee regards depth as a risk in itself, and more so in a year of\n"
          "storms.\n"));
  ASSERT_EQ(items.size(), 6U);
  EXPECT_THAT(items.back().body(), HasSubstr("The Committee regards depth"));
}

}  // namespace
}  // namespace pulse::ingest
