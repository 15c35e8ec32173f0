#include "services/ingest/convert/markdown/layout_tables.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::ingest {
namespace {

std::string Apart(const std::string& markdown) { return JoinBlocks(TakeLayoutTablesApart(markdown).blocks); }

// A table in a table's cell, as it stands on the row's line.
std::string Nested(const std::string& text) {
  return "|  |  |\n| --- | --- |\n| |  | | --- | | " + text + " | |\n\n";
}

TEST(TakeLayoutTablesApartTest, CellsOfNestedTablesBecomeParagraphsAndLists) {
  EXPECT_EQ(Apart(Nested("[**Ferry Council. Decks**](https://a.example)  It finds that:   * decks are cold"
                         "   + at night * boats - all of them - are late   It ends here. * Not there.")),
            "[**Ferry Council. Decks**](https://a.example)\n\nIt finds that:\n\n* decks are cold\n"
            "  + at night\n* boats - all of them - are late\n\nIt ends here. * Not there.\n");
}

TEST(TakeLayoutTablesApartTest, BoldLinesBelowALinkedTitleAreItsHeadings) {
  EXPECT_EQ(Apart(Nested("[**Ferry Council. Decks**](https://a.example)  They are cold.  **What crews say**  "
                         "Much.  **Reports**")),
            "[**Ferry Council. Decks**](https://a.example)\n\nThey are cold.\n\n_What crews say_\n\n"
            "Much.\n\n**Reports**\n");
}

TEST(TakeLayoutTablesApartTest, NumberedEntriesFollowEachOther) {
  EXPECT_EQ(Apart(Nested("Three locks:   1. The upper one. 2. The lower one, of 1834. 5. It is shut.")),
            "Three locks:\n\n1. The upper one.\n2. The lower one, of 1834. 5. It is shut.\n");
}

TEST(TakeLayoutTablesApartTest, TableOfDataInACellStaysATable) {
  EXPECT_EQ(Apart(Nested("Boats:  | Year | Boats | | --- | --- | | 2016 | 40 | | 2017 | 52 |  They grow.")),
            "Boats:\n\n| Year | Boats |\n| --- | --- |\n| 2016 | 40 |\n| 2017 | 52 |\n\nThey grow.\n");
}

TEST(TakeLayoutTablesApartTest, TableOfDataAloneStays) {
  const std::string text = "Boats:\n\n| Year | Boats |\n| --- | --- |\n| 2016 | 40 |\n";
  EXPECT_EQ(TakeLayoutTablesApart(text).tables, 0);
  EXPECT_EQ(Apart(text), text);
}

TEST(TakeLayoutTablesApartTest, OneColumnLaysOut) {
  EXPECT_EQ(Apart("|  |\n| --- |\n| **Reports** |\n| Lamps of the \\| pier |\n"),
            "**Reports**\n\nLamps of the \\| pier\n");
}

TEST(TakeLayoutTablesApartTest, LongCellOfATableWithoutHeadLaysOut) {
  const std::string summary = "The keepers of the locks were asked" + std::string(20, 'x') +
                              " how their work had changed since the new gates were fitted, and whether "
                              "they would rather have kept the old ones.";
  EXPECT_EQ(Apart("|  |  |\n| --- | --- |\n| Locks | " + summary + " |\n"), "Locks\n\n" + summary + "\n");
}

TEST(TakeLayoutTablesApartTest, MonthAndSignOffComeOffWhatTheyAreGluedTo) {
  EXPECT_EQ(Apart(Nested("CordisPulseMarch 2021") + Nested("Please call us.Best wishes,Dr Ada Example")),
            "CordisPulse\n\nMarch 2021\n\nPlease call us.\n\nBest wishes,\n\nDr Ada Example\n");
}

TEST(TakeLayoutTablesApartTest, TablesWithOpenRowsBecomeParagraphs) {
  EXPECT_EQ(
      Apart("| **Reports**  \n---  \n|\n\n## Harbours  \n  \n---  \n"
            "| [**Harbour Trust. Lamps and\nladders**](https://a.example/list-\nof-all) Lamps are\n"
            "lit at dusk:\n\n  * on piers\n    * of stone\n\nThey are old.  \n---  \n"
            "Dr Ada Example  \nHead of Research  \n---  \n"),
      "**Reports**\n\n## Harbours\n\n[**Harbour Trust. Lamps and ladders**](https://a.example/list-of-all)"
      "\n\nLamps are lit at dusk:\n\n  * on piers\n    * of stone\n\nThey are old.\n\n"
      "Dr Ada Example  \nHead of Research\n");
}

TEST(TakeLayoutTablesApartTest, TableOfDataBetweenOpenRowsStays) {
  const std::string rows = "Year| Boats  \n---|---  \n2016| 40  \n2017| 52  \n";
  EXPECT_EQ(Apart("| One  \n---  \n| Two  \n---  \n| Three  \n---  \n\n" + rows + "\n| Four  \n---  \n"),
            "One\n\nTwo\n\nThree\n\nYear| Boats\n---|---\n2016| 40\n2017| 52\n\nFour\n");
}

TEST(TakeLayoutTablesApartTest, RulesOfOrdinaryMarkdownAreNoTables) {
  const std::string text = "One  \n\n---\n\nTwo  \n\n---\n\nThree | four\n\n---\n";
  EXPECT_EQ(TakeLayoutTablesApart(text).tables, 0);
}

}  // namespace
}  // namespace pulse::ingest
