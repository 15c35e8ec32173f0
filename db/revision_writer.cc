// IssueStore::SaveRevision: the one place where an issue changes.

#include <string>
#include <utility>

#include "db/change_log.h"
#include "db/connection.h"
#include "db/issue_store.h"
#include "db/projections.h"
#include "db/revision.h"
#include "db/revision_action.h"
#include "db/sha256.h"
#include "db/text_check.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

// Locks the issue against other writers until the end of the transaction.
constexpr Statement kLockIssue{"lock_issue", R"sql(
  SELECT revision, state, (extract(epoch FROM create_time) * 1000000)::bigint,
         coalesce((extract(epoch FROM publish_time) * 1000000)::bigint, 0)
  FROM issues WHERE name = $1 FOR UPDATE)sql"};

// The database's clock, not the program's: one for all of them. Read after the
// lock, so that revisions are in the order of their times.
constexpr Statement kNow{"now_micros", "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"};

constexpr Statement kKeepSource{"keep_source", R"sql(
  INSERT INTO source_documents (sha256, content, filename) VALUES ($1, $2, $3)
  ON CONFLICT DO NOTHING)sql"};

// Times as microseconds; 0 is null. The update says again which revision it
// follows: the lock does not cover an issue that is not there yet.
constexpr Statement kPutIssue{"put_issue", R"sql(
  INSERT INTO issues (name, revision, etag, title, edition_year, edition_month, kind, state,
                      section_count, item_count, create_time, update_time, publish_time)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
          'epoch'::timestamptz + $11::bigint * interval '1 microsecond',
          'epoch'::timestamptz + $12::bigint * interval '1 microsecond',
          'epoch'::timestamptz + nullif($13::bigint, 0) * interval '1 microsecond')
  ON CONFLICT (name) DO UPDATE SET
    revision = excluded.revision, etag = excluded.etag, title = excluded.title,
    edition_year = excluded.edition_year, edition_month = excluded.edition_month,
    kind = excluded.kind, state = excluded.state,
    section_count = excluded.section_count, item_count = excluded.item_count,
    update_time = excluded.update_time, publish_time = excluded.publish_time
  WHERE issues.revision = excluded.revision - 1)sql"};

constexpr Statement kInsertRevision{"insert_revision", R"sql(
  INSERT INTO issue_revisions (issue, revision, content, sha256, state, action, source, create_time)
  VALUES ($1, $2, $3, $4, $5, $6, nullif($7::bytea, ''),
          'epoch'::timestamptz + $8::bigint * interval '1 microsecond'))sql"};

Predecessor LockIssue(Transaction& transaction, const std::string& name) {
  const pqxx::result rows = transaction.Execute(kLockIssue, name);
  if (rows.empty()) return {};
  Predecessor predecessor;
  predecessor.revision = rows[0][0].as<std::int64_t>();
  predecessor.state = static_cast<v1::IssueState>(rows[0][1].as<int>());
  predecessor.create_micros = rows[0][2].as<std::int64_t>();
  predecessor.publish_micros = rows[0][3].as<std::int64_t>();
  return predecessor;
}

absl::Status Conflict(const RevisionDraft& draft, std::int64_t present) {
  const std::string found = present == 0 ? "does not exist" : "is at revision " + std::to_string(present);
  const std::string expected = draft.follows_revision == 0
                                   ? "expected not to exist"
                                   : "expected at revision " + std::to_string(draft.follows_revision);
  return ErrorWithReason(
      absl::StatusCode::kAborted, "REVISION_CONFLICT",
      draft.issue.name() + " " + found + " and was " + expected + "; read it again and repeat the change");
}

// Returns the SHA-256 that the revision refers to, or empty.
std::string KeepSource(Transaction& transaction, const RevisionDraft& draft) {
  if (!draft.source_document.has_value()) return "";
  std::string sha256 = Sha256(*draft.source_document);
  transaction.Execute(kKeepSource, AsBytes(sha256), AsBytes(*draft.source_document), draft.source_filename);
  return sha256;
}

bool PutIssue(Transaction& transaction, const v1::Issue& issue) {
  int item_count = 0;
  for (const v1::Section& section : issue.sections()) item_count += section.items_size();
  const std::int64_t publish_micros = issue.has_publish_time() ? ToMicros(issue.publish_time()) : 0;
  const pqxx::result done =
      transaction.Execute(kPutIssue, issue.name(), issue.revision(), issue.etag(), issue.title(),
                          issue.edition().year(), issue.edition().month(), static_cast<int>(issue.kind()),
                          static_cast<int>(issue.state()), issue.sections_size(), item_count,
                          ToMicros(issue.create_time()), ToMicros(issue.update_time()), publish_micros);
  return done.affected_rows() == 1;
}

void InsertRevision(Transaction& transaction, const v1::Issue& issue, const std::string& action,
                    const std::string& source_sha256) {
  const std::string content = SerializeDeterministically(issue);
  transaction.Execute(kInsertRevision, issue.name(), issue.revision(), AsBytes(content),
                      AsBytes(Sha256(content)), static_cast<int>(issue.state()), action,
                      AsBytes(source_sha256), ToMicros(issue.update_time()));
}

absl::Status Save(Transaction& transaction, const RevisionDraft& draft, StoredRevision* stored) {
  const Predecessor predecessor = LockIssue(transaction, draft.issue.name());
  if (predecessor.revision != draft.follows_revision) return Conflict(draft, predecessor.revision);
  const auto now = transaction.Execute(kNow)[0][0].as<std::int64_t>();
  const v1::Issue issue = CompleteRevision(draft, predecessor, now);

  const std::string source = KeepSource(transaction, draft);
  if (!PutIssue(transaction, issue)) return Conflict(draft, 1);
  InsertRevision(transaction, issue, ActionWord(draft.action), source);
  ReplaceProjections(transaction, issue);
  stored->change_cursor = AppendChange(transaction, {issue.name(), issue.revision(), ActionWord(draft.action),
                                                     predecessor.state, issue.state()});
  transaction.Commit();
  stored->issue = issue;
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<StoredRevision> IssueStore::SaveRevision(const RevisionDraft& draft, Deadline deadline) {
  if (absl::Status status = CheckDraft(draft); !status.ok()) return status;
  StoredRevision stored;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kWrite);
    return Save(transaction, draft, &stored);
  });
  if (!status.ok()) return status;
  return stored;
}

}  // namespace pulse::db
