#include "services/query/filter/parser.h"

#include <string>

#include "gtest/gtest.h"
#include "proto/error_reason.h"

namespace pulse::query::filter {
namespace {

std::string Shape(const Syntax& node);

std::string ShapeOf(const char* name, const std::vector<Syntax>& operands) {
  std::string text = std::string("(") + name;
  for (const Syntax& operand : operands) text += " " + Shape(operand);
  return text + ")";
}

// The tree as text, each value between slashes where it was cut at a `*`.
std::string ValueOf(const Token& token) {
  std::string text = token.parts[0];
  for (std::size_t i = 1; i < token.parts.size(); ++i) text += "/" + token.parts[i];
  return text;
}

std::string Shape(const Syntax& node) {
  switch (node.form) {
    case Syntax::Form::kAll:
      return ShapeOf("and", node.operands);
    case Syntax::Form::kAny:
      return ShapeOf("or", node.operands);
    case Syntax::Form::kNot:
      return ShapeOf("not", node.operands);
    case Syntax::Form::kWord:
      return ValueOf(node.value);
    case Syntax::Form::kRestriction:
      return ValueOf(node.field) + std::string(node.comparator.source) + ValueOf(node.value);
    case Syntax::Form::kCall:
      std::string text = ValueOf(node.field) + "(";
      for (const Token& argument : node.arguments) text += ValueOf(argument) + ";";
      return text + ")";
  }
  return "?";
}

struct Parsed {
  const char* filter;
  const char* shape;
};

class Parses : public ::testing::TestWithParam<Parsed> {};

TEST_P(Parses, Into) {
  const auto tree = Parse(GetParam().filter);
  ASSERT_TRUE(tree.ok()) << tree.status();
  EXPECT_EQ(Shape(*tree), GetParam().shape);
}

INSTANTIATE_TEST_SUITE_P(
    Parser, Parses,
    ::testing::Values(
        Parsed{"", "(and)"}, Parsed{" \t\n", "(and)"}, Parsed{"a", "a"}, Parsed{"a b", "(and a b)"},
        Parsed{"a AND b", "(and a b)"}, Parsed{"a OR b", "(or a b)"},
        Parsed{"a AND b OR c", "(and a (or b c))"}, Parsed{"a OR b AND c", "(and (or a b) c)"},
        Parsed{"a b OR c d", "(and a (or b c) d)"}, Parsed{"a b AND c", "(and (and a b) c)"},
        Parsed{"(a AND b) OR c", "(or (and a b) c)"}, Parsed{"NOT a OR b", "(or (not a) b)"},
        Parsed{"-a b", "(and (not a) b)"}, Parsed{"NOT (a OR b)", "(not (or a b))"},
        Parsed{"-(a b)", "(not (and a b))"}, Parsed{"a-b", "a-b"}, Parsed{"((a))", "a"}, Parsed{"f=1", "f=1"},
        Parsed{"f >= 2022-09", "f>=2022-09"}, Parsed{"f!=a", "f!=a"}, Parsed{"f:*", "f:/"},
        Parsed{"f = \"a b\"", "f=a b"}, Parsed{"f = 'it\\'s'", "f=it's"},
        Parsed{"f = \"say \\\"x\\\"\"", "f=say \"x\""}, Parsed{"f = a\\*b*", "f=a*b/"},
        Parsed{"f = \"\"", "f="}, Parsed{"f.g < 3", "f.g<3"}, Parsed{"f <= 3 g > 4", "(and f<=3 g>4)"},
        Parsed{"f = (a OR b)", "(or f=a f=b)"}, Parsed{"f:(a -b)", "(and f:a (not f:b))"},
        Parsed{"f != (a OR b)", "(not (or f=a f=b))"},
        Parsed{"children's f = King's", "(and children's f=King's)"},
        Parsed{"parents' 'a b'", "(and parents' a b)"}, Parsed{"text(\"a b\")", "text(a b;)"},
        Parsed{"f(a, b) OR g()", "(or f(a;b;) g())"}, Parsed{"care (homes)", "(and care homes)"},
        Parsed{"\"AND\" OR 'or'", "(or AND or)"}, Parsed{"Überblick", "Überblick"}));

struct Refused {
  const char* filter;
  const char* says;
};

class Refuses : public ::testing::TestWithParam<Refused> {};

TEST_P(Refuses, SayingWhereAndWhatWasExpected) {
  const absl::Status status = Parse(GetParam().filter).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorReason(status), "FILTER_INVALID");
  EXPECT_NE(status.message().find(GetParam().says), absl::string_view::npos) << status;
}

INSTANTIATE_TEST_SUITE_P(
    Parser, Refuses,
    ::testing::Values(
        Refused{"a AND",
                "At character 6 of the filter: expected a condition such as kind = REPORT, a word, NOT or (, "
                "found the end."},
        Refused{"OR a", "At character 1 of the filter: expected a condition"},
        Refused{"a OR OR b",
                "At character 6 of the filter: expected a condition such as kind = REPORT, a word, NOT or (, "
                "found OR."},
        Refused{"(a", "At character 3 of the filter: expected ), found the end."},
        Refused{"a)",
                "At character 2 of the filter: expected AND, OR, another condition or the end, found )."},
        Refused{"()", "At character 2 of the filter: expected a condition"},
        Refused{"f =", "At character 4 of the filter: expected a value to compare with, found the end."},
        Refused{"f = = 3", "At character 5 of the filter: expected a value to compare with, found =."},
        Refused{"f = AND", "At character 5 of the filter: expected a value to compare with, found AND."},
        Refused{"f = (a = b)", "At character 8 of the filter: expected ), found =."},
        Refused{"NOT NOT a",
                "At character 5 of the filter: expected a condition or ( behind one NOT, found NOT."},
        Refused{"f > 12:30", "At character 7 of the filter: expected quotation marks round a value"},
        Refused{"f = a,b", "At character 6 of the filter: expected quotation marks round a value"},
        Refused{"f = \"abc",
                "At character 5 of the filter: expected a second \" for the quotation mark here."},
        Refused{"f = abc\\", "At character 8 of the filter: expected a character after the backslash."},
        Refused{"f ! a", "At character 3 of the filter: expected != here"},
        Refused{"a and b", "At character 3 of the filter: expected AND, OR and NOT in capitals"},
        Refused{"é = )", "At character 5 of the filter: expected a value to compare with, found )."},
        Refused{"f(a", "At character 4 of the filter: expected , or ), found the end."},
        Refused{"f(a,)", "At character 5 of the filter: expected a value, found )."},
        Refused{"a \x01", "At character 3 of the filter: expected no control character in a value."}));

TEST(ParserTest, HoldsFiltersToTheirLimits) {
  std::string terms = "a";
  for (int i = 1; i < kMaxTerms; ++i) terms += " a";
  EXPECT_TRUE(Parse(terms).ok());
  EXPECT_NE(Parse(terms + " a").status().message().find("expected at most 100 conditions"),
            absl::string_view::npos);

  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '(') + "a" +
           std::string(static_cast<std::size_t>(depth), ')');
  };
  EXPECT_TRUE(Parse(nested(kMaxDepth)).ok());
  EXPECT_NE(Parse(nested(kMaxDepth + 1)).status().message().find("expected at most 20 levels"),
            absl::string_view::npos);
  EXPECT_TRUE(Parse(nested(kMaxDepth) + nested(kMaxDepth)).ok());

  EXPECT_TRUE(Parse(std::string(kMaxFilterBytes, 'a')).ok());
  EXPECT_EQ(GetErrorReason(Parse(std::string(kMaxFilterBytes + 1, 'a')).status()), "FIELD_TOO_LONG");
  EXPECT_FALSE(Parse(std::string(kMaxFilterBytes, '(')).ok());
  EXPECT_FALSE(Parse(std::string("a\0b", 3)).ok());
}

}  // namespace
}  // namespace pulse::query::filter
