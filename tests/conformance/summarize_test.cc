// Conformance: figures.

#include <functional>

#include "gmock/gmock.h"
#include "tests/conformance/archive_under_test.h"

namespace pulse::test {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using Rows = std::vector<std::string>;

constexpr auto kSector = v1::SUMMARY_DIMENSION_SECTOR;
constexpr auto kKind = v1::SUMMARY_DIMENSION_KIND;
constexpr auto kPublisher = v1::SUMMARY_DIMENSION_PUBLISHER;
constexpr auto kMonth = v1::SUMMARY_DIMENSION_MONTH;
constexpr auto kInvalid = grpc::StatusCode::INVALID_ARGUMENT;

v1::SummarizeItemsRequest By(const std::vector<v1::SummaryDimension>& dimensions,
                             const std::string& filter = "") {
  v1::SummarizeItemsRequest request;
  for (const v1::SummaryDimension dimension : dimensions) request.add_dimensions(dimension);
  request.set_filter(filter);
  return request;
}

void SetSpan(v1::SummarizeItemsRequest& request, int first_year, int first_month, int last_year,
             int last_month) {
  request.mutable_first_edition()->set_year(first_year);
  request.mutable_first_edition()->set_month(first_month);
  request.mutable_last_edition()->set_year(last_year);
  request.mutable_last_edition()->set_month(last_month);
}

class SummarizeTest : public ConformanceTest {
 protected:
  grpc::Status Summarize(const v1::SummarizeItemsRequest& request) {
    return Call(query(), &Query::SummarizeItems, request, &response_);
  }
  // "value value=count" of each row.
  Rows RowsOf(const v1::SummarizeItemsRequest& request) {
    const grpc::Status status = Summarize(request);
    EXPECT_TRUE(status.ok()) << status.error_message();
    Rows rows;
    for (const v1::SummaryRow& row : response_.rows()) {
      std::string& text = rows.emplace_back();
      for (const std::string& value : row.values())
        text += (text.empty() ? "" : " ") + value.substr(value.find('/') + 1);
      text += "=" + std::to_string(row.count());
    }
    return rows;
  }
  v1::SummarizeItemsResponse response_;
};

struct CountCase {
  std::vector<v1::SummaryDimension> dimensions;
  std::string filter;
  Rows rows;
  std::int64_t total;
};

class Counted : public SummarizeTest, public ::testing::WithParamInterface<CountCase> {};

TEST_P(Counted, GivesTheArchivesFigures) {
  EXPECT_THAT(RowsOf(By(GetParam().dimensions, GetParam().filter)), ElementsAreArray(GetParam().rows));
  EXPECT_EQ(response_.total_count(), GetParam().total);
  EXPECT_EQ(response_.omitted_rows(), 0);
}

INSTANTIATE_TEST_SUITE_P(
    Archive, Counted,
    ::testing::Values(
        CountCase{{kSector},
                  "",
                  {"adult-social-care-and-health=3", "criminal-justice=3",
                   "children-and-young-peoples-services=2", "=1", "news=1"},
                  10},
        CountCase{{kKind},
                  "",
                  {"ITEM_KIND_REPORT=4", "ITEM_KIND_BRIEFING=2", "ITEM_KIND_TOOL_OR_GUIDANCE=2",
                   "ITEM_KIND_NEWS=1", "ITEM_KIND_UNSPECIFIED=1"},
                  10},
        CountCase{{kPublisher},
                  "",
                  {"justice-institute=3", "quality-board=3", "age-trust=2", "childrens-office=2", "=1"},
                  10},
        CountCase{{kMonth}, "", {"2021-12=3", "2022-01=2", "2022-09=5"}, 10},
        CountCase{
            {kMonth, kKind},
            "sector = criminal-justice",
            {"2021-12 ITEM_KIND_BRIEFING=1", "2021-12 ITEM_KIND_REPORT=1", "2022-09 ITEM_KIND_BRIEFING=1"},
            3},
        CountCase{{kKind, kMonth},
                  "kind = REPORT",
                  {"ITEM_KIND_REPORT 2021-12=2", "ITEM_KIND_REPORT 2022-01=1", "ITEM_KIND_REPORT 2022-09=1"},
                  4},
        CountCase{{kSector, kKind, kPublisher},
                  "edition = 2022-01",
                  {"adult-social-care-and-health ITEM_KIND_REPORT age-trust=1",
                   "children-and-young-peoples-services ITEM_KIND_TOOL_OR_GUIDANCE childrens-office=1"},
                  2},
        CountCase{{kPublisher},
                  "edition.month = 9",
                  {"quality-board=3", "=1", "age-trust=1", "justice-institute=1"},
                  5},
        CountCase{{kKind}, "issue_kind = SPECIAL", {"ITEM_KIND_UNSPECIFIED=1"}, 1},
        CountCase{{kKind}, "issue = 2022-01", {"ITEM_KIND_REPORT=1", "ITEM_KIND_TOOL_OR_GUIDANCE=1"}, 2},
        CountCase{{kKind}, "NOT sector:*", {"ITEM_KIND_UNSPECIFIED=1"}, 1},
        // From the items themselves:
        CountCase{{kPublisher}, "publisher = quality-board", {"quality-board=3", "age-trust=1"}, 3},
        CountCase{{kSector},
                  "publisher = quality-board OR publisher = age-trust",
                  {"adult-social-care-and-health=3", "=1"},
                  4},
        CountCase{{kMonth}, "text:young", {"2022-01=1", "2022-09=1"}, 2},
        CountCase{{kSector}, "link_host:example.com", {"adult-social-care-and-health=2"}, 2},
        CountCase{{kKind}, "title = \"Annual*\"", {"ITEM_KIND_REPORT=2"}, 2},
        CountCase{{kPublisher}, "NOT publisher:*", {"=1"}, 1}, CountCase{{kSector}, "text:unicorns", {}, 0},
        CountCase{{kSector}, "edition = 1999", {}, 0}));

TEST_F(SummarizeTest, GivesNamesForPeopleAndShares) {
  ASSERT_TRUE(Summarize(By({kSector, kPublisher, kKind})).ok());
  bool seen = false;
  for (const v1::SummaryRow& row : response_.rows()) {
    EXPECT_EQ(row.share(), static_cast<double>(row.count()) / 10);
    if (row.values(1) != "publishers/quality-board" || row.values(2) != "ITEM_KIND_REPORT") continue;
    seen = true;
    EXPECT_THAT(row.display_names(),
                ElementsAre("Adult social care and health", "Quality Board", "ITEM_KIND_REPORT"));
  }
  EXPECT_TRUE(seen);
  EXPECT_EQ(response_.change_cursor(), CursorAt(6));
}

TEST_F(SummarizeTest, GivesTheLeastSquaresTrendOverEveryMonth) {
  ASSERT_TRUE(Summarize(By({kSector})).ok());
  // Of 10 months, 1 item in the second and 2 in the tenth.
  EXPECT_EQ(response_.rows(0).monthly_trend(), (12.0 * (1 + 18) - 6 * 9 * 3) / (10 * 99));
  v1::SummarizeItemsRequest request = By({kKind}, "edition = 2022-09");
  SetSpan(request, 2022, 9, 2022, 9);
  ASSERT_TRUE(Summarize(request).ok());
  EXPECT_EQ(response_.rows(0).monthly_trend(), 0);
  ASSERT_TRUE(Summarize(By({kSector, kMonth})).ok());
  for (const v1::SummaryRow& row : response_.rows()) EXPECT_EQ(row.monthly_trend(), 0);
}

TEST_F(SummarizeTest, ATrendOfTwoMonthsIsTheirDifference) {
  v1::SummarizeItemsRequest request = By({kKind}, "kind = REPORT");
  SetSpan(request, 2021, 12, 2022, 1);
  ASSERT_TRUE(Summarize(request).ok());
  EXPECT_EQ(response_.rows(0).count(), 3);
  EXPECT_EQ(response_.rows(0).monthly_trend(), -1);
}

TEST_F(SummarizeTest, CountsTheSpanAsked) {
  v1::SummarizeItemsRequest request = By({kMonth});
  SetSpan(request, 2021, 12, 2022, 1);
  EXPECT_THAT(RowsOf(request), ElementsAre("2021-12=3", "2022-01=2"));
  request.clear_first_edition();
  EXPECT_THAT(RowsOf(request), ElementsAre("2021-12=3", "2022-01=2"));
  request = By({kMonth});
  request.mutable_first_edition()->set_year(2022);
  request.mutable_first_edition()->set_month(1);
  EXPECT_THAT(RowsOf(request), ElementsAre("2022-01=2", "2022-09=5"));
  SetSpan(request, 1900, 1, 1910, 1);
  EXPECT_THAT(RowsOf(request), IsEmpty());
}

TEST_F(SummarizeTest, ComparesWithTheSpanBefore) {
  v1::SummarizeItemsRequest request = By({kKind});
  SetSpan(request, 2022, 1, 2022, 9);
  request.set_compare_previous(true);
  EXPECT_THAT(RowsOf(request),
              ElementsAre("ITEM_KIND_REPORT=2", "ITEM_KIND_TOOL_OR_GUIDANCE=2", "ITEM_KIND_BRIEFING=1",
                          "ITEM_KIND_NEWS=1", "ITEM_KIND_UNSPECIFIED=1"));
  EXPECT_EQ(response_.rows(0).previous_count(), 2);
  EXPECT_EQ(response_.rows(1).previous_count(), 0);
  EXPECT_EQ(response_.rows(2).previous_count(), 1);
  EXPECT_EQ(response_.total_count(), 7);
  EXPECT_EQ(response_.previous_total_count(), 3);
}

TEST_F(SummarizeTest, AValueThatHasGoneIsARowOfNone) {
  v1::SummarizeItemsRequest request = By({kSector}, "kind = REPORT OR kind = BRIEFING");
  SetSpan(request, 2022, 1, 2022, 1);
  request.set_compare_previous(true);
  EXPECT_THAT(RowsOf(request), ElementsAre("adult-social-care-and-health=1",
                                           "children-and-young-peoples-services=0", "criminal-justice=0"));
  EXPECT_EQ(response_.rows(2).previous_count(), 2);
}

TEST_F(SummarizeTest, AMonthIsComparedWithItsPlaceInTheSpanBefore) {
  v1::SummarizeItemsRequest request = By({kMonth});
  SetSpan(request, 2022, 1, 2022, 2);  // before: 2021-11 and 2021-12
  request.set_compare_previous(true);
  EXPECT_THAT(RowsOf(request), ElementsAre("2022-01=2", "2022-02=0"));
  EXPECT_EQ(response_.rows(0).previous_count(), 0);
  EXPECT_EQ(response_.rows(1).previous_count(), 3);
}

TEST_F(SummarizeTest, KeepsTheRowsWithMostItems) {
  v1::SummarizeItemsRequest request = By({kMonth});
  request.set_max_rows(2);
  EXPECT_THAT(RowsOf(request), ElementsAre("2021-12=3", "2022-09=5"));
  EXPECT_EQ(response_.omitted_rows(), 1);
  EXPECT_EQ(response_.total_count(), 10);
  request.set_max_rows(1'000'000);
  EXPECT_EQ(RowsOf(request).size(), 3U);
}

TEST_F(SummarizeTest, CountsDraftsForEditorsAndWithdrawnForNobodyElse) {
  v1::SummarizeItemsRequest request = By({kKind}, "kind = NEWS");
  EXPECT_THAT(RowsOf(request), ElementsAre("ITEM_KIND_NEWS=1"));
  request.set_include_unpublished(true);
  EXPECT_THAT(RowsOf(request), ElementsAre("ITEM_KIND_NEWS=3"));
  v1::Issue issue = Stored("issues/2022-09");
  issue.set_state(v1::ISSUE_STATE_WITHDRAWN);
  Save(issue);
  EXPECT_THAT(RowsOf(By({kMonth})), ElementsAre("2021-12=3", "2022-01=2", "2022-09=1"));
}

TEST_F(SummarizeTest, FollowsACorrection) {
  v1::Issue issue = Stored("issues/2022-09");
  issue.mutable_sections(1)->mutable_items(0)->set_kind(v1::ITEM_KIND_BRIEFING);
  issue.mutable_sections(1)->mutable_items(1)->clear_publishers();
  Save(issue);
  EXPECT_THAT(RowsOf(By({kPublisher}, "edition = 2022-09")),
              ElementsAre("=2", "quality-board=2", "justice-institute=1"));
}

TEST_F(SummarizeTest, OfNothingIsNothing) {
  for (const char* name :
       {"issues/2021-12", "issues/2022-01", "issues/2022-09", "issues/2022-09-mental-health"}) {
    v1::Issue issue = Stored(name);
    issue.set_state(v1::ISSUE_STATE_WITHDRAWN);
    Save(issue);
  }
  EXPECT_THAT(RowsOf(By({kSector})), IsEmpty());
  EXPECT_EQ(response_.total_count(), 0);
}

struct WrongCase {
  const char* name;
  std::function<void(v1::SummarizeItemsRequest&)> spoil;
  Refusal refusal;
};

class WrongSummary : public SummarizeTest, public ::testing::WithParamInterface<WrongCase> {};

TEST_P(WrongSummary, IsRefused) {
  v1::SummarizeItemsRequest request = By({kSector});
  SetSpan(request, 2022, 1, 2022, 9);
  GetParam().spoil(request);
  ExpectError(Summarize(request), GetParam().refusal.code, GetParam().refusal.reason,
              GetParam().refusal.field);
}

INSTANTIATE_TEST_SUITE_P(
    Requests, WrongSummary,
    ::testing::Values(
        WrongCase{"none", [](auto& r) { r.clear_dimensions(); }, {kInvalid, "FIELD_REQUIRED", "dimensions"}},
        WrongCase{"twice",
                  [](auto& r) { r.add_dimensions(kSector); },
                  {kInvalid, "FIELD_MALFORMED", "dimensions[1]"}},
        WrongCase{"four",
                  [](auto& r) {
                    for (const auto dimension : {kKind, kPublisher, kMonth}) r.add_dimensions(dimension);
                  },
                  {kInvalid, "TOO_MANY_VALUES", "dimensions"}},
        WrongCase{"unspecified",
                  [](auto& r) { r.add_dimensions(v1::SUMMARY_DIMENSION_UNSPECIFIED); },
                  {kInvalid, "FIELD_OUT_OF_RANGE", "dimensions[1]"}},
        WrongCase{
            "filter", [](auto& r) { r.set_filter("sector ="); }, {kInvalid, "FILTER_INVALID", "filter"}},
        WrongCase{"backwards",
                  [](auto& r) { SetSpan(r, 2022, 2, 2022, 1); },
                  {kInvalid, "FIELD_OUT_OF_RANGE", "last_edition"}},
        WrongCase{"months_601",
                  [](auto& r) { SetSpan(r, 1950, 1, 2000, 1); },
                  {kInvalid, "FIELD_OUT_OF_RANGE", "last_edition"}},
        WrongCase{"month",
                  [](auto& r) { r.mutable_first_edition()->set_month(13); },
                  {kInvalid, "FIELD_OUT_OF_RANGE", "first_edition.month"}},
        WrongCase{"year",
                  [](auto& r) { r.mutable_last_edition()->set_year(2'000'000'000); },
                  {kInvalid, "FIELD_OUT_OF_RANGE", "last_edition.year"}},
        WrongCase{"compare_without_span",
                  [](auto& r) {
                    r.set_compare_previous(true);
                    r.clear_last_edition();
                  },
                  {kInvalid, "FIELD_REQUIRED", "last_edition"}},
        WrongCase{"rows", [](auto& r) { r.set_max_rows(-1); }, {kInvalid, "FIELD_OUT_OF_RANGE", "max_rows"}},
        WrongCase{"cursor",
                  [](auto& r) { r.set_min_cursor("later"); },
                  {kInvalid, "CURSOR_INVALID", "min_cursor"}}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST_F(SummarizeTest, TakesASpanOfSixHundredMonths) {
  v1::SummarizeItemsRequest request = By({kSector});
  SetSpan(request, 1973, 1, 2022, 12);
  ASSERT_TRUE(Summarize(request).ok());
  EXPECT_EQ(response_.total_count(), 10);
}

}  // namespace
}  // namespace pulse::test
