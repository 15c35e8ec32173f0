// RenderService over a real channel: every RPC, every format.

#include <chrono>
#include <string>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/editing.h"
#include "tests/integration/error_details.h"
#include "tests/integration/table_lock.h"
#include "tests/support/sample_mail.h"

namespace pulse::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr char kSite[] = "https://www.harbour.example/digest";
constexpr char kReportUrl[] =
    "https://www.harbour.example/digest/issues/2021-09#a-review-of-night-custody-staffing";

class RenderFormatsTest : public EditingTest {
 protected:
  using Render = v1::RenderService::Stub;

  template <typename Request, typename Response>
  grpc::Status Ask(grpc::Status (Render::*method)(grpc::ClientContext*, const Request&, Response*),
                   const Request& request, Response* response) {
    return Call(services_.render(), method, request, response);
  }

  /// As Ask; a failure fails the test.
  template <typename Request, typename Response>
  Response Get(grpc::Status (Render::*method)(grpc::ClientContext*, const Request&, Response*),
               const Request& request) {
    Response response;
    const grpc::Status status = Ask(method, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  template <typename Request, typename Response>
  void ExpectRefused(grpc::Status (Render::*method)(grpc::ClientContext*, const Request&, Response*),
                     const Request& request, grpc::StatusCode code, const std::string& reason,
                     const std::string& field = "") {
    Response response;
    ExpectError(Ask(method, request, &response), code, reason, field);
  }

  static v1::RenderIssueRequest IssueAs(v1::RenderFormat format) {
    v1::RenderIssueRequest request;
    request.set_name(kIssue);
    request.set_format(format);
    return request;
  }

  static v1::RenderItemRequest ItemAs(v1::RenderFormat format) {
    v1::RenderItemRequest request;
    request.set_name(kReport);
    request.set_format(format);
    request.set_public_url(kSite);
    return request;
  }

  static v1::RenderDigestRequest DigestAs(v1::RenderFormat format) {
    v1::RenderDigestRequest request;
    request.set_format(format);
    request.add_sectors("sectors/criminal-justice");
    request.add_kinds(v1::ITEM_KIND_REPORT);
    request.mutable_first_edition()->set_year(2021);
    request.mutable_first_edition()->set_month(9);
    request.set_public_url(kSite);
    if (format == v1::RENDER_FORMAT_EMAIL) *request.mutable_email() = MailTo("Zoë", "zoe@reader.example");
    return request;
  }

  static v1::RenderFeedRequest FeedAs(v1::FeedFormat format) {
    v1::RenderFeedRequest request;
    request.set_format(format);
    request.set_public_url(kSite);
    return request;
  }

  static v1::RenderArchiveChartRequest ChartAs(v1::ChartFormat format) {
    v1::RenderArchiveChartRequest request;
    request.set_format(format);
    request.mutable_first_edition()->set_year(2021);
    request.mutable_first_edition()->set_month(8);
    request.mutable_last_edition()->set_year(2021);
    request.mutable_last_edition()->set_month(10);
    return request;
  }

  // What is kept is of the state that the log has told of: a moment after a write
  // has returned, and all of it at once.
  template <typename Condition>
  static void Await(Condition holds) {
    const auto end = std::chrono::steady_clock::now() + kCallTimeout;
    while (!holds() && std::chrono::steady_clock::now() < end) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    EXPECT_TRUE(holds());
  }

  void Withdraw() {
    v1::WithdrawIssueRequest request;
    request.set_name(kIssue);
    Do(&Stub::WithdrawIssue, request);
  }
};

TEST_F(RenderFormatsTest, RenderIssue_AnswersFragmentsUnderThePrefix) {
  IngestAndPublish({});
  auto request = IssueAs(v1::RENDER_FORMAT_FRAGMENT);
  request.mutable_fragment()->set_prefix("mine-");
  request.mutable_fragment()->set_heading_level(3);
  const auto response = Get(&Render::RenderIssue, request);
  EXPECT_THAT(response.content_type(), StartsWith("text/html"));
  EXPECT_THAT(response.content(), HasSubstr("<h3 class=\"mine-masthead\""));
  EXPECT_THAT(response.content(), HasSubstr("id=\"mine-a-review-of-night-custody-staffing\""));
  request.mutable_fragment()->set_heading_level(9);
  ExpectRefused(&Render::RenderIssue, request, grpc::StatusCode::INVALID_ARGUMENT, "FIELD_OUT_OF_RANGE",
                "fragment.heading_level");
}

TEST_F(RenderFormatsTest, RenderIssue_AddressesAMailToEachReader) {
  IngestAndPublish({});
  auto request = IssueAs(v1::RENDER_FORMAT_EMAIL);
  *request.mutable_email() = MailTo("Zoë Reader", "zoe@reader.example");
  const auto first = Get(&Render::RenderIssue, request);
  EXPECT_EQ(first.content_type(), "message/rfc822");
  EXPECT_THAT(first.content(), StartsWith("From: \"Harbour Digest\"\r\n <digest@harbour.example>\r\nTo: "));
  EXPECT_THAT(first.content(), HasSubstr("night custody staffing"));
  EXPECT_THAT(first.content(), HasSubstr("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
  *request.mutable_email() = MailTo("", "bo@reader.example");
  const auto second = Get(&Render::RenderIssue, request);
  EXPECT_THAT(second.content(), Not(HasSubstr("zoe@reader.example")));
  EXPECT_THAT(second.content(), HasSubstr("bo@reader.example"));
  EXPECT_NE(second.etag(), first.etag());
  *request.mutable_email() = MailTo("Zoë Reader", "zoe@reader.example");
  EXPECT_EQ(Get(&Render::RenderIssue, request).content(), first.content());
  request.set_if_none_match(first.etag());
  EXPECT_TRUE(Get(&Render::RenderIssue, request).not_modified());
  request.mutable_email()->set_recipient_email("nobody");
  ExpectRefused(&Render::RenderIssue, request, grpc::StatusCode::INVALID_ARGUMENT, "FIELD_MALFORMED",
                "email.recipient_email");
}

TEST_F(RenderFormatsTest, RenderIssue_DiagnosesWhenAsked) {
  IngestAndPublish({.report_body = "See [the plan](javascript:x) and [the map](#) of the suites at night."});
  auto request = IssueAs(v1::RENDER_FORMAT_EMAIL);
  *request.mutable_email() = MailTo("", "zoe@reader.example");
  EXPECT_EQ(Get(&Render::RenderIssue, request).diagnostics_size(), 0);
  request.set_include_diagnostics(true);
  const auto response = Get(&Render::RenderIssue, request);
  ASSERT_GE(response.diagnostics_size(), 2);
  EXPECT_EQ(response.diagnostics(0).finding(), v1::RENDER_FINDING_SIZE);
  EXPECT_GT(response.diagnostics(0).size_bytes(), 1000);
  EXPECT_EQ(response.diagnostics(0).budget_bytes(), 100000);
  EXPECT_EQ(response.diagnostics(1).location(), kReport);
}

TEST_F(RenderFormatsTest, RenderItem_AnswersEachFormatWithTitleAndPlace) {
  IngestAndPublish({});
  const std::pair<v1::RenderFormat, const char*> formats[] = {{v1::RENDER_FORMAT_FRAGMENT, "text/html"},
                                                              {v1::RENDER_FORMAT_TEXT, "text/plain"},
                                                              {v1::RENDER_FORMAT_MARKDOWN, "text/markdown"}};
  for (const auto& [format, media_type] : formats) {
    const auto response = Get(&Render::RenderItem, ItemAs(format));
    EXPECT_THAT(response.content_type(), StartsWith(media_type));
    EXPECT_THAT(response.content(), HasSubstr("night custody staffing"));
    EXPECT_THAT(response.content(), HasSubstr(kReportUrl));
    EXPECT_THAT(response.content(), Not(HasSubstr("Community courts")));
    EXPECT_EQ(Get(&Render::RenderItem, ItemAs(format)).content(), response.content());
    auto request = ItemAs(format);
    request.set_if_none_match(response.etag());
    EXPECT_TRUE(Get(&Render::RenderItem, request).not_modified());
  }
}

TEST_F(RenderFormatsTest, RenderItem_ShowsDraftsToEditorsOnly) {
  Ingest(DocumentOf());
  auto request = ItemAs(v1::RENDER_FORMAT_TEXT);
  ExpectRefused(&Render::RenderItem, request, grpc::StatusCode::NOT_FOUND, "ITEM_NOT_FOUND");
  request.set_include_unpublished(true);
  EXPECT_THAT(Get(&Render::RenderItem, request).content(), HasSubstr("custody"));
  request.set_format(v1::RENDER_FORMAT_PAGE);
  ExpectRefused(&Render::RenderItem, request, grpc::StatusCode::INVALID_ARGUMENT, "FIELD_OUT_OF_RANGE",
                "format");
}

TEST_F(RenderFormatsTest, RenderDigest_HoldsTheSelectionAloneInEveryFormat) {
  IngestAndPublish({});
  for (const auto format : {v1::RENDER_FORMAT_PAGE, v1::RENDER_FORMAT_FRAGMENT, v1::RENDER_FORMAT_EMAIL,
                            v1::RENDER_FORMAT_TEXT, v1::RENDER_FORMAT_MARKDOWN}) {
    const auto response = Get(&Render::RenderDigest, DigestAs(format));
    EXPECT_THAT(response.content(), HasSubstr("night custody staffing")) << format;
    EXPECT_THAT(response.content(), HasSubstr("issues/2021-09#a-review-of-night-custody")) << format;
    for (const char* left_out : {"Community courts", "community", "Briefing", "Dr Alma", "Welcome to"}) {
      EXPECT_THAT(response.content(), Not(HasSubstr(left_out))) << format;
    }
    EXPECT_EQ(response.item_count(), 1);
    EXPECT_FALSE(response.empty());
    auto request = DigestAs(format);
    request.set_if_none_match(response.etag());
    EXPECT_TRUE(Get(&Render::RenderDigest, request).not_modified());
    request = DigestAs(format);
    request.set_also_this_month(true);
    EXPECT_THAT(Get(&Render::RenderDigest, request).content(), HasSubstr("1 item in Criminal"));
  }
}

TEST_F(RenderFormatsTest, RenderDigest_SpansTheIssuesOfItsRange) {
  IngestAndPublish({});
  IngestAndPublish({.month = "October 2021", .report_title = "A second look at custody"});
  Ingest(DocumentOf({.month = "November 2021", .report_title = "Not shown yet"}));
  auto request = DigestAs(v1::RENDER_FORMAT_TEXT);
  EXPECT_EQ(Get(&Render::RenderDigest, request).item_count(), 1);
  request.mutable_last_edition()->set_year(2022);
  request.mutable_last_edition()->set_month(1);
  const auto both = Get(&Render::RenderDigest, request);
  EXPECT_EQ(both.item_count(), 2);
  EXPECT_LT(both.content().find("A second look"), both.content().find("night custody"));
  request = DigestAs(v1::RENDER_FORMAT_TEXT);
  request.clear_first_edition();
  request.mutable_publish_time_from()->set_seconds(1000000000);
  EXPECT_EQ(Get(&Render::RenderDigest, request).item_count(), 2);
  request.mutable_publish_time_before()->set_seconds(1000000001);
  EXPECT_TRUE(Get(&Render::RenderDigest, request).empty());
}

TEST_F(RenderFormatsTest, RenderDigest_OfNothingIsEmptyAndNoError) {
  IngestAndPublish({});
  auto request = DigestAs(v1::RENDER_FORMAT_EMAIL);
  request.set_sectors(0, "sectors/news");
  request.set_also_this_month(true);
  const auto response = Get(&Render::RenderDigest, request);
  EXPECT_TRUE(response.empty());
  EXPECT_EQ(response.content(), "");
  EXPECT_EQ(response.item_count(), 0);
}

TEST_F(RenderFormatsTest, RenderDigest_OfMailWantsToKnowWhereTheSiteStands) {
  IngestAndPublish({});
  auto request = DigestAs(v1::RENDER_FORMAT_EMAIL);
  request.clear_public_url();
  ExpectRefused(&Render::RenderDigest, request, grpc::StatusCode::INVALID_ARGUMENT, "FIELD_REQUIRED",
                "public_url");
  request.set_public_url("ftp://harbour.example");
  ExpectRefused(&Render::RenderDigest, request, grpc::StatusCode::INVALID_ARGUMENT, "FIELD_MALFORMED",
                "public_url");
}

TEST_F(RenderFormatsTest, RenderFeed_AnswersEachFormWithEveryItem) {
  IngestAndPublish({});
  const std::pair<v1::FeedFormat, const char*> forms[] = {
      {v1::FEED_FORMAT_ATOM, "application/atom+xml"},
      {v1::FEED_FORMAT_RSS, "application/rss+xml"},
      {v1::FEED_FORMAT_JSON_FEED, "application/feed+json"}};
  for (const auto& [form, media_type] : forms) {
    const auto response = Get(&Render::RenderFeed, FeedAs(form));
    EXPECT_THAT(response.content_type(), StartsWith(media_type));
    EXPECT_EQ(response.item_count(), 2);
    EXPECT_THAT(response.content(), HasSubstr(kReportUrl));
    EXPECT_THAT(response.content(), HasSubstr("tag:www.harbour.example,2021:" + std::string(kReport)));
    EXPECT_THAT(response.content(), HasSubstr("Community courts"));
    auto request = FeedAs(form);
    request.set_item_count(1);
    EXPECT_EQ(Get(&Render::RenderFeed, request).item_count(), 1);
    request.set_if_none_match(Get(&Render::RenderFeed, request).etag());
    EXPECT_TRUE(Get(&Render::RenderFeed, request).not_modified());
  }
}

TEST_F(RenderFormatsTest, RenderFeed_IsOfASectorOrAPublisherWhenAsked) {
  IngestAndPublish({});
  auto request = FeedAs(v1::FEED_FORMAT_ATOM);
  request.set_sector("sectors/news");
  EXPECT_EQ(Get(&Render::RenderFeed, request).item_count(), 0);
  request.set_sector("sectors/criminal-justice");
  const auto sector = Get(&Render::RenderFeed, request);
  EXPECT_EQ(sector.item_count(), 2);
  EXPECT_THAT(sector.content(), HasSubstr("<title>CordisPulse: Criminal justice</title>"));
  EXPECT_THAT(sector.content(),
              HasSubstr("href=\"https://www.harbour.example/digest/sectors/criminal-justice/feed.atom\""));
  request.set_publisher("publishers/inspectorate-of-custody");
  const auto publisher = Get(&Render::RenderFeed, request);
  EXPECT_EQ(publisher.item_count(), 1);
  EXPECT_THAT(publisher.content(), Not(HasSubstr("Community courts")));
  request.clear_public_url();
  ExpectRefused(&Render::RenderFeed, request, grpc::StatusCode::INVALID_ARGUMENT, "FIELD_REQUIRED",
                "public_url");
}

TEST_F(RenderFormatsTest, RenderFeed_KeepsAnEntrysIdThroughACorrection) {
  IngestAndPublish({});
  const auto before = Get(&Render::RenderFeed, FeedAs(v1::FEED_FORMAT_ATOM));
  Do(&Stub::UpdateItem, Retitling(kReport, "Corrected title"));
  v1::RenderFeedResponse after;
  Await([&] {
    after = Get(&Render::RenderFeed, FeedAs(v1::FEED_FORMAT_ATOM));
    return after.etag() != before.etag();
  });
  EXPECT_THAT(after.content(), HasSubstr("Corrected title"));
  EXPECT_THAT(after.content(), HasSubstr("tag:www.harbour.example,2021:" + std::string(kReport)));
}

TEST_F(RenderFormatsTest, RenderArchiveChart_ShowsTheSameNumbersInEveryForm) {
  IngestAndPublish({});
  const auto svg = Get(&Render::RenderArchiveChart, ChartAs(v1::CHART_FORMAT_SVG));
  EXPECT_EQ(svg.content_type(), "image/svg+xml");
  EXPECT_THAT(svg.content(), HasSubstr("<title>2021-09, Criminal justice: 2</title>"));
  const auto figure = Get(&Render::RenderArchiveChart, ChartAs(v1::CHART_FORMAT_FIGURE));
  EXPECT_THAT(figure.content(), HasSubstr("<td>2</td>"));
  EXPECT_THAT(Get(&Render::RenderArchiveChart, ChartAs(v1::CHART_FORMAT_EMAIL_TABLE)).content(),
              HasSubstr(">2</td>"));
  EXPECT_THAT(Get(&Render::RenderArchiveChart, ChartAs(v1::CHART_FORMAT_TEXT)).content(),
              HasSubstr("Criminal justice (2)"));
  auto request = ChartAs(v1::CHART_FORMAT_SVG);
  request.set_if_none_match(svg.etag());
  EXPECT_TRUE(Get(&Render::RenderArchiveChart, request).not_modified());
  request.set_prefix("Not A Prefix");
  ExpectRefused(&Render::RenderArchiveChart, request, grpc::StatusCode::INVALID_ARGUMENT, "FIELD_MALFORMED",
                "prefix");
}

TEST_F(RenderFormatsTest, WhatIsWithdrawnIsGoneFromEveryAnswer) {
  IngestAndPublish({});
  for (int turn = 0; turn < 2; ++turn) {  // the second time from what is kept
    EXPECT_THAT(Get(&Render::RenderIssue, IssueAs(v1::RENDER_FORMAT_PAGE)).content(), HasSubstr("custody"));
    EXPECT_THAT(Get(&Render::RenderItem, ItemAs(v1::RENDER_FORMAT_TEXT)).content(), HasSubstr("custody"));
    EXPECT_FALSE(Get(&Render::RenderDigest, DigestAs(v1::RENDER_FORMAT_TEXT)).empty());
    EXPECT_EQ(Get(&Render::RenderFeed, FeedAs(v1::FEED_FORMAT_RSS)).item_count(), 2);
  }
  const auto chart = Get(&Render::RenderArchiveChart, ChartAs(v1::CHART_FORMAT_TEXT));
  Withdraw();
  Await([&] {
    v1::RenderIssueResponse response;
    const auto status =
        Call(services_.render(), &Render::RenderIssue, IssueAs(v1::RENDER_FORMAT_PAGE), &response);
    return status.error_code() == grpc::StatusCode::NOT_FOUND;
  });
  ExpectRefused(&Render::RenderIssue, IssueAs(v1::RENDER_FORMAT_PAGE), grpc::StatusCode::NOT_FOUND,
                "ISSUE_NOT_FOUND");
  ExpectRefused(&Render::RenderItem, ItemAs(v1::RENDER_FORMAT_TEXT), grpc::StatusCode::NOT_FOUND,
                "ITEM_NOT_FOUND");
  EXPECT_TRUE(Get(&Render::RenderDigest, DigestAs(v1::RENDER_FORMAT_TEXT)).empty());
  EXPECT_EQ(Get(&Render::RenderFeed, FeedAs(v1::FEED_FORMAT_RSS)).item_count(), 0);
  EXPECT_NE(Get(&Render::RenderArchiveChart, ChartAs(v1::CHART_FORMAT_TEXT)).etag(), chart.etag());
}

TEST_F(RenderFormatsTest, ACorrectionShows) {
  IngestAndPublish({});
  const auto before = Get(&Render::RenderIssue, IssueAs(v1::RENDER_FORMAT_TEXT));
  EXPECT_EQ(Get(&Render::RenderIssue, IssueAs(v1::RENDER_FORMAT_TEXT)).content(), before.content());
  Do(&Stub::UpdateItem, Retitling(kReport, "Corrected title"));
  v1::RenderIssueResponse after;
  Await([&] {
    after = Get(&Render::RenderIssue, IssueAs(v1::RENDER_FORMAT_TEXT));
    return after.etag() != before.etag();
  });
  EXPECT_THAT(after.content(), HasSubstr("Corrected title"));
  EXPECT_GT(after.revision(), before.revision());
}

// Editors see their own write: what may be unpublished is never kept.
TEST_F(RenderFormatsTest, AnEditorsLookIsAlwaysTheNewest) {
  IngestAndPublish({});
  auto request = IssueAs(v1::RENDER_FORMAT_TEXT);
  request.set_include_unpublished(true);
  for (const char* title : {"First correction", "Second correction"}) {
    Do(&Stub::UpdateItem, Retitling(kReport, title));
    EXPECT_THAT(Get(&Render::RenderIssue, request).content(), HasSubstr(title));
  }
}

TEST_F(RenderFormatsTest, WhatIsKeptIsAnsweredWithoutTheDatabase) {
  IngestAndPublish({});
  const auto quickly = [&](const v1::RenderIssueRequest& request) {
    v1::RenderIssueResponse response;
    return Call(services_.render(), &Render::RenderIssue, request, &response, std::chrono::milliseconds(300))
        .ok();
  };
  const auto kept = IssueAs(v1::RENDER_FORMAT_PAGE);
  auto mail = IssueAs(v1::RENDER_FORMAT_EMAIL);
  *mail.mutable_email() = MailTo("Zoë", "zoe@reader.example");
  Await([&] {  // it is kept once the log has told of the issue
    Get(&Render::RenderIssue, kept);
    Get(&Render::RenderIssue, mail);
    const TableLock lock(database_, "issue_revisions");
    *mail.mutable_email() = MailTo("Bo", "bo@reader.example");  // another reader of the same draft
    return quickly(kept) && quickly(mail);
  });
}

}  // namespace
}  // namespace pulse::test
