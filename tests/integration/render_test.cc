// RenderService over a real channel.

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/error_details.h"
#include "tests/integration/services_under_test.h"

namespace pulse::test {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class RenderTest : public ServicesTest {
 protected:
  static v1::RenderIssueRequest Request(v1::RenderFormat format) {
    v1::RenderIssueRequest request;
    request.set_name("issues/2021-09");
    request.set_format(format);
    return request;
  }
  grpc::Status Render(const v1::RenderIssueRequest& request, v1::RenderIssueResponse* response) {
    return Call(services_.render(), &v1::RenderService::Stub::RenderIssue, request, response);
  }
};

TEST_F(RenderTest, RenderIssue_AnswersEachFormatWithItsMediaType) {
  const v1::Issue issue = IngestAndPublish({});
  const std::pair<v1::RenderFormat, const char*> formats[] = {{v1::RENDER_FORMAT_PAGE, "text/html"},
                                                              {v1::RENDER_FORMAT_TEXT, "text/plain"},
                                                              {v1::RENDER_FORMAT_MARKDOWN, "text/markdown"}};
  for (const auto& [format, media_type] : formats) {
    v1::RenderIssueResponse response;
    const auto status = Render(Request(format), &response);
    ASSERT_TRUE(status.ok()) << status.error_message();
    EXPECT_THAT(response.content_type(), StartsWith(media_type));
    EXPECT_THAT(response.content(), HasSubstr("night custody staffing"));
    EXPECT_EQ(response.revision(), issue.revision());
    EXPECT_FALSE(response.etag().empty());
  }
}

TEST_F(RenderTest, RenderIssue_SaysWhenTheCallersCopyIsCurrent) {
  IngestAndPublish({});
  v1::RenderIssueResponse first;
  ASSERT_TRUE(Render(Request(v1::RENDER_FORMAT_PAGE), &first).ok());
  auto request = Request(v1::RENDER_FORMAT_PAGE);
  request.set_if_none_match(first.etag());
  v1::RenderIssueResponse second;
  ASSERT_TRUE(Render(request, &second).ok());
  EXPECT_TRUE(second.not_modified());
  EXPECT_EQ(second.content(), "");
  EXPECT_EQ(second.etag(), first.etag());
  request.set_format(v1::RENDER_FORMAT_TEXT);
  ASSERT_TRUE(Render(request, &second).ok());
  EXPECT_FALSE(second.not_modified());
}

TEST_F(RenderTest, RenderIssue_MarkdownIsReadBackAsTheSameIssue) {
  IngestAndPublish({});
  v1::RenderIssueResponse rendered;
  ASSERT_TRUE(Render(Request(v1::RENDER_FORMAT_MARKDOWN), &rendered).ok());
  EXPECT_EQ(Ingest(DocumentWith(rendered.content())).outcome(), v1::INGEST_OUTCOME_UNCHANGED);
}

TEST_F(RenderTest, RenderIssue_ShowsDraftsToEditorsOnly) {
  Ingest(DocumentOf());
  auto request = Request(v1::RENDER_FORMAT_PAGE);
  v1::RenderIssueResponse response;
  ExpectError(Render(request, &response), grpc::StatusCode::NOT_FOUND, "ISSUE_NOT_FOUND");
  request.set_include_unpublished(true);
  EXPECT_TRUE(Render(request, &response).ok());
}

TEST_F(RenderTest, RenderIssue_WantsNameAndFormat) {
  v1::RenderIssueResponse response;
  ExpectError(Render(Request(v1::RENDER_FORMAT_UNSPECIFIED), &response), grpc::StatusCode::INVALID_ARGUMENT,
              "FIELD_REQUIRED", "format");
  auto request = Request(v1::RENDER_FORMAT_PAGE);
  request.set_name("x");
  ExpectError(Render(request, &response), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_MALFORMED", "name");
}

}  // namespace
}  // namespace pulse::test
