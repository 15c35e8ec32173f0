// Plan, then commit; retries; who asked.

#include <chrono>
#include <functional>
#include <future>
#include <string>
#include <thread>

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

// The merge is committed when the plan has been found true and the revision is about to
// be stored; the issue is new, so nothing but its publishers can conflict.
TEST_F(PlanTest, IngestDocument_RefusesAPlanWhosePublishersAreMergedAtTheLastMoment) {
  Ingest(DocumentOf({.month = "October 2021"}));
  v1::IngestDocumentRequest request = IngestOf(DocumentOf());
  request.set_validate_only(true);
  request.set_plan_hash(Do(&Stub::IngestDocument, request).plan().plan_hash());
  request.set_validate_only(false);
  // The commit waits for it, and beside it the thread that publishes scheduled issues.
  auto merge = std::async(std::launch::async, [this] {
    database_.Query(
        "BEGIN; SELECT pg_advisory_xact_lock(x'7075626c697368'::bigint);"
        "INSERT INTO publisher_aliases (alias, publisher)"
        "  VALUES ('publishers/inspectorate-of-custody', 'publishers/centre-for-local-justice');"
        "DO $$ BEGIN"
        "  WHILE (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted) < 2 LOOP"
        "    PERFORM pg_sleep(0.01);"
        "  END LOOP;"
        "END $$; COMMIT");
  });
  while (database_.Query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted").empty()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  ExpectError(Refusal(&Stub::IngestDocument, request), grpc::StatusCode::ABORTED, "PLAN_CHANGED",
              "plan_hash");
  merge.get();
  EXPECT_EQ(Revisions(), "1");
}

// Each of these leaves another issue behind than the one that was planned for.
TEST_F(PlanTest, IngestDocument_RefusesAPlanAfterWhateverElseMovedTheIssue) {
  const std::string first = Ingest(DocumentOf()).issue().name();
  v1::IngestDocumentRequest request = IngestOf(DocumentOf({.report_body = "Planned, and never stored."}));
  const auto expect_refused = [&](const char* after, const std::function<void()>& change) {
    SCOPED_TRACE(after);
    request.set_validate_only(true);
    request.clear_plan_hash();
    const std::string hash = Do(&Stub::IngestDocument, request).plan().plan_hash();
    change();
    const std::string revisions = Revisions();
    request.set_validate_only(false);
    request.set_plan_hash(hash);
    ExpectError(Refusal(&Stub::IngestDocument, request), grpc::StatusCode::ABORTED, "PLAN_CHANGED",
                "plan_hash");
    EXPECT_EQ(Revisions(), revisions);
  };
  expect_refused("a correction", [&] { Do(&Stub::UpdateItem, Retitling(kBriefing, "Courts")); });
  expect_refused("one taken back", [&] {
    v1::DeleteCorrectionsRequest back;
    back.set_name(kIssue);
    back.add_ids("c1");
    Do(&Stub::DeleteCorrections, back);
  });
  expect_refused("a merge", [&] {
    v1::MergePublishersRequest merge;
    merge.set_name("publishers/centre-for-local-justice");
    merge.add_sources("publishers/inspectorate-of-custody");
    Do(&Stub::MergePublishers, merge);
  });
  expect_refused("a publication", [&] { Publish(kIssue); });
  expect_refused("a withdrawal", [&] {
    v1::WithdrawIssueRequest withdraw;
    withdraw.set_name(kIssue);
    Do(&Stub::WithdrawIssue, withdraw);
  });
  expect_refused("another document", [&] { Ingest(DocumentOf({.report_body = "Of somebody else."})); });
  expect_refused("a roll back", [&] {
    v1::RollBackIssueRequest back;
    back.set_name(kIssue);
    back.set_revision(1);
    Do(&Stub::RollBackIssue, back);
  });
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
