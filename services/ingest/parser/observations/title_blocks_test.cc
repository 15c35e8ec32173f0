#include "services/ingest/parser/observations/title_blocks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/ingest/parser/parser.h"
#include "services/ingest/parser/plain_text_samples.h"

namespace pulse::ingest {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

using samples::ItemsWith;
using samples::kFront;
using samples::kItems;
using samples::kMoreText;
using samples::Parse;

std::string LastTitle(const std::string& more) {
  const auto items = ItemsWith(more);
  EXPECT_EQ(items.size(), 5U);
  return items.empty() ? "" : items.back().title();
}

const char* const kText =
    "\n\nThis study asks what was done, who did it, and whether anybody was the better for it a year later,\n"
    "when the money had been spent.\n\n";

struct Broken {
  std::string name;
  std::string printed;
  std::string title;
};

class TitleBlock : public testing::TestWithParam<Broken> {};

TEST_P(TitleBlock, IsOneTitleHoweverItBreaks) {
  EXPECT_EQ(LastTitle(GetParam().printed + kText), GetParam().title);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, TitleBlock,
    testing::Values(
        Broken{"SecondLineReadsAsAByline",
               "Ferry Council. Quiet Harbours: Forgotten\nSailors. How crews disappear from England's\nports",
               "Quiet Harbours: Forgotten Sailors. How crews disappear from England's ports"},
        Broken{"FirstLineEndsASentence", "Ferry Council. Number of locks.\nStatistical first release",
               "Number of locks. Statistical first release"},
        Broken{"FirstLineEndsInAQuestion", "Ferry Council. Where does the water stop?\nUnderstanding sluices",
               "Where does the water stop? Understanding sluices"},
        Broken{
            "PublisherFillsTheFirstLine",
            "Department for Canals, Harbours and Coastal Communities.\nChanging Tides second interim report",
            "Changing Tides second interim report"},
        Broken{"LastLineIsAGroupsName",
               "Harbour Trust. Smuggling by those under age: Coastal Lines\nGuidance",
               "Smuggling by those under age: Coastal Lines Guidance"},
        Broken{"LastLineIsAMonth",
               "Harbour Trust. Wrecks and rescues off the north coast: year ending\nMarch 2017",
               "Wrecks and rescues off the north coast: year ending March 2017"},
        Broken{"LastLineIsANumberInBrackets", "Harbour Trust. Safe mooring of barges in high winds\n(HG21).",
               "Safe mooring of barges in high winds (HG21)"},
        Broken{"SecondLineOpensWithADash",
               "Harbour Trust. Explaining the price of rope\n- deep water harbours",
               "Explaining the price of rope - deep water harbours"},
        Broken{"SecondLineOpensWithANumber", "Harbour Trust. \"What do we overlook?\" No.\n3: Older sailors",
               "\"What do we overlook?\" No. 3: Older sailors"}),
    [](const auto& test) { return test.param.name; });

TEST(TitleBlocks, DoNotBeginInTheMiddleOfASentence) {
  const auto items = ItemsWith(
      "Ferry Council. Piers\n\n"
      "Six councils say how they mend their piers, among them those of Norwold, Saltby, Eastness, Central\n"
      "Wharfshire, East Reach, Mansfleet, North Sound and Worthness. Each of the accounts ends with\n"
      "advice for others. Another is in an annex.\n");
  ASSERT_EQ(items.size(), 5U);
  EXPECT_EQ(items.back().title(), "Piers");
  EXPECT_THAT(items.back().body(), HasSubstr("Central Wharfshire, East Reach"));
}

TEST(TitleBlocks, AreNotWhatGoesOnWithAListsEntry) {
  const auto items = ItemsWith(
      "Ferry Council. Piers\n\nTalks were given on:\n\n"
      "•  the mending of piers in winter, when few boats are out and rope is cheap, with Ned Pearn, Main\n"
      "Specialist from the Lean Harbour Centre.\n\nBriefings\n\nHarbour Trust. Bollards\n\nThey are few.\n");
  ASSERT_EQ(items.size(), 6U);
  EXPECT_THAT(items[4].body(), HasSubstr("Main Specialist from the Lean Harbour Centre"));
}

TEST(TitleBlocks, LeaveTheFirstParagraphToTheTitleAboveIt) {
  const auto items = ItemsWith(
      "Ferry Council. Piers\n\n"
      "Partners in Tides and Weather, a league of the Harbour Masters Association and\n"
      "Keepers of Coastal Lights, undertook a survey of piers.\n\n"
      "The survey was answered by nearly all of those asked, and is to be held again in three years' time,\n"
      "when the new piers are built.\n");
  ASSERT_EQ(items.size(), 5U);
  EXPECT_EQ(items.back().title(), "Piers");
  EXPECT_THAT(items.back().body(), HasSubstr("undertook a survey"));
}

TEST(TitleBlocks, MayBeginWithAPublisherPrintedSmall) {
  const auto items = ItemsWith(
      "Ferry Council. Annual Review 2012-13\n\n"
      "nef (new economics foundation). Beyond docks: the worth of volunteers\n\n"
      "This study asks what volunteers do in docks, and what it would cost to pay for their work instead.\n\n"
      "ippr. Berths for all\n\nIt calls for more berths, and for the lease of each to be shorter than "
      "now.\n");
  ASSERT_EQ(items.size(), 7U);
  EXPECT_EQ(items[4].title(), "Annual Review 2012-13");
  EXPECT_EQ(items[5].byline(), "nef (new economics foundation)");
  EXPECT_EQ(items[6].byline(), "ippr");
}

TEST(TitleBlocks, MayBeginWithANameInSmallLetters) {
  const auto items = ItemsWith(
      "turning tides. Beyond docks: the worth of volunteers in\nharbours\n\n"
      "This study asks what volunteers do in docks, and what it would cost to pay for their work instead.\n\n"
      "The Lantern fund. Berths for all\n\nIt calls for more berths, and for the lease of each to be shorter "
      "than now.\n\n"
      "Building trust. Berths for some\n\nThey are few.\n");
  ASSERT_EQ(items.size(), 6U);
  EXPECT_EQ(items[4].byline(), "turning tides");
  EXPECT_EQ(items[4].title(), "Beyond docks: the worth of volunteers in harbours");
  EXPECT_EQ(items[5].byline(), "The Lantern fund");
  EXPECT_THAT(items[5].body(), HasSubstr("Building trust"));
}

TEST(TitleBlocks, DoNotBeginWithTheRestOfASentence) {
  const auto items = ItemsWith(
      "Ferry Council. Annual Review\n\n"
      "This study asks what volunteers do in docks, and what it would cost to pay the crews and the\n\n"
      "pilots. Berths for all are called for\n\n"
      "It calls for more berths, and for the lease of each to be shorter than now.\n");
  ASSERT_EQ(items.size(), 5U);
  EXPECT_THAT(items[4].body(), HasSubstr("the pilots. Berths"));
}

TEST(TitleBlocks, OfNewsMayNameAMonth) {
  const auto issue =
      Parse(std::string(kFront) +
            "Cordis Bright News\n\nNo Pulse in August 2020\n\n"
            "The digest takes a rest in August, as do many of those who read it, and comes back in the\n"
            "month after with twice as much.\n\nWe are recruiting!\n\n"
            "Two more people are wanted in our office, to read what is sent to us and to write about it for\n"
            "this digest.\n\nCriminal Justice\n\nReports\n\n" +
            kItems);
  ASSERT_GE(issue.sections_size(), 1);
  std::vector<std::string> titles;
  for (const auto& item : issue.sections(0).items()) titles.push_back(item.title());
  EXPECT_THAT(titles, ElementsAre("No Pulse in August 2020", "We are recruiting!"));
}

// What opens a summary is text though a page cuts it, or a list stands below it.
TEST(TitleBlocks, AreNotTextThatAPageCutsOrAListFollows) {
  for (const char* text :
       {"The Pier Endowment Foundation commissioned the Central Institute for Harbour and Ferry\n"
        " Research to undertake a study of piers. It ran in ports from the autumn of 2020 until the summer\n"
        "of 2022.\n",
        "The council asked 600 keepers what they do.\n\n"
        "The results show that most keepers of piers see them as both too long and too narrow, with clear\n"
        "differences between those of the coast and those of rivers.\nFurther findings include:\n"
        "•  Few of them had a boat of their own;\n•  Fewer still would want one.\n",
        "The final report of the two year inquiry into the drowning of piers in winter.\n"
        "Only 6% of harbour boards meet the rules that were set in\n2009, it says.\n"
        "The full report can be found at\nhttp://www.piers.example/\n publications/743.\n"}) {
    const auto items = ItemsWith(std::string("Ferry Council. Piers\n\n") + text);
    ASSERT_EQ(items.size(), 5U) << text;
    EXPECT_EQ(items.back().title(), "Piers") << text;
  }
}

TEST(TitleBlocks, DoNotBeginWhereAPageCutsAListsEntry) {
  const auto items = ItemsWith(
      "Ferry Council. Piers\n\nTalks were given on:\n\n"
      "•  'Safe to start', on how boats are moored and how they are let go in the old docks of Prince\n"
      " Edward Harbour with Ann Pearn, Director of the Lean Harbour Centre and Bob Moor, Head of Quays from\n"
      "the Upper Harbour Board.\n•  The mending of rope.\n");
  ASSERT_EQ(items.size(), 5U);
  EXPECT_THAT(items.back().body(), HasSubstr("Prince Edward Harbour"));
}

TEST(TitleBlocks, OfNewsAreNotTheFrontOfASentence) {
  const auto issue = Parse(
      std::string(kFront) +
      "Cordis Bright News\n\nChanging harbours: second report\n\n"
      "This report says how far those who work in the harbours have come, and looks at what is done to\n"
      "change the way in which boats are bought.\n Figures and accounts give early\n\n"
      "signs of good results for those who moor there, and of fewer boats lost than in the years before\n"
      "the work began.\n\nCriminal Justice\n\nReports\n\n" +
      kItems);
  ASSERT_GE(issue.sections_size(), 1);
  ASSERT_EQ(issue.sections(0).items_size(), 1);
  EXPECT_THAT(issue.sections(0).items(0).body(), HasSubstr("give early signs of good results"));
}

// A publisher on a line of its own says what the title above it began with.
TEST(TitleBlocks, OfNewsAreNotFullLinesOfAParagraph) {
  const auto issue = Parse(std::string(kFront) + R"(Cordis Bright News

We won!

Our work with the harbour town of Northmoor won the award for best evaluation at the Harbour
Evaluation Awards this spring.

Framework success

We have been appointed to the national framework for studies of harbours by the Harbour Research
Marketplace. If you wish to know more, please contact us.

)" + "Criminal Justice\n\nReports\n\n" +
                           kItems);
  std::vector<std::string> titles;
  for (const auto& item : issue.sections(0).items()) titles.push_back(item.title());
  EXPECT_THAT(titles, ElementsAre("We won!", "Framework success"));
}

TEST(Sections, DoNotBeginWithTheLastWordOfASentence) {
  const auto issue =
      Parse(std::string(kFront) + "Criminal Justice\n\nReports\n\n" + kItems +
            "Harbour Trust. Tides and people\n\n"
            "The trust asks what a harbour could do for the people who live beside it and for their own\n"
            "Health.\n\n" +
            "Harbour Trust. Locks and people\n\nThe trust asks what a lock could do.\n");
  const auto& last = *issue.sections().rbegin();
  EXPECT_EQ(last.items().rbegin()->title(), "Locks and people");
  EXPECT_NE(last.sector(), "");
}

TEST(TitleBlocks, BeginWithThePublisherOfTheItemAbove) {
  const auto items = ItemsWith(
      "Department for Harbours, Canals and Ferries.\nEvaluation of the fund for piers\n\n"
      "This study asks how the money was spent, and finds that it was spent with care by those who had "
      "it.\n\n"
      "Department for Harbours, Canals and Ferries.\nEvaluation of the fund for quays\n\n"
      "This study asks the same of the other fund, which was the larger one, and finds that it was not.\n");
  ASSERT_EQ(items.size(), 6U);
  EXPECT_EQ(items.back().title(), "Evaluation of the fund for quays");
}

// Titles are bold, text is wrapped, and a page ends below a line of names.
TEST(TitleBlocks, DoNotTakeTheTextAboveABoldOne) {
  v1::Document document;
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  document.set_content(
      "**CordisPulse**\n\n**March 2021**\n\nWelcome to March's edition of the CordisPulse.\n\nBest "
      "wishes,\n\n"
      "Dr Ada Example\n\nHead of Research\n\n**Criminal Justice**\n\n**Reports**\n\n"
      "**Harbour Trust. Changing harbours: reports from the quay**\n"
      "Four stories, told by those who were there. They are Norwold and Saltby Harbour\n"
      "Master Trust; the Eastness Quay Centre, in North Sound; Wharf Care in the\n"
      "Netherlands; and Bell Health, in Green Haven, Wharfshire.\n\n\n\n"
      "**Ferry Council. Piers: four years on?**\n"
      "The council found the piers to be sound, but for most of those who keep them it had\n"
      "made no difference.\n");
  const auto response = ParseDocument(document);
  ASSERT_TRUE(response.ok()) << response.status();
  ASSERT_EQ(response->issue().sections_size(), 1);
  const auto& items = response->issue().sections(0).items();
  ASSERT_EQ(items.size(), 2);
  EXPECT_THAT(items[0].body(), HasSubstr("Green Haven, Wharfshire."));
  EXPECT_EQ(items[1].title(), "Piers: four years on?");
}

}  // namespace
}  // namespace pulse::ingest
