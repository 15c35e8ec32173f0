#include "services/ingest/convert/pdf/pdf_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "services/ingest/convert/pdf/pdf_lines.h"

namespace pulse::ingest {
namespace {

using testing::HasSubstr;

// Puts words of text, half a size wide a letter, on a page.
class Press {
 public:
  Press() { pages_.push_back({600, 800, {}}); }

  Press& Line(double left, double top, const std::string& text, double size = 10) {
    for (std::size_t at = 0; at < text.size();) {
      const auto end = std::min(text.find(' ', at), text.size());
      const double start = left + static_cast<double>(at) * size / 2;
      pages_.back().words.push_back({start, top, start + static_cast<double>(end - at) * size / 2, top + size,
                                     text.substr(at, end - at), bold_, link_});
      at = end + 1;
    }
    return *this;
  }

  // What the next lines are set in, and where they lead.
  Press& Bold(bool bold) {
    bold_ = bold;
    return *this;
  }
  Press& Link(const char* target) {
    link_ = target == nullptr ? nullptr : std::make_shared<const std::string>(target);
    return *this;
  }

  Press& Page() {
    pages_.push_back({600, 800, {}});
    return *this;
  }

  const std::vector<PdfPage>& pages() const { return pages_; }
  std::string Text() const { return JoinBlocks(TextOfPdf(pages_).blocks); }

 private:
  std::vector<PdfPage> pages_;
  bool bold_ = false;
  PdfLink link_;
};

TEST(ReadPdfWordsTest, ReadsPlacesAndEntitiesAndSkipsRubbish) {
  const auto pages = ReadPdfWords(
      "<word xMin=\"1\">lost</word><page width=\"10\" height=\"20\"><word xMin=\"1\" yMin=\"2\" xMax=\"3\" "
      "yMax=\"4\">R&amp;D&apos;s</word><word xMin=\"nan\" yMin=\"0\" xMax=\"0\" "
      "yMax=\"0\">flat</word><word ");
  ASSERT_EQ(pages.size(), 1U);
  ASSERT_EQ(pages[0].words.size(), 1U);
  EXPECT_EQ(pages[0].words[0].text, "R&D's");
  EXPECT_EQ(pages[0].words[0].bottom, 4);
}

TEST(TextOfPdfTest, JoinsWrappedLinesAndKeepsThoseMeant) {
  EXPECT_EQ(Press()
                .Line(0, 0, "a line that is as long as it can be")
                .Line(0, 12, "without more")
                .Line(0, 24, "Ada")
                .Text(),
            "a line that is as long as it can be without more\nAda\n");
}

TEST(TextOfPdfTest, NameOfAGroupRightBelowASentenceIsABlock) {
  EXPECT_EQ(Press()
                .Line(0, 0, "a line that is as long as it can be")
                .Line(0, 12, "and is full to its very end as well.")
                .Line(5, 24, "Briefings")
                .Line(0, 36, "Ferry Council. Decks and those who")
                .Text(),
            "a line that is as long as it can be and is full to its very end as well.\n\nBriefings\n"
            "Ferry Council. Decks and those who\n");
}

TEST(TextOfPdfTest, StartsABlockWhereTheSpaceIsWider) {
  Press press;
  press.Line(0, 0, "one").Line(0, 12, "two").Line(0, 24, "three").Line(0, 50, "Four, in a longer line");
  EXPECT_EQ(press.Text(), "one\ntwo\nthree\n\nFour, in a longer line\n");
}

// A sentence over six lines, which say how lines follow each other.
Press TextOverLines() {
  return Press()
      .Line(0, 0, "running text goes on and on over several")
      .Line(0, 12, "lines, and all of them are about as long")
      .Line(0, 24, "as the column, which is enough to show a")
      .Line(0, 36, "reader that a line which is far shorter")
      .Line(0, 48, "than most was ended by somebody with an")
      .Line(0, 60, "intent.");
}

const std::string kTextOverLines =
    "running text goes on and on over several lines, and all of them are about as long as the column, which "
    "is "
    "enough to show a reader that a line which is far shorter than most was ended by somebody with an "
    "intent.";

TEST(TextOfPdfTest, StartsABlockWhereTheSpaceIsBarelyWider) {
  auto press = TextOverLines();
  press.Line(0, 74, "Institute. A title as wide as the column").Line(0, 88, "Then its summary.");
  EXPECT_EQ(press.Text(),
            kTextOverLines + "\n\nInstitute. A title as wide as the column\n\nThen its summary.\n");
}

TEST(TextOfPdfTest, KeepsALineWithAMarkSetHigherInItsParagraph) {
  auto press = TextOverLines();
  press.Line(0, 84, "This claim is long and it has a note").Line(180, 81, "1").Line(0, 96, "goes on.");
  EXPECT_THAT(press.Text(), testing::EndsWith("This claim is long and it has a note1 goes on.\n"));
}

TEST(TextOfPdfTest, GivesEntriesOfListsTheBulletThatWasNoText) {
  auto press = TextOverLines();
  press.Line(0, 78, "It has:")
      .Line(20, 96, "Guidance")
      .Line(20, 108, "a form which is about as long as the")
      .Line(20, 120, "column is wide; and")
      .Line(40, 132, "notes on it")
      .Line(40, 144, "an index")
      .Line(20, 156, "Help")
      .Line(0, 174, "The rest.");
  EXPECT_EQ(press.Text(), kTextOverLines +
                              "\n\nIt has:\n\n- Guidance\n- a form which is about as long as the column is "
                              "wide; and\n  - notes on it\n  - an index\n- Help\n\nThe rest.\n");
}

TEST(TextOfPdfTest, SetsInWhatIsSetInButNoList) {
  auto press = TextOverLines();
  press.Line(0, 78, "She said.")
      .Line(20, 96, "Nobody asked us.")
      .Line(20, 114, "Nobody.")
      .Line(0, 132, "So.");
  EXPECT_EQ(press.Text(), kTextOverLines + "\n\nShe said.\n\n  Nobody asked us.\n\n  Nobody.\n\nSo.\n");
}

TEST(TextOfPdfTest, TakesFirstLinesSetInForParagraphs) {
  Press press;
  for (int i = 0; i < 3; ++i) {
    press.Line(10, i * 40, "A paragraph that opens further in")
        .Line(0, i * 40 + 12, "goes on at the edge, as books do, over")
        .Line(0, i * 40 + 24, "lines.");
  }
  EXPECT_THAT(press.Text(), testing::Not(testing::HasSubstr("- ")));
  EXPECT_THAT(press.Text(), testing::StartsWith("A paragraph that opens further in goes on at the edge"));
}

TEST(TextOfPdfTest, MarksLargeTypeAsHeadingAndEscapesTheRest) {
  EXPECT_EQ(Press()
                .Line(0, 0, "A title", 20)
                .Line(0, 24, "over lines", 20)
                .Line(0, 60, "of_text in a long line *")
                .Text(),
            "# A title over lines\n\nof\\_text in a long line \\*\n");
}

TEST(TextOfPdfTest, JoinsASentenceCutByAColumn) {
  EXPECT_EQ(Press()
                .Line(0, 100, "a sentence that is cut")
                .Line(300, 0, "by the column.")
                .Line(300, 30, "Next.")
                .Text(),
            "a sentence that is cut by the column.\n\nNext.\n");
}

TEST(TextOfPdfTest, JoinsAWordPartedAtItsHyphen) {
  EXPECT_EQ(Press()
                .Line(0, 0, "Court for ten-year-", 20)
                .Line(0, 24, "olds", 20)
                .Line(0, 60, "of text in a longer line, and more of it")
                .Text(),
            "# Court for ten-year-olds\n\nof text in a longer line, and more of it\n");
}

TEST(ReadPdfLinesTest, MakesWordsOfLettersSetApart) {
  Press press;
  double left = 0;
  for (const char* letter : {"T", "O", "O", "L", "S", " ", "A", "N", "D"}) {
    if (*letter != ' ') press.Line(left, 0, letter);
    left += *letter == ' ' ? 4 : 6.5;
  }
  EXPECT_EQ(ReadPdfLines(press.pages()[0])[0].text, "TOOLS AND");
}

TEST(ReadPdfLinesTest, PartsColumnsButNoJustifiedLine) {
  Press press;
  press.Line(0, 0, "ring").Line(60, 0, "020").Line(115, 0, "7946").Line(175, 0, "or");
  press.Line(0, 12, "Reports").Line(100, 12, "4");
  const auto lines = ReadPdfLines(press.pages()[0]);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].text, "ring 020 7946 or");
  EXPECT_EQ(lines[1].text, "Reports");
}

TEST(RemoveRunningHeadsTest, TakesWhatRepeatsAtOnePlaceButNoHeading) {
  Press press;
  for (int page = 1; page <= 3; ++page) {
    if (page > 1) press.Page();
    press.Line(0, 0, "CordisPulse " + std::to_string(page))
        .Line(0, 40, "Reports")
        .Line(0, 60 + page * 9, "Text.");
  }
  std::vector<std::vector<PdfLine>> pages;
  for (const auto& page : press.pages()) pages.push_back(ReadPdfLines(page));
  EXPECT_EQ(RemoveRunningHeads(&pages).size(), 3U);
  EXPECT_EQ(pages[2][0].text, "Reports");
  pages.pop_back();
  EXPECT_TRUE(RemoveRunningHeads(&pages).empty()) << "two pages prove nothing";
}

TEST(TextOfPdfTest, MakesWordsThatAJustifiedTextPartsWholeAgain) {
  Press press;
  press.Line(50, 100, "The lamps were counted again and again by the com‐")
      .Line(50, 112, "missioners of nine towns in the north, who found them");
  EXPECT_THAT(press.Text(), HasSubstr("the commissioners of nine towns"));
}

TEST(TextOfPdfTest, KeepsAHyphenThatTheTextItselfIsPrintedWith) {
  Press press;
  press.Line(50, 100, "The long‐term lamps were counted by those who are short‐")
      .Line(50, 112, "term staff of the harbour trust in nine northern towns");
  EXPECT_THAT(press.Text(), HasSubstr("short‐term staff"));
}

TEST(TextOfPdfTest, JoinsATitleWhoseLinesStandFurtherApartThanTheTexts) {
  auto press = TextOverLines();
  press.Line(0, 90, "Trust for Harbours and the", 14).Line(0, 111, "Lamp Board. Nine towns", 14);
  press.Line(0, 160, "Briefings", 14).Line(0, 210, "Then its summary.");
  EXPECT_EQ(press.Text(), "" + kTextOverLines +
                              "\n\n# Trust for Harbours and the Lamp Board. Nine towns\n\n# Briefings\n\n"
                              "Then its summary.\n");
}

TEST(TextOfPdfTest, PartsBoldTitlesFromTheTextAroundThem) {
  auto press = TextOverLines();
  for (int i = 0; i < 4; ++i) {
    press.Bold(true).Line(0, 90 + i * 40, "We seek keepers of lamps").Bold(false);
    press.Line(0, 102 + i * 40, "Apply by post.");
  }
  EXPECT_THAT(press.Text(),
              testing::StartsWith(kTextOverLines + "\n\n**We seek keepers of lamps**\n\nApply by post.\n\n"));
}

TEST(TextOfPdfTest, LeavesFewBoldLinesOrQuestionsOrThoseCloserToTheTextToTheirWords) {
  auto press = TextOverLines();
  press.Bold(true).Line(0, 90, "Who is it for?").Bold(false).Line(0, 120, "Keepers.");
  EXPECT_THAT(press.Text(), testing::Not(HasSubstr("*"))) << "too few to be titles";
  for (int i = 0; i < 5; ++i) {
    press.Bold(true).Line(0, 150 + i * 50, "Lamp keepers").Bold(false);
    press.Line(0, 170 + i * 50, "Apply by post, please, to us.");
  }
  press.Bold(true).Line(0, 400, "What is new?").Bold(false).Line(0, 420, "All of it.");
  press.Bold(true).Line(0, 440, "What is old").Bold(false).Line(0, 460, "None of it.");
  EXPECT_THAT(press.Text(), HasSubstr("**Lamp keepers**"));
  EXPECT_THAT(press.Text(), HasSubstr("\n\nWhat is new?\n\n"));
  EXPECT_THAT(press.Text(), HasSubstr("\n\nWhat is old\n\n"));
}

TEST(TextOfPdfTest, LeavesABoldLineThatNamesNobodyAfterTitlesThatDo) {
  auto press = TextOverLines();
  double top = 90;
  for (const char* title : {"Lamp walk", "Trust. Lamps", "Board. Oil", "Board. Fog", "Next steps"}) {
    press.Bold(true).Line(0, top, title, 10.5).Bold(false).Line(0, top + 20, "Its summary follows.");
    top += 50;
  }
  EXPECT_THAT(press.Text(), HasSubstr("# Lamp walk\n"));
  EXPECT_THAT(press.Text(), HasSubstr("# Board. Fog\n"));
  EXPECT_THAT(press.Text(), HasSubstr("\n\nNext steps\n"));
}

TEST(TextOfPdfTest, LeavesBoldWordsThatFillALineInTheirParagraph) {
  auto press = TextOverLines();
  press.Bold(true).Line(0, 78, "All the lamps of the harbour are counted").Bold(false);
  press.Line(0, 90, "in spring, and none is lost.");
  EXPECT_THAT(press.Text(), HasSubstr("harbour are counted in spring"));
  EXPECT_THAT(press.Text(), testing::Not(HasSubstr("*")));
}

TEST(TextOfPdfTest, MakesNothingOfBoldWhereMostTextIs) {
  Press press;
  press.Bold(true).Line(0, 0, "All of it is printed in bold").Line(0, 40, "Even this.");
  EXPECT_EQ(press.Text(), "All of it is printed in bold\n\nEven this.\n");
}

TEST(TextOfPdfTest, JoinsNoHeadingToTheNextPages) {
  auto press = TextOverLines();
  press.Line(0, 90, "Briefings", 14).Page().Line(0, 0, "Lamp Board. A title over the column", 14);
  EXPECT_THAT(press.Text(), HasSubstr("# Briefings\n\f# Lamp Board. A title"));
}

TEST(TextOfPdfTest, TakesAPassageSetInOnBothSidesForAQuotation) {
  auto press = TextOverLines();
  press.Line(0, 78, "She said:").Line(20, 96, "Nobody had counted them in the").Line(20, 108, "long war.");
  press.Line(0, 126, "So.");
  press.Bold(true).Line(0, 160, "A title", 14);
  EXPECT_THAT(press.Text(), HasSubstr("\n\n> Nobody had counted them in the long war.\n\nSo.\n"));
}

TEST(TextOfPdfTest, LinksOnceWhatAnAddressLeadsFromOverALineEnd) {
  auto press = TextOverLines();
  press.Line(0, 78, "Those who want more may read all of the");
  press.Link("https://lamps.example/a")
      .Line(0, 90, "long report of the Lamp Board which says")
      .Line(0, 102, "it.");
  press.Link(nullptr).Line(0, 140, "A heading", 14);
  EXPECT_THAT(press.Text(), HasSubstr("all of the [long report of the Lamp Board which says "
                                      "it](https://lamps.example/a).\n"));
}

TEST(TextOfPdfTest, KeepsAMonthThatOnlyRunningFeetName) {
  Press press;
  for (int page = 1; page <= 3; ++page) {
    if (page > 1) press.Page();
    press.Line(0, page * 9, "Text of its own.").Line(0, 780, "Lamp News May 2021");
  }
  EXPECT_THAT(press.Text(), testing::StartsWith("Text of its own.\n\nLamp News May 2021\n"));
}

TEST(ReadPdfLinesTest, PartsACloseColumnWhereOtherLinesBegin) {
  Press press;
  press.Line(100, 0, "one").Line(100, 20, "two").Line(100, 40, "three");
  press.Line(20, 60, "Harbour Trust").Line(100, 60, "Nine towns");
  const auto lines = ReadPdfLines(press.pages()[0]);
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[3].text, "Harbour Trust");
}

}  // namespace
}  // namespace pulse::ingest
