// IssueStore::SaveRevision, and what it shares with every other way in which an
// issue changes.

#include "db/revision_writer.h"

#include <string>
#include <utility>

#include "absl/strings/str_split.h"
#include "db/array_literal.h"
#include "db/projections.h"
#include "db/request_log.h"
#include "db/revision_action.h"
#include "db/run_transaction.h"
#include "db/sha256.h"
#include "db/stored_revision.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

// The keys are any numbers that nothing else in the database locks: "publish".
constexpr Statement kHoldShared{"hold_publishers",
                                "SELECT pg_advisory_xact_lock_shared(x'7075626c697368'::bigint)"};
constexpr Statement kHoldExclusive{"hold_publishers_alone",
                                   "SELECT pg_advisory_xact_lock(x'7075626c697368'::bigint)"};

// One row, also when there is no such issue. The database's clock, not the
// program's: one for all of them; read after the lock, so that revisions are in
// the order of their times. Names of publishers have no blanks.
constexpr Statement kLockIssue{"lock_issue", R"sql(
  WITH locked AS (
    SELECT revision, state, create_time, publish_time FROM issues WHERE name = $1 FOR UPDATE)
  SELECT coalesce(locked.revision, 0), coalesce(locked.state, 0),
         coalesce((extract(epoch FROM locked.create_time) * 1000000)::bigint, 0),
         coalesce((extract(epoch FROM locked.publish_time) * 1000000)::bigint, 0),
         (extract(epoch FROM clock_timestamp()) * 1000000)::bigint,
         (SELECT coalesce(string_agg(alias || ' ' || publisher, ' '), '')
          FROM publisher_aliases WHERE alias = ANY ($2::text[]))
  FROM (VALUES (1)) AS one LEFT JOIN locked ON true)sql"};

constexpr Statement kKeepSource{"keep_source", R"sql(
  INSERT INTO source_documents (sha256, content, filename) VALUES ($1, $2, $3)
  ON CONFLICT DO NOTHING)sql"};

// Times as microseconds; 0 is null.
constexpr Statement kInsertIssue{"insert_issue", R"sql(
  INSERT INTO issues (name, revision, etag, title, edition_year, edition_month, kind, state,
                      section_count, item_count, create_time, update_time, publish_time,
                      introduction)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
          'epoch'::timestamptz + $11::bigint * interval '1 microsecond',
          'epoch'::timestamptz + $12::bigint * interval '1 microsecond',
          'epoch'::timestamptz + nullif($13::bigint, 0) * interval '1 microsecond', $14)
  ON CONFLICT DO NOTHING)sql"};

constexpr Statement kUpdateIssue{"update_issue", R"sql(
  UPDATE issues SET
    revision = $2, etag = $3, title = $4, edition_year = $5, edition_month = $6, kind = $7, state = $8,
    section_count = $9, item_count = $10,
    create_time = 'epoch'::timestamptz + $11::bigint * interval '1 microsecond',
    update_time = 'epoch'::timestamptz + $12::bigint * interval '1 microsecond',
    publish_time = 'epoch'::timestamptz + nullif($13::bigint, 0) * interval '1 microsecond',
    introduction = $14
  WHERE name = $1 AND revision = $15)sql"};

constexpr Statement kInsertRevision{"insert_revision", R"sql(
  INSERT INTO issue_revisions (issue, revision, content, sha256, state, action, source, create_time,
                               actor, comment, request_id, restored_revision, etag, corrections)
  VALUES ($1, $2, $3, $4, $5, $6, nullif($7::bytea, ''),
          'epoch'::timestamptz + $8::bigint * interval '1 microsecond',
          $9, $10, $11, nullif($12::bigint, 0), $13, $14))sql"};

constexpr Statement kFirstPublished{"first_published", R"sql(
  SELECT content FROM issue_revisions WHERE issue = $1 AND state = 3 ORDER BY revision LIMIT 1)sql"};

static_assert(v1::ISSUE_STATE_PUBLISHED == 3, "the statement says 3");

// Of an issue that is scheduled now: when readers first had it. 0: never.
absl::StatusOr<std::int64_t> FirstPublishMicros(Transaction& transaction, const std::string& issue) {
  const pqxx::result rows = transaction.Execute(kFirstPublished, issue);
  if (rows.empty()) return 0;
  v1::Issue first;
  if (absl::Status read = ParseContent(rows[0][0], &first); !read.ok()) return read;
  return ToMicros(first.publish_time());
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

// SHA-256 of the document that the revision refers to; empty when there is none.
std::string KeepSource(Transaction& transaction, const RevisionDraft& draft) {
  if (!draft.source_document.has_value()) {
    return draft.issue.source_document().empty() ? "" : *DigestOf(draft.issue.source_document());
  }
  std::string sha256 = Sha256(*draft.source_document);
  transaction.Execute(kKeepSource, AsBytes(sha256), AsBytes(*draft.source_document), draft.source_filename);
  return sha256;
}

void InsertRevision(Transaction& transaction, const v1::Issue& issue, const RevisionDraft& draft,
                    const std::string& source_sha256) {
  const std::string content = SerializeDeterministically(issue);
  const Authorship& by = draft.authorship;
  transaction.Execute(kInsertRevision, issue.name(), issue.revision(), AsBytes(content),
                      AsBytes(Sha256(content)), static_cast<int>(issue.state()), ActionWord(draft.action),
                      AsBytes(source_sha256), ToMicros(issue.update_time()), by.actor, by.comment,
                      by.request_id, draft.restored_revision, issue.etag(),
                      AsBytes(SerializeDeterministically(draft.corrections)));
}

absl::StatusOr<StoredRevision> Save(Transaction& transaction, const RevisionDraft& draft) {
  HoldPublishers(transaction, PublisherLock::kShared);
  if (draft.idempotency &&
      !ClaimRequest(transaction, *draft.idempotency, draft.issue.name(), draft.follows_revision + 1)) {
    return Conflict(draft, draft.follows_revision);
  }
  const LockedIssue locked = LockIssue(transaction, draft.issue.name(), PublishersOf(draft.issue));
  absl::StatusOr<WrittenRevision> written = WriteRevision(transaction, draft, locked);
  if (!written.ok()) return written.status();
  StoredRevision stored;
  stored.change_cursor = AppendChanges(transaction, {written->change});
  transaction.Commit();
  stored.issue = std::move(written->issue);
  return stored;
}

}  // namespace

void HoldPublishers(Transaction& transaction, PublisherLock lock) {
  transaction.Execute(lock == PublisherLock::kShared ? kHoldShared : kHoldExclusive);
}

LockedIssue LockIssue(Transaction& transaction, const std::string& name,
                      const std::vector<std::string>& publishers) {
  const pqxx::result rows = transaction.Execute(kLockIssue, name, TextArray(publishers));
  LockedIssue locked;
  locked.predecessor.revision = rows[0][0].as<std::int64_t>();
  locked.predecessor.state = static_cast<v1::IssueState>(rows[0][1].as<int>());
  locked.predecessor.create_micros = rows[0][2].as<std::int64_t>();
  locked.predecessor.publish_micros = rows[0][3].as<std::int64_t>();
  locked.now_micros = rows[0][4].as<std::int64_t>();
  const std::vector<std::string> pairs = absl::StrSplit(rows[0][5].as<std::string>(), ' ', absl::SkipEmpty());
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) locked.aliases.emplace(pairs[i], pairs[i + 1]);
  return locked;
}

bool PutIssue(Transaction& transaction, const v1::Issue& issue, std::int64_t follows_revision) {
  int item_count = 0;
  for (const v1::Section& section : issue.sections()) item_count += section.items_size();
  const std::int64_t publish_micros = issue.has_publish_time() ? ToMicros(issue.publish_time()) : 0;
  const auto put = [&](const Statement& statement, auto... more) {
    const pqxx::result done = transaction.Execute(
        statement, issue.name(), issue.revision(), issue.etag(), issue.title(), issue.edition().year(),
        issue.edition().month(), static_cast<int>(issue.kind()), static_cast<int>(issue.state()),
        issue.sections_size(), item_count, ToMicros(issue.create_time()), ToMicros(issue.update_time()),
        publish_micros, issue.introduction(), more...);
    return done.affected_rows() == 1;
  };
  return follows_revision == 0 ? put(kInsertIssue) : put(kUpdateIssue, follows_revision);
}

absl::StatusOr<WrittenRevision> WriteRevision(Transaction& transaction, const RevisionDraft& draft,
                                              const LockedIssue& locked) {
  Predecessor predecessor = locked.predecessor;
  if (predecessor.revision != draft.follows_revision) return Conflict(draft, predecessor.revision);
  if (predecessor.state == v1::ISSUE_STATE_SCHEDULED) {
    const auto first = FirstPublishMicros(transaction, draft.issue.name());
    if (!first.ok()) return first.status();
    predecessor.first_publish_micros = *first;
  }
  WrittenRevision written;
  v1::Issue& issue = written.issue;
  issue = CompleteRevision(draft, locked.aliases, predecessor, locked.now_micros);

  const std::string source = KeepSource(transaction, draft);
  // The lock does not cover an issue that is not there yet.
  if (!PutIssue(transaction, issue, predecessor.revision)) return Conflict(draft, 1);
  InsertRevision(transaction, issue, draft, source);
  ReplaceProjections(transaction, issue);
  written.change = {issue.name(), issue.revision(), ActionWord(draft.action), predecessor.state,
                    issue.state()};
  return written;
}

absl::StatusOr<StoredRevision> IssueStore::SaveRevision(const RevisionDraft& draft, Deadline deadline) {
  if (absl::Status status = CheckDraft(draft); !status.ok()) return status;
  absl::StatusOr<StoredRevision> saved =
      RunTransaction(database_, deadline, Transaction::Access::kWrite,
                     [&](Transaction& transaction) { return Save(transaction, draft); });
  if (!absl::IsAborted(saved.status()) || !draft.idempotency) return saved;
  // Perhaps it was this very request that was first.
  absl::StatusOr<std::optional<StoredRevision>> first = FindRequest(*draft.idempotency, deadline);
  if (!first.ok()) return first.status();
  if (*first) return **std::move(first);
  return saved;
}

absl::Status IssueStore::KeepUnchanged(const RevisionDraft::Idempotency& request, const std::string& issue,
                                       std::int64_t revision, Deadline deadline) {
  return database_->Run(deadline, [&](Connection& connection) -> absl::Status {
    Transaction transaction(connection, Transaction::Access::kWrite);
    // When the key is taken, it is by this very call or the answer says that it is not.
    if (!ClaimRequest(transaction, request, issue, revision)) {
      return ReadRequest(transaction, request).status();
    }
    transaction.Commit();
    return absl::OkStatus();
  });
}

absl::StatusOr<std::optional<StoredRevision>> IssueStore::FindRequest(
    const RevisionDraft::Idempotency& request, Deadline deadline) {
  return RunTransaction(database_, deadline, Transaction::Access::kRead,
                        [&](Transaction& transaction) { return ReadRequest(transaction, request); });
}

}  // namespace pulse::db
