#include "clients/cpp/client.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "clients/cpp/client_of_fakes.h"
#include "clients/cpp/fake_services.h"

namespace pulse::client {
namespace {

using std::chrono::milliseconds;

class ClientTest : public testing::Test {
 protected:
  Client Connect(milliseconds timeout = std::chrono::seconds(20)) { return ClientOf(services_, timeout); }

  FakeServices services_;
};

TEST_F(ClientTest, GetIssue_AnswersWhatTheServiceSent) {
  services_.get_issue = [](const v1::GetIssueRequest& request, v1::GetIssueResponse& response) {
    response.mutable_issue()->set_name(request.name());
    return grpc::Status::OK;
  };
  v1::GetIssueRequest request;
  request.set_name("issues/2022-09");
  const auto answer = Connect().GetIssue(request);
  ASSERT_TRUE(answer.ok()) << answer.error().message;
  EXPECT_EQ(answer->issue().name(), "issues/2022-09");
}

TEST_F(ClientTest, EveryCall_HasTheDeadlineOfTheOptions) {
  const Client client = Connect(std::chrono::seconds(5));
  const auto has_deadline = [&] {
    return services_.LastTimeLeft() > milliseconds(3000) && services_.LastTimeLeft() <= milliseconds(5100);
  };
  EXPECT_FALSE(client.ParseDocument({}).ok());
  EXPECT_TRUE(has_deadline());
  EXPECT_FALSE(client.IngestDocument({}).ok());
  EXPECT_TRUE(has_deadline());
  EXPECT_FALSE(client.PublishIssue({}).ok());
  EXPECT_TRUE(has_deadline());
  EXPECT_FALSE(client.GetLatestIssue({}).ok());
  EXPECT_TRUE(has_deadline());
  EXPECT_FALSE(client.GetIssue({}).ok());
  EXPECT_TRUE(has_deadline());
  EXPECT_FALSE(client.ListIssues({}).ok());
  EXPECT_TRUE(has_deadline());
  EXPECT_FALSE(client.ListItems({}).ok());
  EXPECT_TRUE(has_deadline());
  EXPECT_FALSE(client.GetItem({}).ok());
  EXPECT_FALSE(client.BatchGetItems({}).ok());
  EXPECT_FALSE(client.ListSectors({}).ok());
  EXPECT_TRUE(has_deadline());
  EXPECT_FALSE(client.RenderIssue({}).ok());
  EXPECT_FALSE(client.RenderItem({}).ok());
  EXPECT_FALSE(client.RenderDigest({}).ok());
  EXPECT_FALSE(client.RenderFeed({}).ok());
  EXPECT_FALSE(client.RenderArchiveChart({}).ok());
  EXPECT_TRUE(has_deadline());
}

TEST_F(ClientTest, Call_GivesUpAtTheDeadline) {
  services_.list_sectors = [](const auto&, auto&) {
    std::this_thread::sleep_for(milliseconds(400));
    return grpc::Status::OK;
  };
  const auto answer = Connect(milliseconds(100)).ListSectors({});
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, grpc::StatusCode::DEADLINE_EXCEEDED);
}

TEST_F(ClientTest, Actor_GoesWithEveryCall) {
  ClientOptions options;
  options.ingest_address = services_.address();
  options.actor = "ada";
  EXPECT_FALSE(Client::Create(options)->ListRevisions({}).ok());
  EXPECT_EQ(services_.LastActor(), "ada");
}

TEST_F(ClientTest, Actor_ThatCannotBeSentIsRefused) {
  for (const std::string& actor : {std::string(201, 'a'), std::string("a\nb"), std::string("\xC3\xA9")}) {
    ClientOptions options;
    options.actor = actor;
    EXPECT_FALSE(Client::Create(options).ok()) << actor;
  }
}

TEST_F(ClientTest, Error_CarriesDetailsAndWhereTheCallWent) {
  services_.FailNext(1, FailWith(grpc::StatusCode::INVALID_ARGUMENT, "the month is missing",
                                 "EDITION_NOT_FOUND", "document.content"));
  const auto answer = Connect().IngestDocument({});
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().reason, "EDITION_NOT_FOUND");
  EXPECT_EQ(answer.error().field_violations,
            (std::vector<FieldViolation>{{"document.content", "the month is missing"}}));
  EXPECT_EQ(answer.error().service, "ingest");
  EXPECT_EQ(answer.error().address, services_.address());
}

TEST_F(ClientTest, NobodyListening_IsUnavailableWithoutAReason) {
  ClientOptions options;
  options.query_address = "127.0.0.1:1";
  const auto answer = Client::Create(options)->ListSectors({});
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(answer.error().reason, "");
  EXPECT_EQ(answer.error().service, "query");
}

TEST_F(ClientTest, LargestDocument_GoesThroughBothWays) {
  constexpr std::size_t kSixteenMebibytes = 16 << 20;
  services_.parse_document = [](const v1::ParseDocumentRequest& request,
                                v1::ParseDocumentResponse& response) {
    response.mutable_issue()->set_introduction(request.document().content());
    return grpc::Status::OK;
  };
  v1::ParseDocumentRequest request;
  request.mutable_document()->set_content(std::string(kSixteenMebibytes, 'x'));
  const auto answer = Connect().ParseDocument(request);
  ASSERT_TRUE(answer.ok()) << answer.error().message;
  EXPECT_EQ(answer->issue().introduction().size(), kSixteenMebibytes);
}

TEST_F(ClientTest, Items_CrossesPagesInOrder) {
  services_.list_items = [](const v1::ListItemsRequest& request, v1::ListItemsResponse& response) {
    EXPECT_EQ(request.issue(), "issues/2022-09");
    const int page = request.page_token().empty() ? 0 : std::stoi(request.page_token());
    for (int i = 0; i < 3; ++i) response.add_items()->set_title(std::to_string(page * 3 + i));
    if (page < 2) response.set_next_page_token(std::to_string(page + 1));
    return grpc::Status::OK;
  };
  const Client client = Connect();
  v1::ListItemsRequest request;
  request.set_issue("issues/2022-09");
  std::string titles;
  auto items = client.Items(request);
  for (const v1::Item& item : items) titles += item.title();
  EXPECT_FALSE(items.error().has_value());
  EXPECT_EQ(titles, "012345678");
}

TEST_F(ClientTest, Issues_SurfaceTheErrorOfALaterPage) {
  services_.list_issues = [](const v1::ListIssuesRequest& request, v1::ListIssuesResponse& response) {
    if (!request.page_token().empty()) return grpc::Status(grpc::StatusCode::INTERNAL, "fault");
    response.add_issues()->set_name("issues/2024-06");
    response.set_next_page_token("next");
    return grpc::Status::OK;
  };
  const Client client = Connect();
  auto issues = client.Issues({});
  int count = 0;
  for (const v1::IssueSummary& issue : issues) count += issue.name().empty() ? 0 : 1;
  EXPECT_EQ(count, 1);
  ASSERT_TRUE(issues.error().has_value());
  EXPECT_EQ(issues.error()->message, "fault");
}

TEST_F(ClientTest, EveryList_IsARange) {
  services_.list_publishers = [](const v1::ListPublishersRequest& request, v1::ListPublishersResponse& page) {
    page.add_publishers();
    page.set_next_page_token(request.page_token().empty() ? "2" : "");
    return grpc::Status::OK;
  };
  services_.search_items = [](const v1::SearchItemsRequest& request, v1::SearchItemsResponse& page) {
    page.add_results();
    page.set_next_page_token(request.page_token().empty() ? "2" : "");
    return grpc::Status::OK;
  };
  services_.list_repeat_publications = [](const v1::ListRepeatPublicationsRequest& request,
                                          v1::ListRepeatPublicationsResponse& page) {
    page.add_publications();
    page.set_next_page_token(request.page_token().empty() ? "2" : "");
    return grpc::Status::OK;
  };
  const Client client = Connect();
  const auto count = [](auto range) {
    int elements = 0;
    for (const auto& element : range) elements += element.ByteSizeLong() == 0 ? 1 : 0;
    return elements;
  };
  EXPECT_EQ(count(client.Publishers({})), 2);
  EXPECT_EQ(count(client.SearchResults({})), 2);
  EXPECT_EQ(count(client.RepeatPublications({})), 2);
}

}  // namespace
}  // namespace pulse::client
