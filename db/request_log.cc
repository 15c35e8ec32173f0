#include "db/request_log.h"

#include "db/change_log.h"
#include "db/stored_revision.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

// A key that has expired is as good as new.
constexpr Statement kClaim{"claim_request", R"sql(
  INSERT INTO requests (key, fingerprint, issue, revision) VALUES ($1, $2, $3, $4)
  ON CONFLICT (key) DO UPDATE SET
    fingerprint = excluded.fingerprint, issue = excluded.issue, revision = excluded.revision,
    create_time = excluded.create_time
  WHERE requests.create_time < now() - interval '24 hours')sql"};

// A claim adds one and takes away up to a hundred, so that the table stays at a
// day's requests and no call pays for a backlog.
constexpr Statement kExpire{"expire_requests", R"sql(
  DELETE FROM requests WHERE key IN (
    SELECT key FROM requests WHERE create_time < now() - interval '24 hours'
    ORDER BY create_time LIMIT 100 FOR UPDATE SKIP LOCKED))sql"};

// A revision that was there when the transaction began that claimed the key is
// not what the call stored. Its change may be pruned already; what holds of it
// holds at every later cursor.
constexpr Statement kFind{"find_request", R"sql(
  SELECT requests.fingerprint, issue_revisions.content,
         coalesce(changes.cursor, (SELECT max(cursor) FROM changes), 0),
         issue_revisions.create_time < requests.create_time
  FROM requests JOIN issue_revisions USING (issue, revision) LEFT JOIN changes USING (issue, revision)
  WHERE requests.key = $1 AND requests.create_time >= now() - interval '24 hours')sql"};

}  // namespace

bool ClaimRequest(Transaction& transaction, const RevisionDraft::Idempotency& request,
                  const std::string& issue, std::int64_t revision) {
  transaction.Execute(kExpire);
  return transaction.Execute(kClaim, request.key, AsBytes(request.fingerprint), issue, revision)
             .affected_rows() == 1;
}

absl::StatusOr<std::optional<StoredRevision>> ReadRequest(Transaction& transaction,
                                                          const RevisionDraft::Idempotency& request) {
  const pqxx::result rows = transaction.Execute(kFind, request.key);
  if (rows.empty()) return std::optional<StoredRevision>();
  if (BytesOf(rows[0][0]) != request.fingerprint) {
    return ErrorWithReason(absl::StatusCode::kInvalidArgument, "REQUEST_ID_REUSED",
                           "request id '" + request.key +
                               "' was used with another request in the last 24 hours; give each request an "
                               "id of its own and repeat one only with the same request",
                           "request_id");
  }
  StoredRevision stored;
  if (absl::Status status = ParseContent(rows[0][1], &stored.issue); !status.ok()) return status;
  stored.change_cursor = CursorOf(transaction.store(), rows[0][2]);
  stored.found_unchanged = rows[0][3].as<bool>();
  return std::optional<StoredRevision>(std::move(stored));
}

}  // namespace pulse::db
