#include "services/query/search/highlight.h"

#include <gtest/gtest.h>

#include <string>

#include "services/query/search/query_parser.h"

namespace pulse::query::search {
namespace {

std::string Marked(std::string_view query, std::string_view text,
                   db::SearchField field = db::SearchField::kBody) {
  std::string marked;
  std::size_t at = 0;
  for (const TextRange& range : Highlighter(ParseQuery(query), {}).Find(text, field)) {
    marked += std::string(text.substr(at, range.begin - at)) + "[" +
              std::string(text.substr(range.begin, range.end - range.begin)) + "]";
    at = range.end;
  }
  return marked + std::string(text.substr(at));
}

TEST(Highlighter, MarksEveryFormOfAWord) {
  EXPECT_EQ(Marked("prison", "Prisons, PRISONS: a prison’s imprisonment"),
            "[Prisons], [PRISONS]: a [prison]’s imprisonment");
  EXPECT_EQ(Marked("cafe", "The café."), "The [café].");
  EXPECT_EQ(Marked("family", "families"), "[families]");
}

TEST(Highlighter, MarksWordsSideBySideAsOne) {
  EXPECT_EQ(Marked("\"young people\"", "young people, people young"), "[young people], people young");
  EXPECT_EQ(Marked("young people", "young people"), "[young] [people]");
  EXPECT_EQ(Marked("looked-after", "looked-after children"), "[looked-after] children");
}

TEST(Highlighter, MarksBeginningsAndAlternatives) {
  EXPECT_EQ(Marked("safeg*", "safeguards safe safeguarding"), "[safeguards] safe [safeguarding]");
  EXPECT_EQ(Marked("prison OR court", "courts and prison"), "[courts] and [prison]");
}

TEST(Highlighter, LeavesOutWhatIsExcludedOrOfAnotherField) {
  EXPECT_EQ(Marked("prison -women", "women in prison"), "women in [prison]");
  EXPECT_EQ(Marked("title:prison", "prison"), "prison");
  EXPECT_EQ(Marked("title:prison", "prison", db::SearchField::kTitle), "[prison]");
}

TEST(Highlighter, MarksAPublisherByItsOtherName) {
  const Highlighter highlighter(ParseQuery("nocs"), {{"nocs", "Office of Standards"}});
  EXPECT_EQ(highlighter.Find("The Office of Standards", db::SearchField::kPublisher).size(), 1U);
  EXPECT_TRUE(highlighter.Find("The Office of Standards", db::SearchField::kBody).empty());
}

std::string SnippetFor(const std::string& query, const std::string& text) {
  const TextRange range =
      SnippetOf(text, Highlighter(ParseQuery(query), {}).Find(text, db::SearchField::kBody));
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
  const TextRange range = SnippetOf("x" + text, {});
  EXPECT_EQ(range.end % 2, 1U);
}

}  // namespace
}  // namespace pulse::query::search
