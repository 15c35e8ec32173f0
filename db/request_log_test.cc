#include "db/request_log.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "db/store_test_fixture.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

using RequestLog = StoreTest;

RevisionDraft RequestedDraft(const std::string& key, char fingerprint = 'f') {
  RevisionDraft draft = DraftOf(2024, 6);
  draft.idempotency = RevisionDraft::Idempotency{key, std::string(32, fingerprint)};
  return draft;
}

TEST_F(RequestLog, ARetryAnswersWhatTheFirstStored) {
  const StoredRevision first = Save(RequestedDraft("retry-1"));
  SaveNext(DraftOf(2024, 6, {"later"}));
  const StoredRevision again = Save(RequestedDraft("retry-1"));
  EXPECT_EQ(again.issue.SerializeAsString(), first.issue.SerializeAsString());
  EXPECT_EQ(again.change_cursor, first.change_cursor);
  EXPECT_EQ(Count("changes"), "2");
}

// A caller that looked the state up again before it repeated the request.
TEST_F(RequestLog, ARetryThatWouldFitIsNotStoredEither) {
  const StoredRevision first = Save(RequestedDraft("retry-1"));
  RevisionDraft again = RequestedDraft("retry-1");
  again.follows_revision = 1;
  EXPECT_EQ(Save(again).issue.revision(), first.issue.revision());
  EXPECT_EQ(Count("issue_revisions"), "1");
}

TEST_F(RequestLog, FindRequestKnowsOnlyWhatWasStored) {
  const RevisionDraft draft = RequestedDraft("retry-1");
  EXPECT_FALSE(store_.FindRequest(*draft.idempotency, Soon())->has_value());
  const StoredRevision stored = Save(draft);
  const auto found = store_.FindRequest(*draft.idempotency, Soon());
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ((*found)->issue.etag(), stored.issue.etag());
  EXPECT_EQ((*found)->change_cursor, stored.change_cursor);
  EXPECT_FALSE((*found)->found_unchanged);
}

TEST_F(RequestLog, ACallThatFoundNothingToStoreIsRememberedAtTheRevisionItFound) {
  const RevisionDraft::Idempotency request{"unchanged", std::string(32, 'f')};
  const StoredRevision found = Save(DraftOf(2024, 6));
  const std::string issue = found.issue.name();
  ASSERT_TRUE(store_.KeepUnchanged(request, issue, 1, Soon()).ok());
  SaveNext(DraftOf(2024, 6, {"later"}));
  test_database_.Query("DELETE FROM changes WHERE revision = 1");  // as db/prune-changes does
  const auto again = store_.FindRequest(request, Soon());
  ASSERT_TRUE(again.ok()) << again.status();
  ASSERT_TRUE(again->has_value());
  EXPECT_TRUE((*again)->found_unchanged);
  EXPECT_EQ((*again)->issue.etag(), found.issue.etag());
  EXPECT_TRUE(store_.KeepUnchanged(request, issue, 2, Soon()).ok()) << "its twin was faster";
  EXPECT_EQ(GetErrorReason(store_.KeepUnchanged({"unchanged", std::string(32, 'g')}, issue, 2, Soon())),
            "REQUEST_ID_REUSED");
}

TEST_F(RequestLog, AKeyWithAnotherRequestIsRefused) {
  Save(RequestedDraft("reused"));
  const RevisionDraft other = RequestedDraft("reused", 'g');
  for (const absl::Status& status : {store_.SaveRevision(other, Soon()).status(),
                                     store_.FindRequest(*other.idempotency, Soon()).status()}) {
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(GetErrorReason(status), "REQUEST_ID_REUSED");
  }
}

TEST_F(RequestLog, ARefusedDraftDoesNotUseItsKeyUp) {
  RevisionDraft draft = RequestedDraft("second-try");
  draft.follows_revision = 5;
  EXPECT_EQ(store_.SaveRevision(draft, Soon()).status().code(), absl::StatusCode::kAborted);
  draft.follows_revision = 0;
  EXPECT_EQ(Save(draft).issue.revision(), 1);
}

TEST_F(RequestLog, TheSameRequestManyTimesAtOnceIsStoredOnce) {
  constexpr int kCallers = 4;
  std::vector<std::string> cursors(kCallers);
  std::vector<std::thread> callers;
  callers.reserve(kCallers);
  for (int i = 0; i < kCallers; ++i) {
    callers.emplace_back(
        [&, i] { cursors[static_cast<std::size_t>(i)] = Save(RequestedDraft("race")).change_cursor; });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(cursors, std::vector<std::string>(kCallers, cursors[0]));
  EXPECT_EQ(ChangeOf(cursors[0]), 1);
  EXPECT_EQ(Count("issue_revisions"), "1");
}

TEST_F(RequestLog, AKeyIsFreeAgainAfterADay) {
  Save(RequestedDraft("daily"));
  test_database_.Query("UPDATE requests SET create_time = now() - interval '24 hours 1 second'");
  EXPECT_FALSE(store_.FindRequest(*RequestedDraft("daily", 'g').idempotency, Soon())->has_value());
  RevisionDraft next = RequestedDraft("daily", 'g');
  next.follows_revision = 1;
  EXPECT_EQ(Save(next).issue.revision(), 2);
}

TEST_F(RequestLog, EachClaimRemovesABoundedNumberOfExpiredKeys) {
  Save(DraftOf(2024, 6));
  test_database_.Query(
      "INSERT INTO requests SELECT 'old-' || n, sha256('x'), 'issues/2024-06', 1, now() - interval '2 days' "
      "FROM generate_series(1, 250) AS n");
  RevisionDraft draft = RequestedDraft("new");
  draft.follows_revision = 1;
  Save(draft);
  EXPECT_EQ(Count("requests"), "151");
}

TEST_F(RequestLog, KeysAndFingerprintsKeepTheirLengths) {
  RevisionDraft draft = RequestedDraft(std::string(64, 'k'));
  Save(draft);
  for (const std::string& key : {std::string(), std::string(65, 'k')}) {
    EXPECT_EQ(store_.SaveRevision(RequestedDraft(key), Soon()).status().code(),
              absl::StatusCode::kInvalidArgument);
  }
  draft.idempotency = RevisionDraft::Idempotency{"short", "123"};
  EXPECT_EQ(store_.SaveRevision(draft, Soon()).status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace pulse::db
