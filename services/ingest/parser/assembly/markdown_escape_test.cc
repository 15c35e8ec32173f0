#include "services/ingest/parser/assembly/markdown_escape.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::ingest {
namespace {

std::string Escaped(std::string_view line, bool first) {
  std::string escaped = "what stood there before";
  return std::string(EscapeMarkdown(line, first, &escaped));
}

TEST(EscapeMarkdown, EscapesWhatMeansSomethingAnywhere) {
  EXPECT_EQ(Escaped("a*b _c`d[e]f\\g<h", false), "a\\*b \\_c\\`d\\[e\\]f\\\\g\\<h");
  EXPECT_EQ(Escaped("x^2 & y > z.", false), "x^2 & y > z.");
  EXPECT_EQ(Escaped("&amp; &#39; &", false), "\\&amp; \\&#39; &");
  EXPECT_EQ(Escaped("A&E, R&D; &; &#; Q&A", false), "A&E, R\\&D; &; &#; Q&A");
}

TEST(EscapeMarkdown, EscapesWhatOpensABlockInFrontOnly) {
  for (const char c : std::string("#>+-=~")) {
    const std::string text = std::string(1, c) + " a " + c;
    EXPECT_EQ(Escaped(text, true), "\\" + text);
    EXPECT_EQ(Escaped(text, false), text);
  }
  EXPECT_EQ(Escaped("12. a", true), "12\\. a");
  EXPECT_EQ(Escaped("12) a", true), "12\\) a");
  EXPECT_EQ(Escaped("12 a. b", true), "12 a. b");
  EXPECT_EQ(Escaped("", true), "");
  EXPECT_EQ(Escaped("7", true), "7");
}

TEST(EscapeMarkdown, LeavesWhatMeansNothingWhereItStands) {
  EXPECT_EQ(Escaped("1.6 million", true), "1.6 million");
  EXPECT_EQ(Escaped("2.", true), "2\\.");
  EXPECT_EQ(Escaped("http://www.example.org/report_743", true), "http://www.example.org/report_743");
  EXPECT_EQ(Escaped("a _ b_", false), "a \\_ b\\_");
}

TEST(EscapeMarkdown, LooksAtEveryByteOfALongLine) {
  for (std::size_t at = 0; at < 200; ++at) {
    std::string text(200, 'a');
    text[at] = '*';
    std::string escaped = text;
    escaped.insert(at, "\\");
    EXPECT_EQ(Escaped(text, true), escaped);
  }
}

}  // namespace
}  // namespace pulse::ingest
