#include "services/query/search/snippet.h"

#include <gtest/gtest.h>

#include <string>

#include "services/query/search/query_parser.h"

namespace pulse::query::search {
namespace {

std::string SnippetFor(const std::string& query, const std::string& text) {
  const TextRange range =
      BestStretch(text, Highlighter(ParseQuery(query), {}).Find(text, db::SearchField::kBody));
  EXPECT_LE(range.end - range.begin, kMaxSnippetBytes);
  return text.substr(range.begin, range.end - range.begin);
}

std::string Filler(int words) {
  std::string text;
  for (int i = 0; i < words; ++i) text += "filler ";
  return text;
}

TEST(SnippetOf, IsTheWholeOfAShortText) { EXPECT_EQ(SnippetFor("prison", "A prison. "), "A prison."); }

TEST(SnippetOf, HasMostOfTheWordsAndWholeOnes) {
  const std::string snippet =
      SnippetFor("prison", "prison " + Filler(200) + "prison and prison " + Filler(200));
  EXPECT_NE(snippet.find("prison and prison"), std::string::npos);
  EXPECT_EQ(snippet.substr(0, 6), "filler");
  EXPECT_EQ(snippet.substr(snippet.size() - 6), "filler");
}

TEST(SnippetOf, IsTheBeginningWhereNothingWasFound) {
  EXPECT_EQ(SnippetFor("prison", "Begins. " + Filler(100)).substr(0, 7), "Begins.");
}

TEST(SnippetOf, NeverEndsInsideACharacter) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "é";
  const TextRange range = BestStretch("x" + text, {});
  EXPECT_EQ(range.end % 2, 1U);
}

// The snippet, what matches in it in brackets.
std::string Shown(const std::string& query, const std::string& commonmark) {
  const Snippet snippet = SnippetOf(commonmark, Highlighter(ParseQuery(query), {}), db::SearchField::kBody);
  EXPECT_LE(snippet.text.size(), kMaxSnippetBytes);
  std::string shown;
  std::size_t at = 0;
  for (const TextRange& range : snippet.found) {
    shown += snippet.text.substr(at, range.begin - at) + "[" +
             snippet.text.substr(range.begin, range.end - range.begin) + "]";
    at = range.end;
  }
  return shown + snippet.text.substr(at);
}

TEST(Snippet, HasNoMarksAndExactHighlights) {
  EXPECT_EQ(Shown("prison", "**Young** people in *prison*s"), "Young people in [prisons]");
  EXPECT_EQ(Shown("prison", "The [prison report](https://a.example/x_(y)), and more"),
            "The [prison] report, and more");
  EXPECT_EQ(Shown("prison", R"(1\. \*one\* \_prison\_)"), "1. *one* _[prison]_");
  EXPECT_EQ(Shown("prison", "AT&amp;T &ndash; &lt;prison&gt; caf&eacute;"), "AT&T – <[prison]> café");
  EXPECT_EQ(Shown("prison", "Asks:\n\n- one\n  - a prison\n    1. inmost\n- two"),
            "Asks: one a [prison] inmost two");
}

TEST(Snippet, MarksWordsSideBySideAcrossMarks) {
  EXPECT_EQ(Shown("\"young people\"", "the **young** [people](https://a.example)"), "the [young people]");
}

// A word of the address alone is found by the search, and is nothing that a reader sees.
TEST(Snippet, BeginsWithTheTextWhereOnlyAnAddressMatches) {
  EXPECT_EQ(Shown("prison", "See [this](https://prison.example/)."), "See this.");
}

TEST(Snippet, IsCutInTheMiddleOfALinkAtAWord) {
  const std::string before(kMaxSnippetBytes - 20, 'a');
  EXPECT_EQ(Shown("none", before + " [one two three four five six](https://a.example/)"),
            before + " one two three four");
  const std::string far = "x" + std::string(500, 'b') +
                          " [one two three four five six seven eight nine ten "
                          "eleven twelve thirteen prison fourteen](https://a.example/) end";
  EXPECT_EQ(Shown("prison", far),
            "four five six seven eight nine ten eleven twelve thirteen [prison] fourteen end");
}

}  // namespace
}  // namespace pulse::query::search
