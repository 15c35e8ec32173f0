#include "clients/cpp/pulse/terminal/table.h"

#include <gtest/gtest.h>

#include <sstream>

#include "clients/cpp/pulse/terminal/text_width.h"

namespace pulse::cli {
namespace {

std::string PrintWithin(const Table& table, int width) {
  std::istringstream in;
  std::ostringstream out;
  Console console{.in = in, .out = out, .err = out};
  console.width = width;
  table.Print(console);
  return out.str();
}

TEST(Table, AlignsByColumnsNotBytes) {
  Table table({{"NAME"}, {"N", true}});
  table.AddRow({"café", "1"});
  table.AddRow({"tea room", "12"});
  EXPECT_EQ(PrintWithin(table, 80),
            "NAME       N\n"
            "café       1\n"
            "tea room  12\n");
}

TEST(Table, FitsTheWidthByCuttingWhatShrinks) {
  Table table({{"ID"}, {"TITLE", false, true}});
  table.AddRow({"issues/2031-03", "A title that is far too long for the terminal"});
  std::istringstream lines(PrintWithin(table, 40));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(TextWidth(line), 40) << line;
  EXPECT_EQ(PrintWithin(table, 40), "ID              TITLE\nissues/2031-03  A title that is far too…\n");
}

TEST(Table, TooWideForItsColumns_IsABlockARow) {
  Table table({{"ISSUE"}, {"STATE"}, {"TITLE", false, true}});
  table.AddRow(
      {"issues/2031-03-mental-health-awareness", "published", "A long title that is wrapped, not cut"});
  table.AddRow({"issues/2031-03", "", "日本語の題"});
  EXPECT_EQ(PrintWithin(table, 40),
            "ISSUE  issues/2031-03-mental-health-awareness\n"
            "STATE  published\n"
            "TITLE  A long title that is wrapped, not\n"
            "       cut\n"
            "\n"
            "ISSUE  issues/2031-03\n"
            "TITLE  日本語の題\n");
}

TEST(Table, WideCharacters_FitLikeOthers) {
  for (int width = 40; width <= 200; width += 20) {
    Table table({{"ID"}, {"TITLE", false, true}});
    table.AddRow({"a",
                  "介護施設における緊急時の対応についての報告書と、その後の経過に関する調査結果のまとめと提言"
                  "についての資料"});
    std::istringstream lines(PrintWithin(table, width));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(TextWidth(line), width) << line;
  }
}

TEST(Table, TakesFromTheWidestColumnFirst) {
  Table table({{"A", false, true}, {"B", false, true}});
  table.AddRow({"short one", "a much, much longer cell than that"});
  EXPECT_EQ(PrintWithin(table, 30), "A          B\nshort one  a much, much longe…\n");
}

TEST(Table, NewlineInACellDoesNotBreakTheRow) {
  Table table({{"TITLE"}});
  table.AddRow({"two\nlines"});
  EXPECT_EQ(PrintWithin(table, 80), "TITLE\ntwo lines\n");
}

TEST(Table, RowOfAnotherLengthIsRefused) {
  Table table({{"A"}, {"B"}});
  EXPECT_THROW(table.AddRow({"only one"}), std::invalid_argument);
}

}  // namespace
}  // namespace pulse::cli
