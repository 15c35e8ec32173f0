#include "db/stored_revision.h"

#include "proto/error_reason.h"

namespace pulse::db {
namespace {

constexpr Statement kReadCurrent{"read_current", R"sql(
  SELECT issue_revisions.content, issue_revisions.corrections
  FROM issues JOIN issue_revisions
    ON issue_revisions.issue = issues.name AND issue_revisions.revision = issues.revision
  WHERE issues.name = $1)sql"};

absl::Status Parse(const pqxx::field& bytes, google::protobuf::Message* message) {
  if (message->ParseFromString(BytesOf(bytes))) return absl::OkStatus();
  return ErrorWithReason(
      absl::StatusCode::kInternal, "REVISION_UNREADABLE",
      "a stored revision cannot be read: its bytes are not those that were stored. Restore the "
      "database from a backup");
}

}  // namespace

absl::Status ParseContent(const pqxx::field& content, v1::Issue* issue) { return Parse(content, issue); }

absl::Status ParseCorrections(const pqxx::field& corrections, v1::CorrectionSet* parsed) {
  return Parse(corrections, parsed);
}

absl::StatusOr<RevisionDraft> DraftAfterCurrent(Transaction& transaction, const std::string& issue) {
  const pqxx::row row = transaction.Execute(kReadCurrent, issue)[0];
  RevisionDraft draft;
  if (absl::Status read = ParseContent(row[0], &draft.issue); !read.ok()) return read;
  if (absl::Status read = ParseCorrections(row[1], &draft.corrections); !read.ok()) return read;
  draft.follows_revision = draft.issue.revision();
  return draft;
}

}  // namespace pulse::db
