// Text on its way to the reader: what is printable, how wide, how it is set,
// how it wraps, and what it is called in a link.

#include <gtest/gtest.h>

#include "services/render/document/anchor.h"
#include "services/render/document/typography.h"
#include "services/render/text/word_wrap.h"

namespace pulse::render {
namespace {

using Lines = std::vector<std::string>;

Lines LinesOf(WordWrap& words, std::size_t first, std::size_t rest) {
  Lines lines;
  while (const auto line = words.NextLine(lines.empty() ? first : rest)) lines.emplace_back(*line);
  return lines;
}

TEST(Typography, Typeset_SetsQuotesDashesAndEllipses) {
  EXPECT_EQ(Typeset("\"It's 'so', isn't it?\""), "“It’s ‘so’, isn’t it?”");
  EXPECT_EQ(Typeset("children's ('90s) boys' clubs"), "children’s (’90s) boys’ clubs");
  EXPECT_EQ(Typeset("a - b, 6-14 and well-being"), "a – b, 6-14 and well-being");
  EXPECT_EQ(Typeset("wait... what.... no"), "wait… what.... no");
  EXPECT_EQ(Typeset("already “set” – it’s"), "already “set” – it’s");
}

TEST(Typography, Typesetter_RemembersTheRunBefore) {
  Typesetter typesetter;
  EXPECT_EQ(typesetter.Set("see \""), "see “");
  EXPECT_EQ(typesetter.Set("this"), "this");
  EXPECT_EQ(typesetter.Set("\""), "”");
  typesetter.SkipWord();
  EXPECT_EQ(typesetter.Set("'s"), "’s");
}

TEST(WordWrap, Lines_AreNoWiderThanAsked) {
  WordWrap words;
  words.Add("one two three four");
  EXPECT_EQ(LinesOf(words, 7, 9), (Lines{"one two", "three", "four"}));
}

TEST(WordWrap, Lines_MeasureColumnsNotBytes) {
  WordWrap words;
  words.Add("éééé éééé");
  EXPECT_EQ(LinesOf(words, 9, 9), (Lines{"éééé éééé"}));
}

TEST(WordWrap, Lines_CutAWordThatIsTooWide) {
  WordWrap words;
  words.Add("ab 1234567890 cd");
  EXPECT_EQ(LinesOf(words, 4, 4), (Lines{"ab", "1234", "5678", "90", "cd"}));
  words.Add("日本語日本語");
  EXPECT_EQ(LinesOf(words, 5, 5), (Lines{"日本", "語日", "本語"}));
}

TEST(WordWrap, Lines_NeverCutAUrlAndKeepItsFullStop) {
  WordWrap words;
  words.Add("see https://a.example/long/long, or ");
  words.AddWhole("<someone@a.example>");
  words.Add(". End");
  EXPECT_EQ(LinesOf(words, 10, 10),
            (Lines{"see", "https://a.example/long/long,", "or", "<someone@a.example>.", "End"}));
}

TEST(WordWrap, Lines_CutWhatHangsOnAUrl) {
  WordWrap words;
  words.AddWhole("<https://a.example>");
  words.Add("xxxxxxxxxxxxxxx");
  EXPECT_EQ(LinesOf(words, 10, 10), (Lines{"<https://a.example>", "xxxxxxxxxx", "xxxxx"}));
}

TEST(WordWrap, Lines_BreakWhereTold) {
  WordWrap words;
  words.Add("one");
  words.Break();
  words.Add("two");
  EXPECT_EQ(LinesOf(words, 72, 72), (Lines{"one", "two"}));
}

TEST(Anchor, Mint_MakesSlugsThatDiffer) {
  AnchorMint mint;
  EXPECT_EQ(mint.Mint("Children and Young People's Services").str(), "children-and-young-peoples-services");
  EXPECT_EQ(mint.Mint("Children and young people’s services").str(), "children-and-young-peoples-services-2");
  EXPECT_EQ(mint.Mint("\" onclick=\"x").str(), "onclick-x");
  EXPECT_EQ(mint.Mint("日本").str(), "item");
  EXPECT_EQ(mint.Mint("").str(), "item-2");
  EXPECT_EQ(mint.Mint("item-3").str(), "item-3");
  EXPECT_EQ(mint.Mint("").str(), "item-4");
}

TEST(Anchor, Mint_CutsAtEightyBytes) {
  EXPECT_EQ(AnchorMint().Mint(std::string(200, 'a')).str(), std::string(80, 'a'));
}

}  // namespace
}  // namespace pulse::render
