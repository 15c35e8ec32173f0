// PublisherAuthority::Merge.

#include <algorithm>
#include <utility>

#include "db/array_literal.h"
#include "db/change_log.h"
#include "db/connection.h"
#include "db/issue_store.h"
#include "db/publisher_authority.h"
#include "db/publisher_changes.h"
#include "db/publisher_record.h"
#include "db/revision_writer.h"
#include "db/run_transaction.h"
#include "db/stored_revision.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

// Those that had become a source before become the target with it.
constexpr Statement kMoveAliases{
    "move_aliases", "UPDATE publisher_aliases SET publisher = $1 WHERE publisher = ANY ($2::text[])"};

constexpr Statement kAddAliases{"add_aliases", R"sql(
  INSERT INTO publisher_aliases (alias, publisher) SELECT alias, $1 FROM unnest($2::text[]) AS alias)sql"};

// In the order in which issues are locked.
constexpr Statement kFindIssues{"issues_of_publishers", R"sql(
  SELECT DISTINCT issue FROM item_publishers WHERE publisher = ANY ($1::text[]) ORDER BY issue)sql"};

constexpr int kMaxAliases = 200;  // publisher.proto

// Those of `sources` that are not the target's already.
absl::StatusOr<std::vector<PublisherRecord>> SourcesToMerge(Transaction& transaction,
                                                            const PublisherRecord& target,
                                                            std::vector<std::string> sources) {
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  absl::StatusOr<std::vector<PublisherRecord>> records = ReadPublishers(transaction, sources);
  if (!records.ok()) return records;
  std::vector<PublisherRecord> to_merge;
  int aliases = target.profile.aliases_size();
  for (PublisherRecord& record : *records) {
    if (record.profile.name() == target.profile.name()) {
      return ErrorWithReason(absl::StatusCode::kInvalidArgument, "VALUE_REFUSED",
                             record.profile.name() + " cannot be merged into itself", "sources");
    }
    if (record.stands_for == target.profile.name()) continue;
    if (absl::Status status = CheckNotMerged(record); !status.ok()) return status;
    aliases += 1 + record.profile.aliases_size();
    to_merge.push_back(std::move(record));
  }
  if (aliases <= kMaxAliases) return to_merge;
  return ErrorWithReason(absl::StatusCode::kFailedPrecondition, "TOO_MANY_ALIASES",
                         target.profile.name() + " would have " + std::to_string(aliases) +
                             " aliases; a publisher has at most " + std::to_string(kMaxAliases));
}

// A revision of the issue as it stands, under the names that publishers have now.
absl::StatusOr<Change> ReviseIssue(Transaction& transaction, const std::string& name,
                                   const Authorship& authorship) {
  absl::StatusOr<RevisionDraft> draft = DraftAfterCurrent(transaction, name);
  if (!draft.ok()) return draft.status();
  draft->action = v1::REVISION_ACTION_MERGE_PUBLISHERS;
  draft->authorship = authorship;
  const LockedIssue locked = LockIssue(transaction, name, PublishersOf(draft->issue));
  absl::StatusOr<WrittenRevision> written = WriteRevision(transaction, *draft, locked);
  if (!written.ok()) return written.status();
  return std::move(written->change);
}

absl::StatusOr<MergedPublishers> MergeIn(Transaction& transaction, const std::string& target,
                                         const std::vector<std::string>& sources,
                                         const Authorship& authorship) {
  // Nothing else is stored until the end, so nothing is missed and nothing
  // waits for a lock that this holds while this waits for one of its.
  HoldPublishers(transaction, PublisherLock::kExclusive);
  absl::StatusOr<std::vector<PublisherRecord>> found = ReadPublishers(transaction, {target});
  if (!found.ok()) return found.status();
  if (absl::Status status = CheckNotMerged(found->front()); !status.ok()) return status;
  const absl::StatusOr<std::vector<PublisherRecord>> merging =
      SourcesToMerge(transaction, found->front(), sources);
  if (!merging.ok()) return merging.status();

  MergedPublishers merged;
  if (merging->empty()) {
    merged.publisher = found->front().profile;
    merged.change_cursor = ReadCursor(transaction);
    return merged;
  }
  std::vector<std::string> names;
  for (const PublisherRecord& record : *merging) names.push_back(record.profile.name());
  transaction.Execute(kMoveAliases, target, TextArray(names));
  transaction.Execute(kAddAliases, target, TextArray(names));
  for (const std::string& name : names) {
    RecordPublisherChange(transaction, name, v1::PUBLISHER_ACTION_MERGE, name, target, authorship);
  }
  TouchPublisher(transaction, target);

  std::vector<Change> changes;
  for (const pqxx::row row : transaction.Execute(kFindIssues, TextArray(names))) {
    absl::StatusOr<Change> change = ReviseIssue(transaction, row[0].as<std::string>(), authorship);
    if (!change.ok()) return change.status();
    merged.issues.push_back(change->issue);
    changes.push_back(*std::move(change));
  }
  found = ReadPublishers(transaction, {target});
  if (!found.ok()) return found.status();
  merged.publisher = std::move(found->front().profile);
  merged.change_cursor = changes.empty() ? ReadCursor(transaction) : AppendChanges(transaction, changes);
  transaction.Commit();
  return merged;
}

}  // namespace

absl::StatusOr<MergedPublishers> PublisherAuthority::Merge(const std::string& target,
                                                           const std::vector<std::string>& sources,
                                                           const Authorship& authorship, Deadline deadline) {
  return RunTransaction(database_, deadline, Transaction::Access::kWrite, [&](Transaction& transaction) {
    return MergeIn(transaction, target, sources, authorship);
  });
}

}  // namespace pulse::db
