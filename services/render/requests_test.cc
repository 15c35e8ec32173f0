#include "services/render/requests.h"

#include <string>

#include "gtest/gtest.h"
#include "proto/error_reason.h"

namespace pulse::render {
namespace {

void ExpectRefused(const absl::Status& status, const std::string& reason, const std::string& field) {
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorReason(status), reason);
  const auto payload = status.GetPayload(kFieldPayload);
  EXPECT_EQ(payload ? std::string(*payload) : "", field);
}

TEST(RenderRequestsTest, CheckRequest_WantsTheNameOfAnIssue) {
  v1::RenderIssueRequest request;
  request.set_format(v1::RENDER_FORMAT_PAGE);
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "name");
  request.set_name("september");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "name");
}

TEST(RenderRequestsTest, CheckRequest_WantsAKnownFormat) {
  v1::RenderIssueRequest request;
  request.set_name("issues/2022-09");
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "format");
  request.set_format(static_cast<v1::RenderFormat>(99));
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "format");
  request.set_format(v1::RENDER_FORMAT_MARKDOWN);
  EXPECT_TRUE(CheckRequest(request).ok());
}

v1::RenderDigestRequest DigestRequest() {
  v1::RenderDigestRequest request;
  request.set_format(v1::RENDER_FORMAT_TEXT);
  request.mutable_first_edition()->set_year(2031);
  request.mutable_first_edition()->set_month(3);
  return request;
}

TEST(RenderRequestsTest, CheckRequest_RendersAnItemToWhatCanStandInSomethingElse) {
  v1::RenderItemRequest request;
  request.set_format(v1::RENDER_FORMAT_TEXT);
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "name");
  for (const char* name :
       {"issues/2031-03", "items/ropes", "issues/2031-03/items/", "issues/2031-03/items/A"}) {
    request.set_name(name);
    ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "name");
  }
  request.set_name("issues/2031-03/items/ropes");
  EXPECT_TRUE(CheckRequest(request).ok());
  for (const auto format : {v1::RENDER_FORMAT_PAGE, v1::RENDER_FORMAT_EMAIL}) {
    request.set_format(format);
    ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "format");
  }
}

TEST(RenderRequestsTest, CheckRequest_WantsARangeThatIsOne) {
  v1::RenderDigestRequest request = DigestRequest();
  EXPECT_TRUE(CheckRequest(request).ok());
  request.mutable_last_edition()->set_year(2031);
  request.mutable_last_edition()->set_month(13);
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "last_edition.month");
  request.mutable_last_edition()->set_month(2);
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "last_edition");
  request.clear_first_edition();
  EXPECT_TRUE(CheckRequest(request).ok());
  request.clear_last_edition();
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "first_edition");
  request.mutable_publish_time_from()->set_seconds(100);
  EXPECT_TRUE(CheckRequest(request).ok());
  request.mutable_publish_time_before()->set_seconds(99);
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "publish_time_before");
  request.mutable_publish_time_before()->set_seconds(INT64_MAX);
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "publish_time_before");
}

TEST(RenderRequestsTest, CheckRequest_BoundsWhatADigestSelects) {
  v1::RenderDigestRequest request = DigestRequest();
  request.add_sectors("crime");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "sectors[0]");
  request.set_sectors(0, "sectors/crime");
  request.add_sectors("sectors/crime");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "sectors[1]");
  request.clear_sectors();
  for (int i = 0; i < 51; ++i) request.add_sectors("sectors/s" + std::to_string(i));
  ExpectRefused(CheckRequest(request), "TOO_MANY_VALUES", "sectors");
  request.clear_sectors();
  for (int i = 0; i < 11; ++i) request.add_kinds(v1::ITEM_KIND_REPORT);
  ExpectRefused(CheckRequest(request), "TOO_MANY_VALUES", "kinds");
  request.clear_kinds();
  request.add_kinds(static_cast<v1::ItemKind>(77));
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "kinds[0]");
  request.clear_kinds();
  request.set_title(std::string(301, 'x'));
  ExpectRefused(CheckRequest(request), "FIELD_TOO_LONG", "title");
  request.clear_title();
  request.set_if_none_match(std::string(65, 'x'));
  ExpectRefused(CheckRequest(request), "FIELD_TOO_LONG", "if_none_match");
}

TEST(RenderRequestsTest, CheckRequest_WantsAFeedOfWhatThereCanBe) {
  v1::RenderFeedRequest request;
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "format");
  request.set_format(static_cast<v1::FeedFormat>(9));
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "format");
  request.set_format(v1::FEED_FORMAT_RSS);
  EXPECT_TRUE(CheckRequest(request).ok());
  request.set_item_count(-1);
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "item_count");
  request.set_item_count(100000);
  request.set_sector("publishers/x");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "sector");
  request.set_sector("sectors/x");
  request.set_publisher("sectors/x");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "publisher");
  request.set_publisher("publishers/x");
  EXPECT_TRUE(CheckRequest(request).ok());
}

TEST(RenderRequestsTest, CheckRequest_BoundsTheMonthsOfAChart) {
  v1::RenderArchiveChartRequest request;
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "format");
  request.set_format(v1::CHART_FORMAT_SVG);
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "first_edition.year");
  request.mutable_first_edition()->set_year(2031);
  request.mutable_first_edition()->set_month(3);
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "last_edition.year");
  request.mutable_last_edition()->set_year(2036);
  request.mutable_last_edition()->set_month(2);
  EXPECT_TRUE(CheckRequest(request).ok());
  request.mutable_last_edition()->set_month(3);
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "last_edition");
  request.mutable_last_edition()->set_year(2030);
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "last_edition");
}

}  // namespace
}  // namespace pulse::render
