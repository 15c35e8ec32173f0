#include "services/render/document/prose.h"

#include <gtest/gtest.h>

#include "services/render/document/description.h"
#include "services/render/text/line_writer.h"
#include "services/render/text/markdown_prose.h"
#include "services/render/text/text_prose.h"

namespace pulse::render {
namespace {

std::string AsMarkdown(const Prose& prose) {
  LineWriter lines;
  WriteMarkdownProse(lines, prose, 0);
  return lines.Finish();
}

std::string AsText(std::string_view commonmark) {
  LineWriter lines;
  WriteTextProse(lines, ReadProse(commonmark));
  return lines.Finish();
}

std::size_t CountOf(const Prose& prose, Mark mark) {
  std::size_t count = 0;
  for (const ProseEvent& event : prose) {
    if (event.mark == mark && event.edge != Edge::kClose) ++count;
  }
  return count;
}

class ProseReadBack : public testing::TestWithParam<std::string> {};

// What is written as Markdown is read as the same prose, so no text turned into
// markup and no markup into text.
TEST_P(ProseReadBack, IsTheSameProse) {
  const Prose prose = ReadProse(GetParam());
  const std::string markdown = AsMarkdown(prose);
  EXPECT_TRUE(ReadProse(markdown) == prose) << markdown;
  EXPECT_EQ(AsMarkdown(ReadProse(markdown)), markdown);
}

INSTANTIATE_TEST_SUITE_P(
    Sources, ProseReadBack,
    testing::Values("", "One paragraph.", "Two\nlines", "Hard  \nbreak",
                    "*em* **strong** `code` [link](https://a.example)", "[dead](#) and [lost]()",
                    "[text \\[1\\]](https://a.example/\\(x\\)?a=1&copy=2)", "- a\n- b", "- a\n\n- b",
                    "- a\n  - b\n    - c\n- d", "- a\n\n  second\n- b", "1. a\n2. b", "7. seven\n8. eight",
                    "- a\n\n  3. three", "- a\n- b\n\n* c\n* d", "1. a\n\n1) b", "- a\n\n  - b\n\n  * c",
                    "> quote\n>\n> more", "> a\n\n> b", "> - a\n>   > b", "- > a\n- > b",
                    "# One\n\n## Two\n\n# Three", "# a \\# b", "C# and \\# x", "---", "- ***", "* ___",
                    "```\ncode\n\n  more\n```", "- ```\n  a\n  ```", "````\n```\n````", "`` ` ``", "` `` `",
                    "\\# no heading", "\\- no list", "1\\. no list", "1986\\. A year", "\\> no quote",
                    "a\n\\=== b", "a\n\\---", "\\+ plus", "\\~~~", "\\*not em\\* snake_case \\_x\\_",
                    "\\`tick\\` \\<b> \\&amp; &amp;lt;", "\\![no image](https://a.example)", "\\\\![x](#)",
                    "!\\[x]", "Wait!", "AT&T and R & D, 2 < 3", "a\\\\b", "\\[ref]: https://a.example",
                    "&#32;&#32;&#32;&#32;not code", "a&#10;# b&#10;&#10;- c", "-\n- a", "- a\n-\n- b", "- -",
                    "<div>\n\n# x\n\n</div>", "a <b>c</b> d", "<https://a.example/?a&b>",
                    "[x](https://a.example/?a=1&amp;copy;=2)", "**bold** lead-in: text", "***both***",
                    "+ a\n+ b", "é*é*é", "£5 – “quoted” …"));

// A reader of the Markdown should not meet backslashes that nothing needs.
TEST(MarkdownProse, EscapesOnlyWhereItMust) {
  for (const std::string source :
       {"AT&T and R & D; 2 < 3, C# #1 snake_case £5 (2024 -2034) - 1986. +44 a~b 100% <3 Wait!",
        "[x](https://a.example/?a=1&b=2)", "it's \"so\" = that > this | other"}) {
    EXPECT_EQ(AsMarkdown(ReadProse(source)), source + "\n");
  }
}

TEST(Prose, Read_NumbersHeadingsWithoutASkip) {
  const Prose prose = ReadProse("### a\n\n###### b\n\n#### c\n\n# d\n\n## e");
  std::vector<int> depths;
  for (const ProseEvent& event : prose) {
    if (event.mark == Mark::kHeading && event.edge == Edge::kOpen) depths.push_back(event.number);
  }
  EXPECT_EQ(depths, (std::vector<int>{1, 2, 2, 1, 2}));
}

TEST(Prose, Read_KeepsAlternativeTextOfImagesOnly) {
  const Prose prose =
      ReadProse("![a *cover* [x](https://b.example)](https://a.example/x.png)\n\n![](https://a.example/y)");
  EXPECT_EQ(AsMarkdown(prose), "a cover x\n");
}

TEST(Prose, Read_DropsEmptyLinksEmphasisAndHeadings) {
  EXPECT_TRUE(ReadProse("[](https://a.example)\n\n#\n\n>").empty());
}

TEST(Prose, Read_MakesRawHtmlText) {
  EXPECT_EQ(AsText("<div onclick=x>\nin\n</div>\n\na <b>c</b>"), "<div onclick=x> in </div>\n\na <b>c</b>\n");
}

TEST(Prose, Read_FlattensListsBeyondTheLimit) {
  std::string source;
  for (std::size_t i = 0; i < kMaxNesting + 3; ++i) source += std::string(2 * i, ' ') + "- level\n";
  const Prose prose = ReadProse(source);
  EXPECT_EQ(CountOf(prose, Mark::kBulletList), kMaxNesting);
  EXPECT_EQ(CountOf(prose, Mark::kText), kMaxNesting + 3) << "no text is lost";
}

TEST(Prose, Read_HasOneEmphasisInAnother) {
  const Prose prose = ReadProse("*a *b* c* **d __e__ f**");
  EXPECT_EQ(CountOf(prose, Mark::kEmphasis), 1U);
  EXPECT_EQ(CountOf(prose, Mark::kStrong), 1U);
}

TEST(Prose, DescriptionOf_IsCutAtASpace) {
  const Prose prose = ReadProse("One *two*, three.\n\nFour `five`");
  EXPECT_EQ(DescriptionOf(prose, 100), "One two, three. Four five");
  EXPECT_EQ(DescriptionOf(prose, 12), "One two,…");
}

TEST(TextProse, ShowsWhereALinkGoesOnce) {
  EXPECT_EQ(AsText("[survey](https://a.example/s)."), "survey <https://a.example/s>.\n");
  EXPECT_EQ(AsText("<https://a.example/s>"), "https://a.example/s\n");
  EXPECT_EQ(AsText("[www.a.example](http://www.a.example/)"), "www.a.example\n");
  EXPECT_EQ(AsText("[a@b.example](mailto:a@b.example)"), "a@b.example\n");
  EXPECT_EQ(AsText("[Ann](mailto:a@b.example)"), "Ann <a@b.example>\n");
  EXPECT_EQ(AsText("[dead](#) link"), "dead link\n");
}

TEST(TextProse, IndentsNestedListsAndKeepsNumbers) {
  EXPECT_EQ(AsText("9. nine\n   - inner\n10. ten\n\n> quote\n\n```\nx  y\n```\n\n---"),
            "9. nine\n   - inner\n10. ten\n\n> quote\n\n  x  y\n\n* * *\n");
}

}  // namespace
}  // namespace pulse::render
