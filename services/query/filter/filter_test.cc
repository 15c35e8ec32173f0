#include "services/query/filter/filter.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/error_reason.h"

namespace pulse::query::filter {
namespace {

using db::Column;
using db::Comparison;
using db::Condition;
using ::testing::ElementsAre;

Condition CompileItems(const std::string& filter) {
  const auto condition = Compile(filter, ItemFields());
  EXPECT_TRUE(condition.ok()) << condition.status();
  return condition.ok() ? *condition : Condition();
}

TEST(FilterTest, Empty_HoldsOfEverything) {
  const Condition condition = CompileItems("");
  EXPECT_EQ(condition.form, Condition::Form::kAll);
  EXPECT_TRUE(condition.operands.empty());
}

TEST(FilterTest, AName_GoesWithOrWithoutItsCollection) {
  for (const char* filter : {"sector = news", "sector = sectors/news", "sector:\"news\""}) {
    const Condition condition = CompileItems(filter);
    EXPECT_EQ(condition.test.column, Column::kSector);
    EXPECT_EQ(condition.test.comparison, Comparison::kMatches);
    EXPECT_THAT(condition.test.pattern, ElementsAre("sectors/news")) << filter;
  }
  EXPECT_THAT(CompileItems("issue = 2022-*").test.pattern, ElementsAre("issues/2022-", ""));
  EXPECT_THAT(CompileItems("publisher = *-trust").test.pattern, ElementsAre("publishers/", "-trust"));
}

TEST(FilterTest, AnEnumsValue_GoesWithOrWithoutItsPrefix) {
  EXPECT_EQ(CompileItems("kind = REPORT").test.number, 2);
  EXPECT_EQ(CompileItems("kind = ITEM_KIND_REPORT").test.number, 2);
  EXPECT_EQ(CompileItems("kind = UNSPECIFIED").test.number, 0);
  EXPECT_EQ(CompileItems("issue_kind = SPECIAL").test.column, Column::kIssueKind);
}

TEST(FilterTest, ASpan_IsComparedByItsEnds) {
  constexpr std::int64_t kJanuary = 2022 * 12 + 1;
  const auto ends = [](const std::string& filter) {
    const db::Test test = CompileItems(filter).test;
    return std::pair(test.comparison, test.number);
  };
  EXPECT_EQ(ends("edition < 2022"), std::pair(Comparison::kBelow, kJanuary));
  EXPECT_EQ(ends("edition >= 2022"), std::pair(Comparison::kAtLeast, kJanuary));
  EXPECT_EQ(ends("edition <= 2022"), std::pair(Comparison::kBelow, kJanuary + 12));
  EXPECT_EQ(ends("edition > 2022"), std::pair(Comparison::kAtLeast, kJanuary + 12));
  const Condition during = CompileItems("edition = 2022");
  ASSERT_EQ(during.operands.size(), 2U);
  EXPECT_EQ(during.operands[0].test.number, kJanuary);
  EXPECT_EQ(during.operands[1].test.number, kJanuary + 12);
}

TEST(FilterTest, Has_FindsTextInsideAndAnyValueForAStar) {
  EXPECT_THAT(CompileItems("title = 'Annual*'").test.pattern, ElementsAre("Annual", ""));
  EXPECT_THAT(CompileItems("title:annual").test.pattern, ElementsAre("", "annual", ""));
  EXPECT_EQ(CompileItems("publisher:*").test.comparison, Comparison::kPresent);
  EXPECT_EQ(CompileItems("sector = \"\"").form, Condition::Form::kNot);
  EXPECT_EQ(CompileItems("sector != news").form, Condition::Form::kNot);
}

TEST(FilterTest, AHostWithHas_IsTheHostOrOneBelow) {
  const Condition condition = CompileItems("link_host:gov.uk");
  ASSERT_EQ(condition.form, Condition::Form::kAny);
  EXPECT_THAT(condition.operands[0].test.pattern, ElementsAre("gov.uk"));
  EXPECT_THAT(condition.operands[1].test.pattern, ElementsAre("", ".gov.uk"));
}

TEST(FilterTest, Words_AreLookedForAloneQuotedOrCut) {
  EXPECT_EQ(CompileItems("custody").test.comparison, Comparison::kWords);
  EXPECT_EQ(CompileItems("text:custody").test.comparison, Comparison::kWords);
  EXPECT_EQ(CompileItems("\"youth custody\"").test.comparison, Comparison::kPhrase);
  EXPECT_EQ(CompileItems("safeguard*").test.comparison, Comparison::kBeginning);
  EXPECT_EQ(CompileItems("text('youth custody')").test.comparison, Comparison::kWords);
  EXPECT_EQ(CompileItems("phrase('youth custody')").test.comparison, Comparison::kPhrase);
}

struct Refused {
  const char* filter;
  const char* says;
};

class Check : public ::testing::TestWithParam<Refused> {};

TEST_P(Check, SaysWhereAndWhatWasExpected) {
  const absl::Status status = Compile(GetParam().filter, ItemFields()).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorReason(status), "FILTER_INVALID");
  EXPECT_EQ(std::string(*status.GetPayload(kFieldPayload)), "filter");
  EXPECT_NE(status.message().find(GetParam().says), absl::string_view::npos) << status;
}

INSTANTIATE_TEST_SUITE_P(
    Filter, Check,
    ::testing::Values(
        Refused{"colour = red",
                "At character 1 of the filter: expected one of the fields byline, create_time,"},
        Refused{"kind = REPORT Sector = news", "At character 15 of the filter: expected one of the fields"},
        Refused{"\"kind\" = REPORT", "At character 1 of the filter: expected one of the fields"},
        Refused{"kind = REPORTS",
                "At character 8 of the filter: expected one of UNSPECIFIED, NEWS, REPORT, BRIEFING, "
                "TOOL_OR_GUIDANCE, found REPORTS."},
        Refused{"kind = REP*", "At character 8 of the filter: expected one of UNSPECIFIED"},
        Refused{"kind > REPORT",
                "At character 6 of the filter: expected =, != or : after kind, which has no order, found >."},
        Refused{"sector <= news", "At character 8 of the filter: expected =, != or : after sector"},
        Refused{"sector = \"Criminal justice\"", "At character 10 of the filter: expected a resource name"},
        Refused{"publisher = sectors/news", "At character 13 of the filter: expected a resource name"},
        Refused{"edition = 2022-13",
                "At character 11 of the filter: expected an edition such as 2022-09 or 2022"},
        Refused{"edition >= 2022*", "At character 12 of the filter: expected an edition"},
        Refused{"edition.month = 13", "expected a month from 1 to 12"},
        Refused{"edition.year = 22", "expected a year from 1900 to 2200"},
        Refused{"publish_time > tomorrow", "At character 16 of the filter: expected a quoted time"},
        Refused{"link_host = \"https://gov.uk\"", "expected a host name"},
        Refused{"text = custody", "At character 6 of the filter: expected : after text, found =."},
        Refused{"text:a*b",
                "At character 6 of the filter: expected words, or the beginning of one word and *"},
        Refused{"\"\"", "At character 1 of the filter: expected words"},
        Refused{"kind = REPORT && edition = 2022", "At character 15 of the filter: expected words"},
        Refused{"😀 kind = REPORT", "At character 1 of the filter: expected words"},
        Refused{"text:?*", "At character 6 of the filter: expected words"},
        Refused{"text != (a OR b)", "At character 7 of the filter: expected : after text, found =."},
        Refused{"fuzzy(\"a\")",
                "At character 1 of the filter: expected one of the functions text, phrase, found fuzzy."},
        Refused{"text(a, b)", "At character 1 of the filter: expected one argument, not 2, for the function"},
        Refused{"NOT (kind = REPORT OR kind = X)",
                "At character 30 of the filter: expected one of UNSPECIFIED"}));

TEST(FilterTest, LooksIntoTextsTwentyTimes) {
  std::string filter = "sector = news";
  for (int i = 0; i < kMaxTextTerms / 4; ++i)
    filter += " (care OR title:a OR byline != b OR publisher.display_name = c)";
  EXPECT_TRUE(Compile(filter, ItemFields()).ok());
  EXPECT_TRUE(Compile(filter + " title:* kind = NEWS publisher = c", ItemFields()).ok());
  const absl::Status refused = Compile(filter + " -phrase(d)", ItemFields()).status();
  EXPECT_EQ(GetErrorReason(refused), "FILTER_INVALID");
  EXPECT_NE(refused.message().find("at most 20 conditions on text, found 21"), absl::string_view::npos);
}

TEST(FilterTest, IssuesHaveFieldsOfTheirOwn) {
  EXPECT_TRUE(Compile("kind = MONTHLY state = PUBLISHED name = 2022-09", IssueFields()).ok());
  EXPECT_FALSE(Compile("sector = news", IssueFields()).ok());
  EXPECT_NE(
      Compile("custody", IssueFields()).status().message().find("expected a condition on one of the fields"),
      absl::string_view::npos);
}

}  // namespace
}  // namespace pulse::query::filter
