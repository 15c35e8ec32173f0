#include "services/ingest/parser/assembly/body.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "services/ingest/parser/assembly/normalised_samples.h"

namespace pulse::ingest {
namespace {

struct BodyCase {
  std::string name;
  bool markdown;
  std::string source;
  std::string body;
};

void PrintTo(const BodyCase& body, std::ostream* out) { *out << body.name; }

class NormaliseBodyTest : public testing::TestWithParam<BodyCase> {};

TEST_P(NormaliseBodyTest, Gives) {
  EXPECT_EQ(NormalisedText(GetParam().source, GetParam().markdown), GetParam().body);
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, NormaliseBodyTest,
    testing::Values(
        BodyCase{"UndoesWraps", false, "one two \nthree.\n\nFour", "one two three.\n\nFour"},
        BodyCase{"KeepsHyphenAtLineEnd", false, "an authority-\nwide plan", "an authority-wide plan"},
        BodyCase{"KeepsDashAtLineEnd", false, "a plan -\nthe best", "a plan - the best"},
        BodyCase{"DropsSoftHyphenAtLineEnd", false, "com\u00ad\nmunity", "community"},
        BodyCase{"EscapesMarkupInText", false, "a *b* [c] <d> _e_ \\",
                 "a \\*b\\* \\[c\\] \\<d> \\_e\\_ \\\\"},
        BodyCase{"EscapesBlockMarksInText", false, "# no heading", "\\# no heading"},
        BodyCase{"JoinsSentenceCutByPage", true, "to look at \n\n\n\nways in which",
                 "to look at ways in which"},
        BodyCase{"JoinsAcrossOneBlankLine", true, "the Act 2022\n\nand various", "the Act 2022 and various"},
        BodyCase{"JoinsCapitalAfterPage", true,
                 "Developed by the national body of harbours and by the Office for\n\n\n\nHealth and others.",
                 "Developed by the national body of harbours and by the Office for Health and others."},
        BodyCase{"JoinsLongOpenParagraphAcrossPage", true,
                 "A paragraph that is long enough to be running text and has no stop\n\n\n\nHarbour says so.",
                 "A paragraph that is long enough to be running text and has no stop Harbour says so."},
        BodyCase{"JoinsAfterAbbreviation", true, "some people (e.g.\n\nSentencers) said",
                 "some people (e.g. Sentencers) said"},
        BodyCase{"KeepsParagraphsApart", true, "First.\n\n\n\nSecond.", "First.\n\nSecond."},
        BodyCase{"KeepsShortLabelApart", true, "Key figures\n\n\n\nThere were ten.",
                 "Key figures\n\nThere were ten."},
        BodyCase{"KeepsListIntroductionApart", true, "They found:\n\n\n\n- a\n- b",
                 "They found:\n\n- a\n- b"},
        BodyCase{"MakesCutListWhole", true, "- a\n- b\n\n\n\n- c", "- a\n- b\n- c"},
        BodyCase{"JoinsListItemCutByPage", true, "- investment in their\n\ndevelopment, and so on\n- c",
                 "- investment in their development, and so on\n- c"},
        BodyCase{"KeepsParagraphAfterList", true, "- a\n- b\n\n\n\nThe rest is text.",
                 "- a\n- b\n\nThe rest is text."},
        BodyCase{"KeepsNumbers", true, "1. a\n\n2. b\n3. c", "1. a\n2. b\n3. c"},
        BodyCase{"NestsByIndent", true, "- a\n  - b\n    - c\n- d", "- a\n  - b\n    - c\n- d"},
        BodyCase{"NestsUnderNumbers", true, "1. a\n   - b\n2. c", "1. a\n   - b\n2. c"},
        BodyCase{"KeepsIndentedParagraphInItem", true, "- one\n\n  More of it.\n- two",
                 "- one\n\n  More of it.\n- two"},
        BodyCase{"NormalisesBullets", false, "• one\n• two", "- one\n- two"},
        BodyCase{"WrapsListItems", false, "• one that is\n  wrapped\n• two", "- one that is wrapped\n- two"},
        BodyCase{"LevelsHeadings", true, "###### **Key findings**\n\ntext", "### Key findings\n\ntext"},
        BodyCase{"KeepsQuotes", true, "> said\n> she", "> said she"},
        BodyCase{"KeepsHardBreaks", true, "one  \ntwo", "one  \ntwo"},
        BodyCase{"MendsEmphasisCutByPage", true, "**the first part of what is bold** \n\n**goes on** here",
                 "**the first part of what is bold goes on** here"},
        BodyCase{"KeepsTableRowsOnTheirLines", true, "| a | b |\n|---|---|\n| 1 | 2 |",
                 "| a | b |\n|---|---|\n| 1 | 2 |"},
        BodyCase{"PartsParagraphsOfAQuotation", true, "> one\n>\n> two\n> more", "> one\n>\n> two more"},
        BodyCase{"NestsUnderMinorBullets", false, "• one\n◦ inner\n◦ inner two\n• two",
                 "- one\n  - inner\n  - inner two\n- two"},
        BodyCase{"KeepsMinorBulletsFlatOnTheirOwn", false, "◦ one\n◦ two", "- one\n- two"},
        BodyCase{"DropsNeedlessEscapes", true, "e\\.g\\. A \\- B \\(C\\) 5 \\> 4 \\+ 1",
                 "e.g. A - B (C) 5 > 4 + 1"},
        BodyCase{"KeepsNeededEscapes", true, "1\\. no list \\* \\_ \\[x\\](y)",
                 "1\\. no list \\* \\_ \\[x\\](y)"},
        BodyCase{"KeepsRangeAtLineEnd", false, "in 2015–\n2020", "in 2015–2020"},
        BodyCase{"KeepsSlashAtLineEnd", false, "and/\nor https://a.example/\nb",
                 "and/or https://a.example/b"},
        BodyCase{"KeepsHardBreaksOfBackslash", true, "one\\\ntwo", "one  \ntwo"},
        BodyCase{"OfNothing", true, "", ""}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace pulse::ingest
