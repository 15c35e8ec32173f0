#include "services/ingest/parser/assembly/body_joins.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "services/ingest/parser/assembly/body.h"
#include "services/ingest/parser/assembly/normalised_samples.h"
#include "services/ingest/parser/assembly/sourced_text.h"

namespace pulse::ingest {
namespace {

// A page ends between the two; whether they are one text.
struct CutCase {
  std::string name;
  std::string before;
  std::string after;
  bool joined;
};

void PrintTo(const CutCase& cut, std::ostream* out) { *out << cut.name; }

class PageCutTest : public testing::TestWithParam<CutCase> {};

TEST_P(PageCutTest, JoinsWhatIsOne) {
  const auto& [name, before, after, joined] = GetParam();
  const auto body = NormalisedText(before + "\n\n\n\n" + after, true);
  EXPECT_EQ(body.find("\n\n") == std::string::npos, joined) << body;
}

INSTANTIATE_TEST_SUITE_P(
    Pages, PageCutTest,
    testing::Values(
        CutCase{"DigitAfterLongText", "The report is based on a great many interviews with",
                "35% of all carers.", true},
        CutCase{"DigitAfterLeadIn", "**In brief:** of those asked", "23 had heard of it.", true},
        CutCase{"LabelThenDigit", "Key figures", "23 had heard of it.", false},
        CutCase{"NameCut", "It was tried in Eastleigh", "Vale for a year.", true},
        CutCase{"NameOfTwoWordsCut", "It was tried by carers and Eastleigh Vale", "Centre in May.", true},
        CutCase{"OrganisationCut", "The Wexcombe", "Foundation has asked for it.", true},
        CutCase{"NewSentence", "The report can be read in full in several places, such as [here](#)",
                "This is the first of three.", false},
        CutCase{"EntryThenSentence", "- Access to all. Complaints", "Among these are two.", false},
        CutCase{"AddressThenText",
                "Write to the harbour's own office at the quay, or to help@harbour.example", "Crews are few.",
                false},
        CutCase{"LabelOfCapitals", "Key Findings", "Researchers found little.", false},
        CutCase{"TitleCaseLabel", "Summary Of Findings", "Harbour staff were asked.", false},
        CutCase{"LeadInCut", "**In brief:**", "Harbours are costly.", true},
        CutCase{"AnnouncesParagraph", "They found:", "Harbours are costly.", false},
        CutCase{"QuoteLeftOpen", "One said “we never heard of", "Harbour Trust until now” and left.", true},
        CutCase{"EmphasisLeftOpen", "It is **a bold", "Claim** of theirs.", true},
        CutCase{"EmphasisOpenedAnew", "The **first** finding.", "**Second** finding.", false},
        CutCase{"QuotationCut", "> that the results be published,", "good or bad.", true},
        CutCase{"QuotationThenText", "> It was good.", "The authors agree.", false},
        CutCase{"EntryAndParagraph", "- training in youth work", "The authors agree.", false},
        CutCase{"EntryCutInName", "- staff, although those of Fenmoor", "University were few.", true},
        CutCase{"EntryBeforeTheNext", "- staff, although Fenmoor's", "9 posts are vacant\n- pay", true},
        CutCase{"EntryAndNewList", "- staff", "Next come these:\n\n- pay", false},
        CutCase{"HeadingCut", "### What this means", "### for practice", true},
        CutCase{"TwoHeadings", "### Findings", "### Next steps", false},
        CutCase{"BoldHeading", "A paragraph that is long enough to be running text and has no stop",
                "**Findings**", false},
        CutCase{"BoldGoesOn", "**How the harbour", "**was built** is told here.", true},
        CutCase{"ListAfterCut", "The work has several parts that are described below", "- one", false}),
    [](const auto& test) { return test.param.name; });

// As PageCutTest, where the page left a single blank line.
class BlankCutTest : public testing::TestWithParam<CutCase> {};

TEST_P(BlankCutTest, JoinsWhatIsOne) {
  const auto& [name, before, after, joined] = GetParam();
  const auto body = NormalisedText(before + "\n\n" + after, true);
  EXPECT_EQ(body.find("\n\n") == std::string::npos, joined) << body;
}

INSTANTIATE_TEST_SUITE_P(
    Blanks, BlankCutTest,
    testing::Values(
        CutCase{"Organisation", "It was paid for by the Wexcombe", "Foundation and others.", true},
        CutCase{"AcronymOfOrganisation", "It was sent to the NHS", "Confederation for comment.", true},
        CutCase{"NameThenSentence", "It comes out of the budget of Harbour",
                "Training Wexcombe. The crews agree.", true},
        CutCase{"Saint", "It was written with St", "Aldhelm's of Wexcombe.", true},
        CutCase{"TitleOfPerson", "It was led by Professor", "Ada Quay of Wexcombe.", true},
        CutCase{"MonthAndYear", "It was begun in July", "2021 and took a year.", true},
        CutCase{"DayAndMonth", "It comes into force on 25", "May 2018. Crews should prepare.", true},
        CutCase{"Sum", "Harbours cost £", "20 million a year.", true},
        CutCase{"LinkText", "It can be read in [the report of the", "Harbour Office](#).", true},
        CutCase{"LowerCaseBehindAbbreviation", "Crews were asked (pilots, porters incl.", "clerks).", true},
        CutCase{"LowerCaseBehindEtc", "Ropes, oars, sails etc.", "are all dear.", true},
        CutCase{"Dash", "Crews are few. The pilots say so, and",
                "- as the harbour masters know - they are right.", true},
        CutCase{"LongDash", "Crews are few. The cost of them", "– as the harbour masters know – is high.",
                true},
        CutCase{"ListBehindDashes", "Crews are few. The cost of them", "– is high\n– is rising", false},
        CutCase{"ListBehindColon", "Crews are few. The cost of them:", "- is high", false},
        CutCase{"StopLeftOut", "There were 300 harbours in Wexcombe", "People over the age of 55 were asked.",
                false},
        CutCase{"NameLeftWithoutStop", "It was paid for by the Wexcombe", "The crews were asked.", false},
        CutCase{"LabelOfCapitals", "Recommendations For Harbours", "Wexcombe Harbour should be dredged.",
                false},
        CutCase{"NumberThenMonth", "Crews: 25", "May was warm.", false},
        CutCase{"YearThenSentence", "It was begun in 2021", "May was warm.", false},
        CutCase{"SentenceThenName", "It was paid for by others.", "Harbour Training Wexcombe agrees.",
                false}),
    [](const auto& test) { return test.param.name; });

TEST(JoinsTest, JoinsRoundACaptionThatStoodBetween) {
  const std::string text =
      "The report is based on a great many interviews with\n\nPhotograph: a harbour\n\nHarbour staff.";
  const auto lines = SplitLines(text, true);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(NormaliseBody({&lines[0], &lines[2]}, true).markdown,
            "The report is based on a great many interviews with Harbour staff.");
}

TEST(JoinsTest, IsLinearInQuotesAndEmphasisLeftOpen) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "**a “b (c \"d\n\n\n\n";
  EXPECT_LT(NormalisedText(text, true).size(), text.size());
}

TEST(JoinsTest, NamesWhatItJoined) {
  const std::string text = "cut in\n\nthe middle.\n\nWhole.";
  const auto lines = SplitLines(text, true);
  const auto body = Normalise(lines, true);
  ASSERT_EQ(body.joined.size(), 1U);
  EXPECT_EQ(body.joined[0]->content, "the middle.");
}

TEST(JoinsTest, IsLinearInDeepLists) {
  std::string text;
  for (int depth = 0; depth < 1000; ++depth)
    text += std::string(static_cast<std::size_t>(depth) * 2, ' ') + "- x\n";
  EXPECT_LT(NormalisedText(text, true).size(), text.size());
}

struct WrapCase {
  std::string before;
  std::string after;
  std::string joint;
};

void PrintTo(const WrapCase& wrap, std::ostream* out) { *out << wrap.before << " | " << wrap.after; }

class WrapJointTest : public testing::TestWithParam<WrapCase> {};

TEST_P(WrapJointTest, IsASpaceBetweenWords) {
  EXPECT_EQ(WrapJoint(GetParam().before, GetParam().after), GetParam().joint);
}

INSTANTIATE_TEST_SUITE_P(
    Wraps, WrapJointTest,
    testing::Values(WrapCase{"one", "two", " "}, WrapCase{"an authority-", "wide plan", ""},
                    WrapCase{"a plan -", "the best", " "}, WrapCase{"a plan –", "the best", " "},
                    WrapCase{"in 2015–", "2020", ""}, WrapCase{"the word—", "and no more", ""},
                    WrapCase{"and/", "or", ""}, WrapCase{"either /", "or", " "},
                    WrapCase{"https://a.example/", "b", ""}, WrapCase{"www.a.example/b-", "c", ""},
                    WrapCase{"a --", "b", " "}, WrapCase{"", "b", " "}, WrapCase{"a", "", " "}));

}  // namespace
}  // namespace pulse::ingest
