// Plan, then commit; retries; who asked.

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/editing.h"

namespace pulse::test {
namespace {

using PlanTest = EditingTest;

TEST_F(PlanTest, IngestDocument_PlansWithoutStoringAndCommitsWhatWasPlanned) {
  v1::IngestDocumentRequest request = IngestOf(DocumentOf());
  request.set_validate_only(true);
  const auto planned = Do(&Stub::IngestDocument, request);
  EXPECT_EQ(planned.outcome(), v1::INGEST_OUTCOME_CREATED);
  ASSERT_EQ(planned.plan().items_size(), 2);
  EXPECT_EQ(planned.plan().items(0).action(), v1::PLANNED_ACTION_CREATE);
  EXPECT_EQ(Revisions(), "0");

  request.set_validate_only(false);
  request.set_plan_hash(planned.plan().plan_hash());
  const auto committed = Do(&Stub::IngestDocument, request);
  EXPECT_EQ(committed.outcome(), v1::INGEST_OUTCOME_CREATED);
  EXPECT_FALSE(committed.has_plan());
  EXPECT_EQ(committed.issue().sections(0).items(0).name(), planned.plan().items(0).name());
}

TEST_F(PlanTest, IngestDocument_RefusesAPlanThatIsNoLongerTrue) {
  v1::IngestDocumentRequest request = IngestOf(DocumentOf({.report_body = "Corrected."}));
  request.set_validate_only(true);
  const std::string hash = Do(&Stub::IngestDocument, request).plan().plan_hash();
  Ingest(DocumentOf());  // somebody else was faster
  request.set_validate_only(false);
  request.set_plan_hash(hash);
  const auto status = Refusal(&Stub::IngestDocument, request);
  ExpectError(status, grpc::StatusCode::ABORTED, "PLAN_CHANGED", "plan_hash");
  EXPECT_FALSE(DetailsOf(status).retry_in.has_value());
  EXPECT_EQ(Revisions(), "1");
}

TEST_F(PlanTest, IngestDocument_PlansNothingForWhatIsThere) {
  Ingest(DocumentOf());
  v1::IngestDocumentRequest request = IngestOf(DocumentOf());
  request.set_validate_only(true);
  const auto planned = Do(&Stub::IngestDocument, request);
  EXPECT_EQ(planned.outcome(), v1::INGEST_OUTCOME_UNCHANGED);
  for (const auto& item : planned.plan().items()) EXPECT_EQ(item.action(), v1::PLANNED_ACTION_UNCHANGED);
}

TEST_F(PlanTest, IngestDocument_AnswersARetryWithWhatItStored) {
  v1::IngestDocumentRequest request = IngestOf(DocumentOf());
  request.set_request_id("retry-1");
  const auto first = Do(&Stub::IngestDocument, request);
  Ingest(DocumentOf({.report_body = "Another revision meanwhile."}));
  const auto again = Do(&Stub::IngestDocument, request);
  EXPECT_EQ(again.outcome(), first.outcome());
  EXPECT_EQ(again.issue().etag(), first.issue().etag());
  EXPECT_EQ(again.change_cursor(), first.change_cursor());
  EXPECT_EQ(Revisions(), "2");
}

TEST_F(PlanTest, IngestDocument_RefusesARequestIdUsedForAnotherRequest) {
  v1::IngestDocumentRequest request = IngestOf(DocumentOf());
  request.set_request_id("retry-1");
  Do(&Stub::IngestDocument, request);
  *request.mutable_document() = DocumentOf({.report_body = "Something else."});
  ExpectError(Refusal(&Stub::IngestDocument, request), grpc::StatusCode::INVALID_ARGUMENT,
              "REQUEST_ID_REUSED", DetailsOf(Refusal(&Stub::IngestDocument, request)).field);
  EXPECT_EQ(Revisions(), "1");
}

// What the first found unchanged must not become a change because its answer was lost.
TEST_F(PlanTest, ARetryOfWhatChangedNothingChangesNothing) {
  Ingest(DocumentOf());
  v1::IngestDocumentRequest request = IngestOf(DocumentOf());
  request.set_request_id("retry-1");
  EXPECT_EQ(Do(&Stub::IngestDocument, request).outcome(), v1::INGEST_OUTCOME_UNCHANGED);
  v1::RollBackIssueRequest back;
  back.set_name(kIssue);
  back.set_revision(1);
  back.set_request_id("retry-2");
  EXPECT_EQ(Do(&Stub::RollBackIssue, back).issue().revision(), 1);
  Ingest(DocumentOf({.report_body = "What another editor stored meanwhile."}));

  const auto again = Do(&Stub::IngestDocument, request);
  EXPECT_EQ(again.outcome(), v1::INGEST_OUTCOME_UNCHANGED);
  EXPECT_EQ(again.issue().revision(), 1);
  EXPECT_EQ(Do(&Stub::RollBackIssue, back).issue().revision(), 1);
  EXPECT_EQ(Revisions(), "2");
  *request.mutable_document() = DocumentOf({.report_body = "Something else."});
  ExpectError(Refusal(&Stub::IngestDocument, request), grpc::StatusCode::INVALID_ARGUMENT,
              "REQUEST_ID_REUSED", "request_id");
  // Under an id of its own the same is done anew.
  back.set_request_id("retry-3");
  EXPECT_EQ(Do(&Stub::RollBackIssue, back).issue().revision(), 3);
}

TEST_F(PlanTest, History_SaysWhoDidWhatAndWhy) {
  actor_ = "alma@example.org";
  v1::IngestDocumentRequest request = IngestOf(DocumentOf());
  request.set_comment("first reading");
  Do(&Stub::IngestDocument, request);
  const auto revision = History(kIssue).revisions(0);
  EXPECT_EQ(revision.actor(), "alma@example.org");
  EXPECT_EQ(revision.comment(), "first reading");
  EXPECT_EQ(revision.action(), v1::REVISION_ACTION_INGEST);
  EXPECT_FALSE(revision.request_id().empty());
}

TEST_F(PlanTest, AnActorThatIsTooLongIsRefused) {
  actor_ = std::string(201, 'a');
  ExpectError(Refusal(&Stub::IngestDocument, IngestOf(DocumentOf())), grpc::StatusCode::INVALID_ARGUMENT,
              "FIELD_MALFORMED");
  EXPECT_EQ(Revisions(), "0");
}

}  // namespace
}  // namespace pulse::test
