// RenderService at its limits of issues, items and entries.

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/editing.h"
#include "tests/integration/error_details.h"

namespace pulse::test {
namespace {

constexpr char kSite[] = "https://www.harbour.example/digest";

class RenderLimitsTest : public EditingTest {
 protected:
  using Render = v1::RenderService::Stub;

  // An issue of 540 items, more than a digest or a feed takes.
  void IngestManyItems() {
    std::string markdown = "# CordisPulse\n\n## September 2021\n\nWelcome to this month's digest.\n\n";
    for (const char* sector :
         {"Adult Social Care and Health", "Children and Young People's Services", "Criminal Justice"}) {
      markdown += std::string("## ") + sector + "\n\n### Reports\n\n";
      for (int item = 0; item < 180; ++item) {
        markdown += "#### Inspectorate of Custody. Report number " + std::to_string(item) +
                    "\n\nThis report looks at how suites are staffed at night.\n\n";
      }
    }
    Ingest(DocumentWith(markdown));
    Publish(kIssue);
  }

  static v1::RenderDigestRequest Digest(int first_year, int last_year) {
    v1::RenderDigestRequest request;
    request.set_format(v1::RENDER_FORMAT_TEXT);
    request.mutable_first_edition()->set_year(first_year);
    request.mutable_first_edition()->set_month(1);
    request.mutable_last_edition()->set_year(last_year);
    request.mutable_last_edition()->set_month(12);
    return request;
  }

  grpc::Status Try(const v1::RenderDigestRequest& request, v1::RenderDigestResponse* response) {
    return Call(services_.render(), &Render::RenderDigest, request, response);
  }
};

TEST_F(RenderLimitsTest, RenderDigest_RefusesMoreThanFiveHundredItems) {
  IngestManyItems();
  v1::RenderDigestResponse response;
  auto request = Digest(2021, 2021);
  ExpectError(Try(request, &response), grpc::StatusCode::FAILED_PRECONDITION, "DIGEST_TOO_LARGE");
  request.add_sectors("sectors/criminal-justice");
  ASSERT_TRUE(Try(request, &response).ok());
  EXPECT_EQ(response.item_count(), 180);
}

TEST_F(RenderLimitsTest, RenderFeed_HasAtMostTwoHundredEntries) {
  IngestManyItems();
  v1::RenderFeedRequest request;
  request.set_format(v1::FEED_FORMAT_JSON_FEED);
  request.set_public_url(kSite);
  v1::RenderFeedResponse response;
  ASSERT_TRUE(Call(services_.render(), &Render::RenderFeed, request, &response).ok());
  EXPECT_EQ(response.item_count(), 50);
  request.set_item_count(100000);
  ASSERT_TRUE(Call(services_.render(), &Render::RenderFeed, request, &response).ok());
  EXPECT_EQ(response.item_count(), 200);
  request.set_feed_url("feeds/mine");
  ExpectError(Call(services_.render(), &Render::RenderFeed, request, &response),
              grpc::StatusCode::INVALID_ARGUMENT, "FIELD_MALFORMED", "feed_url");
}

TEST_F(RenderLimitsTest, RenderDigest_RefusesMoreThanSixtyIssues) {
  const char* const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};
  for (int month = 0; month < 61; ++month) {
    IngestAndPublish({.month = std::string(months[month % 12]) + " " + std::to_string(2010 + month / 12)});
  }
  v1::RenderDigestResponse response;
  ExpectError(Try(Digest(2010, 2015), &response), grpc::StatusCode::FAILED_PRECONDITION, "DIGEST_TOO_LARGE");
  ASSERT_TRUE(Try(Digest(2010, 2014), &response).ok());
  EXPECT_EQ(response.item_count(), 120);
}

}  // namespace
}  // namespace pulse::test
