#include "services/ingest/parser/lines/links.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace pulse::ingest {
namespace {

struct LinkCase {
  std::string body;
  std::string text;
  std::string url;
};

// What GoogleTest names a case by.
void PrintTo(const LinkCase& link, std::ostream* out) { *out << link.body; }

class AppendLinksTest : public testing::TestWithParam<LinkCase> {};

TEST_P(AppendLinksTest, FindsTheLink) {
  v1::Item item;
  AppendLinks(GetParam().body, item.mutable_links());
  ASSERT_EQ(item.links_size(), 1);
  EXPECT_EQ(item.links(0).text(), GetParam().text);
  EXPECT_EQ(item.links(0).url(), GetParam().url);
}

INSTANTIATE_TEST_SUITE_P(
    Links, AppendLinksTest,
    testing::Values(
        LinkCase{"see [the plan](https://a.example/b_(c)) now", "the plan", "https://a.example/b_(c)"},
        LinkCase{"[dead](#)", "dead", ""}, LinkCase{"[empty]()", "empty", ""},
        LinkCase{"[Plan \\(REACH\\)](#)", "Plan (REACH)", ""}, LinkCase{"[x](javascript:alert(1))", "x", ""},
        LinkCase{"[x](JaVaScRiPt:alert(1))", "x", ""}, LinkCase{"[x](//host/path)", "x", ""},
        LinkCase{"[x](relative/path)", "x", ""},
        LinkCase{"[m](mailto:a@b.example)", "m", "mailto:a@b.example"},
        LinkCase{"[t](http://a.example \"title\")", "t", "http://a.example"},
        LinkCase{"[a](<http://a.example>)", "a", "http://a.example"},
        LinkCase{"[u](https://a.example/b\\_c)", "u", "https://a.example/b_c"},
        LinkCase{"read https://a.example/b\\_c.", "https://a.example/b_c", "https://a.example/b_c"},
        LinkCase{"read http://a.example/x, then", "http://a.example/x", "http://a.example/x"}));

TEST(AppendLinksTest, IsLinearInOpenBrackets) {
  v1::Item item;
  AppendLinks(std::string(200000, '['), item.mutable_links());
  AppendLinks(std::string(100000, '[') + std::string(100000, ']'), item.mutable_links());
  EXPECT_EQ(item.links_size(), 0);
}

}  // namespace
}  // namespace pulse::ingest
