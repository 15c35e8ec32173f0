#include "services/ingest/markdown_escape.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::ingest {
namespace {

TEST(EscapeMarkdown, EscapesWhatMeansSomethingAnywhere) {
  EXPECT_EQ(EscapeMarkdown("a*b_c`d[e]f\\g<h", false), "a\\*b\\_c\\`d\\[e\\]f\\\\g\\<h");
  EXPECT_EQ(EscapeMarkdown("x^2 & y > z.", false), "x^2 & y > z.");
  EXPECT_EQ(EscapeMarkdown("&amp; &#39; &", false), "\\&amp; \\&#39; &");
}

TEST(EscapeMarkdown, EscapesWhatOpensABlockInFrontOnly) {
  for (const char c : std::string("#>+-=~")) {
    const std::string text = std::string(1, c) + " a " + c;
    EXPECT_EQ(EscapeMarkdown(text, true), "\\" + text);
    EXPECT_EQ(EscapeMarkdown(text, false), text);
  }
  EXPECT_EQ(EscapeMarkdown("12. a", true), "12\\. a");
  EXPECT_EQ(EscapeMarkdown("12) a", true), "12\\) a");
  EXPECT_EQ(EscapeMarkdown("12 a. b", true), "12 a. b");
  EXPECT_EQ(EscapeMarkdown("", true), "");
  EXPECT_EQ(EscapeMarkdown("7", true), "7");
}

TEST(EscapeMarkdown, LooksAtEveryByteOfALongLine) {
  for (std::size_t at = 0; at < 200; ++at) {
    std::string text(200, 'a');
    text[at] = '*';
    std::string escaped = text;
    escaped.insert(at, "\\");
    EXPECT_EQ(EscapeMarkdown(text, true), escaped);
  }
}

}  // namespace
}  // namespace pulse::ingest
