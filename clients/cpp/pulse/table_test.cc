#include "clients/cpp/pulse/table.h"

#include <gtest/gtest.h>

#include <sstream>

#include "clients/cpp/pulse/text_width.h"

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
