#include "db/projection_rebuild.h"

#include <cstdint>
#include <string>
#include <vector>

#include "db/connection.h"
#include "db/issue_row.h"
#include "db/projections.h"
#include "db/revision_writer.h"
#include "db/search/vocabulary.h"
#include "db/stored_revision.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

constexpr Statement kListNames{"list_issue_names", "SELECT name FROM issues ORDER BY name"};

constexpr Statement kForgetNames{"forget_item_names", "DELETE FROM item_names WHERE issue = $1"};

// The next one, so that a long history is not in memory at once.
constexpr Statement kNextRevision{"next_revision", R"sql(
  SELECT revision, content FROM issue_revisions
  WHERE issue = $1 AND revision > $2 ORDER BY revision LIMIT 1)sql"};

absl::StatusOr<std::vector<std::string>> ListIssueNames(Database* database, Deadline deadline) {
  std::vector<std::string> names;
  absl::Status status = database->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kRead);
    for (const pqxx::row row : transaction.Execute(kListNames)) names.push_back(row[0].as<std::string>());
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return names;
}

absl::Status Rebuild(Transaction& transaction, const std::string& name) {
  HoldPublishers(transaction, PublisherLock::kShared);
  const LockedIssue locked = LockIssue(transaction, name, {});
  transaction.Execute(kForgetNames, name);
  v1::Issue issue;
  std::int64_t revision = 0;
  for (;;) {
    const pqxx::result rows = transaction.Execute(kNextRevision, name, revision);
    if (rows.empty()) break;
    revision = rows[0][0].as<std::int64_t>();
    if (absl::Status read = ParseContent(rows[0][1], &issue); !read.ok()) {
      return ErrorWithReason(absl::StatusCode::kInternal, "REVISION_UNREADABLE",
                             name + "/revisions/" + std::to_string(revision) + " cannot be read");
    }
    AddItemNames(transaction, issue);
    AddVocabulary(transaction, issue);  // words are kept as names are
  }
  if (!PutIssue(transaction, issue, locked.predecessor.revision)) {
    return ErrorWithReason(absl::StatusCode::kInternal, "REVISION_UNREADABLE", name + " has no revision");
  }
  ReplaceProjections(transaction, issue);
  transaction.Commit();
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<int> RebuildProjections(Database* database, const std::function<Deadline()>& deadline_of,
                                       const RebuildProgress& progress) {
  const absl::StatusOr<std::vector<std::string>> names = ListIssueNames(database, deadline_of());
  if (!names.ok()) return names.status();
  int done = 0;
  for (const std::string& name : *names) {
    absl::Status status = database->Run(deadline_of(), [&](Connection& connection) {
      Transaction transaction(connection, Transaction::Access::kWrite);
      return Rebuild(transaction, name);
    });
    if (!status.ok()) return status;
    progress(++done, static_cast<int>(names->size()));
  }
  return done;
}

}  // namespace pulse::db
