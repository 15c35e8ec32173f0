// IngestService over a real channel.

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/error_details.h"
#include "tests/integration/services_under_test.h"

namespace pulse::test {
namespace {

class IngestTest : public ServicesTest {
 protected:
  std::string Revisions() const { return database_.Query("SELECT count(*) FROM issue_revisions"); }
};

TEST_F(IngestTest, ParseDocument_AnswersTheIssueAndStoresNothing) {
  v1::ParseDocumentRequest request;
  *request.mutable_document() = DocumentOf();
  v1::ParseDocumentResponse response;
  const auto status = Call(services_.ingest(), &v1::IngestService::Stub::ParseDocument, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  const v1::Issue& issue = response.issue();
  EXPECT_EQ(issue.name(), "issues/2021-09");
  EXPECT_EQ(issue.state(), v1::ISSUE_STATE_UNSPECIFIED);
  EXPECT_EQ(issue.revision(), 0);
  ASSERT_EQ(issue.sections_size(), 1);
  EXPECT_EQ(issue.sections(0).sector(), "sectors/criminal-justice");
  ASSERT_EQ(issue.sections(0).items_size(), 2);
  EXPECT_EQ(issue.sections(0).items(0).title(), "A review of night custody staffing");
  EXPECT_EQ(issue.sections(0).items(0).kind(), v1::ITEM_KIND_REPORT);
  EXPECT_EQ(issue.sections(0).items(0).name(), "issues/2021-09/items/a-review-of-night-custody-staffing");
  EXPECT_EQ(response.coverage().owned_bytes(), response.coverage().total_bytes());
  EXPECT_EQ(Revisions(), "0");
}

TEST_F(IngestTest, IngestDocument_StoresADraftWithItsSource) {
  const auto response = Ingest(DocumentOf());
  EXPECT_EQ(response.outcome(), v1::INGEST_OUTCOME_CREATED);
  EXPECT_EQ(response.issue().name(), "issues/2021-09");
  EXPECT_EQ(response.issue().state(), v1::ISSUE_STATE_DRAFT);
  EXPECT_EQ(response.issue().revision(), 1);
  EXPECT_FALSE(response.issue().etag().empty());
  EXPECT_FALSE(response.change_cursor().empty());
  EXPECT_EQ(database_.Query("SELECT convert_from(content, 'UTF8') FROM source_documents"), MarkdownOf());
  EXPECT_EQ(database_.Query("SELECT filename FROM source_documents"), "sample.md");
}

TEST_F(IngestTest, IngestDocument_AnswersUnchangedForTheSameContent) {
  const auto first = Ingest(DocumentOf());
  const auto again = Ingest(DocumentOf());
  EXPECT_EQ(again.outcome(), v1::INGEST_OUTCOME_UNCHANGED);
  EXPECT_EQ(again.issue().etag(), first.issue().etag());
  EXPECT_EQ(again.change_cursor(), first.change_cursor());
  EXPECT_EQ(Revisions(), "1");
}

TEST_F(IngestTest, IngestDocument_TakesOtherBlankLinesForTheSameContent) {
  Ingest(DocumentOf());
  const auto again = Ingest(DocumentWith("\n" + MarkdownOf() + "\n\n"));
  EXPECT_EQ(again.outcome(), v1::INGEST_OUTCOME_UNCHANGED);
  EXPECT_EQ(Revisions(), "1");
}

TEST_F(IngestTest, IngestDocument_StoresACorrectionAsTheNextRevision) {
  const auto first = Ingest(DocumentOf());
  const auto second = Ingest(DocumentOf({.report_title = "A review of night custody staffing, corrected"}));
  EXPECT_EQ(second.outcome(), v1::INGEST_OUTCOME_UPDATED);
  EXPECT_EQ(second.issue().revision(), 2);
  EXPECT_NE(second.issue().etag(), first.issue().etag());
  // Same publisher, same body: the same item under its old name.
  EXPECT_EQ(second.issue().sections(0).items(0).name(), first.issue().sections(0).items(0).name());
  EXPECT_EQ(second.issue().sections(0).items(0).title(), "A review of night custody staffing, corrected");
}

TEST_F(IngestTest, IngestDocument_NeverReusesTheNameOfARetiredItem) {
  const Sample other = {.report_title = "Something else altogether",
                        .report_body =
                            "Nobody has written about the weather in the northern islands as this "
                            "author does, who has lived there since childhood and counts the storms."};
  const std::string retired = Ingest(DocumentOf()).issue().sections(0).items(0).name();
  Ingest(DocumentOf(other));
  const Sample back = {.report_body =
                           "A wholly different publication that happens to carry the same heading as one "
                           "which an editor has since taken out of the issue again."};
  const std::string minted = Ingest(DocumentOf(back)).issue().sections(0).items(0).name();
  EXPECT_EQ(minted, retired + "-2");
}

TEST_F(IngestTest, IngestDocument_LeavesAPublishedIssuePublished) {
  const v1::Issue published = IngestAndPublish({});
  const auto corrected = Ingest(DocumentOf({.report_body = "Corrected after publication."}));
  EXPECT_EQ(corrected.outcome(), v1::INGEST_OUTCOME_UPDATED);
  EXPECT_EQ(corrected.issue().state(), v1::ISSUE_STATE_PUBLISHED);
  EXPECT_EQ(corrected.issue().publish_time().seconds(), published.publish_time().seconds());
  EXPECT_EQ(corrected.issue().create_time().seconds(), published.create_time().seconds());
}

TEST_F(IngestTest, PublishIssue_ShowsTheIssueToReaders) {
  const auto ingested = Ingest(DocumentOf());
  v1::PublishIssueResponse response;
  const auto status = TryPublish("issues/2021-09", ingested.issue().etag(), &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.issue().state(), v1::ISSUE_STATE_PUBLISHED);
  EXPECT_TRUE(response.issue().has_publish_time());
  EXPECT_NE(response.change_cursor(), ingested.change_cursor());
  EXPECT_EQ(response.issue().source_document(), ingested.issue().source_document());
}

TEST_F(IngestTest, PublishIssue_ChangesNothingOnAPublishedIssue) {
  const v1::Issue published = IngestAndPublish({});
  EXPECT_EQ(Publish(published.name()).etag(), published.etag());
  EXPECT_EQ(Revisions(), "2");
}

TEST_F(IngestTest, PublishIssue_RefusesAnEtagThatIsNotCurrent) {
  const auto first = Ingest(DocumentOf());
  Ingest(DocumentOf({.report_body = "Corrected meanwhile."}));
  v1::PublishIssueResponse response;
  const auto status = TryPublish("issues/2021-09", first.issue().etag(), &response);
  ExpectError(status, grpc::StatusCode::ABORTED, "ETAG_MISMATCH", "etag");
  EXPECT_FALSE(DetailsOf(status).retry_in.has_value());
  EXPECT_EQ(database_.Query("SELECT state FROM issues"), "1");
}

TEST_F(IngestTest, PublishIssue_RefusesNamesOfNoIssue) {
  v1::PublishIssueResponse response;
  ExpectError(TryPublish("issues/1999-01", "", &response), grpc::StatusCode::NOT_FOUND, "ISSUE_NOT_FOUND");
  ExpectError(TryPublish("september", "", &response), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_MALFORMED",
              "name");
  ExpectError(TryPublish("", "", &response), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_REQUIRED", "name");
}

}  // namespace
}  // namespace pulse::test
