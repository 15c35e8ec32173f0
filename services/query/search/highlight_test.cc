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

}  // namespace
}  // namespace pulse::query::search
