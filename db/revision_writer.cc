#include "db/revision_writer.h"

#include <string>
#include <utility>

#include "db/projections.h"
#include "db/revision.h"
#include "db/revision_action.h"
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

constexpr Statement kKeepSource{"keep_source", R"sql(
  INSERT INTO source_documents (sha256, content, filename) VALUES ($1, $2, $3)
  ON CONFLICT DO NOTHING)sql"};

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

}  // namespace

void HoldPublishers(Transaction& transaction, PublisherLock lock) {
  transaction.Execute(lock == PublisherLock::kShared ? kHoldShared : kHoldExclusive);
}

absl::Status RevisionConflict(const RevisionDraft& draft, std::int64_t present) {
  const std::string found = present == 0 ? "does not exist" : "is at revision " + std::to_string(present);
  const std::string expected = draft.follows_revision == 0
                                   ? "expected not to exist"
                                   : "expected at revision " + std::to_string(draft.follows_revision);
  return ErrorWithReason(
      absl::StatusCode::kAborted, "REVISION_CONFLICT",
      draft.issue.name() + " " + found + " and was " + expected + "; read it again and repeat the change");
}

absl::StatusOr<WrittenRevision> WriteRevision(Transaction& transaction, const RevisionDraft& draft,
                                              const LockedIssue& locked) {
  Predecessor predecessor = locked.predecessor;
  if (predecessor.revision != draft.follows_revision) return RevisionConflict(draft, predecessor.revision);
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
  if (!PutIssue(transaction, issue, predecessor.revision)) return RevisionConflict(draft, 1);
  InsertRevision(transaction, issue, draft, source);
  ReplaceProjections(transaction, issue);
  written.change = {issue.name(), issue.revision(), ActionWord(draft.action), predecessor.state,
                    issue.state()};
  return written;
}

}  // namespace pulse::db
