#include "services/ingest/parser/lines/double_spacing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace pulse::ingest {
namespace {

std::size_t GluedLines(const std::string& text) {
  auto lines = SplitLines(text, false);
  CloseDoubleSpacing(&lines);
  return static_cast<std::size_t>(
      std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.gap == Gap::kGlued; }));
}

std::string Repeat(const std::string& text, int times) {
  std::string repeated;
  for (int i = 0; i < times; ++i) repeated += text;
  return repeated;
}

TEST(CloseDoubleSpacing, GluesLinesWhereBlankOnesStandInSentences) {
  const auto text = Repeat(
      "The keepers of the northern harbours were asked what\n\n"
      "they thought of the lamps, and whether they would like\n\n"
      "to see them lit by wire. Most of them would.\n\n",
      8);
  EXPECT_GE(GluedLines(text), 23U);
}

TEST(CloseDoubleSpacing, KeepsThePagesEnds) {
  const auto text = Repeat(
      "The keepers of the northern harbours were asked what\n\n"
      "they thought of the lamps, and whether they would like\n\n\n\n"
      "to see them lit by wire. Most of them would.\n\n",
      8);
  auto lines = SplitLines(text, false);
  CloseDoubleSpacing(&lines);
  EXPECT_EQ(
      std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.gap == Gap::kPage; }), 8);
}

TEST(CloseDoubleSpacing, LeavesTheBlankLinesBetweenParagraphs) {
  const auto text = Repeat(
      "The keepers of the northern harbours were asked what\nthey thought of the lamps.\n\n"
      "Most of them would rather see them lit by wire, and\nsome by nobody.\n\n",
      12);
  EXPECT_LE(GluedLines(text), 25U);
}

TEST(CloseDoubleSpacing, LeavesEntriesInSmallLetters) {
  const auto text = Repeat(
      "It asks of each of the harbours who is to see to it:\n\nlamps\n\noil and wire\n\nladders\n\n", 8);
  EXPECT_LE(GluedLines(text), 1U);
}

}  // namespace
}  // namespace pulse::ingest
