#include "text/plain_text.h"

#include <gtest/gtest.h>

namespace pulse::text {
namespace {

TEST(PlainText, LeavesMarksOut) {
  EXPECT_EQ(PlainText("**Care** *leavers* and `code`"), "Care leavers and code");
  EXPECT_EQ(PlainText("re**built**, over*night*"), "rebuilt, overnight");
  EXPECT_EQ(PlainText("# Heading\n\n> quoted\n\n---\n\nrest"), "Heading quoted rest");
}

TEST(PlainText, KeepsTheWordsOfLinksAndImages) {
  EXPECT_EQ(PlainText("see [the *full* report](https://a.example/r \"title\"), or <https://b.example/>"),
            "see the full report, or https://b.example/");
  EXPECT_EQ(PlainText("![a cover](https://a.example/c.png)"), "a cover");
}

TEST(PlainText, ReadsEscapesAndEntities) {
  EXPECT_EQ(PlainText(R"(\*not bold\* 1\. a\_b \\)"), R"(*not bold* 1. a_b \)");
  EXPECT_EQ(PlainText("AT&amp;T &ndash; &lt;b&gt; &#233;"), "AT&T – <b> é");
}

TEST(PlainText, StaysPrintable) {
  EXPECT_EQ(PlainText("a&#7;b &#x202E;c"),
            "a\xEF\xBF\xBD"
            "b c");
  EXPECT_EQ(PlainText("caf\xE9 latte"), "caf\xEF\xBF\xBD latte");
}

TEST(PlainText, PutsListsOnTheLine) {
  EXPECT_EQ(PlainText("Asks:\n\n- one\n  - inner\n    1. inmost\n- two\n  more"),
            "Asks: one inner inmost two more");
}

TEST(PlainText, KeepsTagsAndCodeAsText) {
  EXPECT_EQ(PlainText("a <b>c</b>\n\n<div>\nin\n</div>\n\n    code here\n\nend"),
            "a <b>c</b> <div> in </div> code here end");
}

TEST(PlainText, IsEmptyWhereNoWordIs) {
  EXPECT_EQ(PlainText(""), "");
  EXPECT_EQ(PlainText("---\n\n- \n\n#"), "");
}

}  // namespace
}  // namespace pulse::text
