#include "clients/cpp/pulse/terminal/text_width.h"

#include <gtest/gtest.h>

namespace pulse::cli {
namespace {

TEST(TextWidth, CountsColumnsNotBytes) {
  EXPECT_EQ(TextWidth(""), 0);
  EXPECT_EQ(TextWidth("plain"), 5);
  EXPECT_EQ(TextWidth("café – “x”"), 10);
}

TEST(TextWidth, CombiningMarkTakesNoColumn) { EXPECT_EQ(TextWidth("cafe\u0301"), 4); }

TEST(TextWidth, WideCharactersTakeTwo) {
  EXPECT_EQ(TextWidth("月報"), 4);
  EXPECT_EQ(TextWidth("🙂"), 2);
}

TEST(TextWidth, BrokenUtf8TakesAColumnAByte) {
  EXPECT_EQ(TextWidth("a\xffz"), 3);
  EXPECT_EQ(TextWidth("a\xe2\x80"), 3);
}

TEST(Truncate, LeavesWhatFits) { EXPECT_EQ(Truncate("café", 4), "café"); }

TEST(Truncate, CutsBetweenCharactersAndSaysSo) {
  EXPECT_EQ(Truncate("élève attentive", 6), "élève…");
  EXPECT_EQ(Truncate("月報月報", 4), "月…");
  EXPECT_EQ(Truncate("abc", 1), "…");
  EXPECT_EQ(Truncate("abc", 0), "");
}

TEST(Pad, FillsByColumns) {
  EXPECT_EQ(Pad("é", 3), "é  ");
  EXPECT_EQ(Pad("7", 3, true), "  7");
  EXPECT_EQ(Pad("long", 2), "long");
}

TEST(OneLine, FoldsWhiteSpace) { EXPECT_EQ(OneLine("  a\r\n\tb\u00a0 c "), "a b c"); }

TEST(OneLine, DisarmsEscapesAndOverrides) {
  EXPECT_EQ(OneLine("a\x1b[31mb"), "a?[31mb");
  EXPECT_EQ(OneLine("a\u202eb"), "a?b");
  EXPECT_EQ(OneLine("a\u2066b"), "a?b");
}

TEST(Harmless, KeepsEveryPlaceInTheText) {
  EXPECT_EQ(Harmless("a\r\n\tb\u00a0é月"), "a   b\u00a0é月");
  EXPECT_EQ(Harmless("\x1b[2J\x7f"), "?[2J?");
  EXPECT_EQ(Harmless("a\xc2\x9bm"), "a??m");  // CSI in one character
  EXPECT_EQ(Harmless("a\u202eb\u2067c"), "a???b???c");
  EXPECT_EQ(Harmless("a\x9b\xc3"), "a??");
}

TEST(Wrap, BreaksAtSpacesWithinTheWidth) {
  EXPECT_EQ(Wrap("one two three", 9, "  "), "  one two\n  three\n");
  EXPECT_EQ(Wrap("extraordinary", 5, ""), "extraordinary\n");
}

TEST(Wrap, KeepsParagraphs) { EXPECT_EQ(Wrap("one\ntwo\n\nthree", 80, ""), "one two\n\nthree\n"); }

}  // namespace
}  // namespace pulse::cli
