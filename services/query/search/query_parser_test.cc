#include "services/query/search/query_parser.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::query::search {
namespace {

// `care & (prison | title:"young people") & !wom*`
std::string Shown(std::string_view text) {
  std::string shown;
  for (const db::SearchClause& clause : ParseQuery(text).all) {
    std::string any;
    for (const db::SearchTerm& term : clause.any) {
      constexpr const char* kNames[] = {"", "title:", "publisher:", "body:"};
      std::string words;
      for (const std::string& word : term.words) words += (words.empty() ? "" : " ") + word;
      any += (any.empty() ? "" : " | ") + std::string(kNames[static_cast<int>(term.field)]) + words +
             (term.prefix ? "*" : "");
    }
    shown += (shown.empty() ? "" : " & ") + std::string(clause.excluded ? "!" : "") +
             (clause.any.size() > 1 ? "(" + any + ")" : any);
  }
  return shown;
}

struct Typed {
  const char* text;
  const char* meant;
};

class Query : public ::testing::TestWithParam<Typed> {};

TEST_P(Query, IsUnderstood) { EXPECT_EQ(Shown(GetParam().text), GetParam().meant) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    Language, Query,
    ::testing::Values(Typed{"Care  leavers", "care & leavers"}, Typed{"\"care leavers\"", "care leavers"},
                      Typed{"“care leavers” now", "care leavers & now"},
                      Typed{"prison OR probation women", "(prison | probation) & women"},
                      Typed{"a1 OR b2 OR c3", "(a1 | b2 | c3)"}, Typed{"prison -women", "prison & !women"},
                      Typed{"prison -\"young women\"", "prison & !young women"},
                      Typed{"safeguard*", "safeguard*"}, Typed{"sa*", "sa"}, Typed{"*", ""},
                      Typed{"title:Prison", "title:prison"}, Typed{"Title:\"a place\"", "title:a place"},
                      Typed{"publisher:nocs OR body:nocs", "(publisher:nocs | body:nocs)"},
                      Typed{"-title:prison care", "!title:prison & care"},
                      Typed{"Café d’été", "cafe & d ete"}, Typed{"looked-after", "looked after"},
                      Typed{"\u00A0care\u00A0homes\u3000now", "care & homes & now"},
                      Typed{"care\u2003OR\u200Bhomes", "(care | homes)"}));

INSTANTIATE_TEST_SUITE_P(
    Careless, Query,
    ::testing::Values(Typed{"", ""}, Typed{" \t\n", ""}, Typed{"?! … --", ""},
                      Typed{"\"care leavers", "care & leavers"}, Typed{"care\"leavers", "care & leavers"},
                      Typed{"\"\" care", "care"}, Typed{"OR care", "care"}, Typed{"care OR", "care"},
                      Typed{"care OR OR home", "(care | home)"}, Typed{"-women", "women"},
                      Typed{"-women -men", "women & men"}, Typed{"- care", "care"},
                      Typed{"care OR -home", "care & !home"}, Typed{"-home OR care", "!home & care"},
                      Typed{"title: prison", "title & prison"}, Typed{"title:", "title"},
                      Typed{"other:prison", "other prison"}, Typed{"ORder", "order"}, Typed{"or", "or"},
                      Typed{"it's & (this|that) <-> !:*", "it s & this that"},
                      Typed{"\xFF\xFE", "\xFF\xFE"}));

}  // namespace
}  // namespace pulse::query::search
