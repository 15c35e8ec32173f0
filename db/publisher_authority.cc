// PublisherAuthority but for Merge (publisher_merge.cc).

#include "db/publisher_authority.h"

#include <utility>

#include "db/connection.h"
#include "db/page_position.h"
#include "db/publisher_aliases.h"
#include "db/publisher_changes.h"
#include "db/publisher_record.h"
#include "db/revision_writer.h"
#include "db/run_transaction.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

constexpr Statement kRename{"rename_publisher", "UPDATE publishers SET display_name = $2 WHERE name = $1"};

constexpr char kEveryPublisher[] = "publishers/-";

constexpr std::size_t kMaxDisplayName = 300;  // bytes; publisher.proto

absl::Status CheckDisplayName(const std::string& display_name) {
  if (!display_name.empty() && display_name.size() <= kMaxDisplayName) return absl::OkStatus();
  return ErrorWithReason(absl::StatusCode::kInvalidArgument, "VALUE_REFUSED",
                         "a publisher's display name has 1 to " + std::to_string(kMaxDisplayName) + " bytes",
                         "publisher.display_name");
}

// The only one of `names`.
absl::StatusOr<PublisherRecord> ReadPublisher(Transaction& transaction, const std::string& name) {
  absl::StatusOr<std::vector<PublisherRecord>> records = ReadPublishers(transaction, {name});
  if (!records.ok()) return records.status();
  return std::move(records->front());
}

absl::StatusOr<v1::PublisherProfile> RenameIn(Transaction& transaction, const std::string& name,
                                              const std::string& display_name, const std::string& etag,
                                              const Authorship& authorship) {
  HoldPublishers(transaction, PublisherLock::kExclusive);
  absl::StatusOr<PublisherRecord> record = ReadPublisher(transaction, name);
  if (!record.ok()) return record.status();
  if (absl::Status status = CheckNotMerged(*record); !status.ok()) return status;
  if (!etag.empty() && etag != record->profile.etag()) {
    return ErrorWithReason(absl::StatusCode::kAborted, "ETAG_MISMATCH",
                           name +
                               " no longer has this etag; read it again and repeat the change with the "
                               "etag it has now",
                           "etag");
  }
  if (record->profile.display_name() == display_name) return record->profile;
  transaction.Execute(kRename, name, display_name);
  RecordPublisherChange(transaction, name, v1::PUBLISHER_ACTION_RENAME, record->profile.display_name(),
                        display_name, authorship);
  record = ReadPublisher(transaction, name);
  if (!record.ok()) return record.status();
  transaction.Commit();
  return record->profile;
}

// Those whose changes are the history of `name`; none for every publisher.
absl::StatusOr<std::vector<std::string>> WithFormerNames(Transaction& transaction, const std::string& name) {
  if (name == kEveryPublisher) return std::vector<std::string>();
  absl::StatusOr<PublisherRecord> record = ReadPublisher(transaction, name);
  if (record.ok() && !record->stands_for.empty()) record = ReadPublisher(transaction, record->stands_for);
  if (!record.ok()) return record.status();
  const auto& aliases = record->profile.aliases();
  std::vector<std::string> names(aliases.begin(), aliases.end());
  names.push_back(record->profile.name());
  return names;
}

absl::StatusOr<Page<v1::PublisherChange>> ListChangesIn(Transaction& transaction, const std::string& name,
                                                        std::int64_t below, int limit) {
  const absl::StatusOr<std::vector<std::string>> names = WithFormerNames(transaction, name);
  if (!names.ok()) return names.status();
  Page<v1::PublisherChange> page;
  // One row more than asked tells whether this page is the last.
  for (NumberedPublisherChange& each : ReadPublisherChanges(transaction, *names, below, limit + 1)) {
    if (static_cast<int>(page.rows.size()) == limit) {
      page.next = FormatNumberPosition(name + kPublisherChanges, below);
      break;
    }
    below = each.number;
    page.rows.push_back(std::move(each.change));
  }
  return page;
}

}  // namespace

absl::StatusOr<v1::PublisherProfile> PublisherAuthority::GetPublisher(const std::string& name,
                                                                      Deadline deadline) {
  v1::PublisherProfile profile;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) -> absl::Status {
    Transaction transaction(connection, Transaction::Access::kRead);
    absl::StatusOr<PublisherRecord> record = ReadPublisher(transaction, name);
    if (!record.ok()) return record.status();
    if (!record->stands_for.empty()) {
      return ErrorWithReason(absl::StatusCode::kNotFound, "PUBLISHER_NOT_FOUND",
                             name + " was merged into " + record->stands_for + "; ask for that one");
    }
    profile = std::move(record->profile);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return profile;
}

absl::StatusOr<std::map<std::string, std::string>> PublisherAuthority::ResolveAliases(
    const std::vector<std::string>& names, Deadline deadline) {
  return RunTransaction(database_, deadline, Transaction::Access::kReadOnce,
                        [&](Transaction& transaction) -> absl::StatusOr<PublisherAliases> {
                          return db::ResolveAliases(transaction, names);
                        });
}

absl::StatusOr<v1::PublisherProfile> PublisherAuthority::Rename(const std::string& name,
                                                                const std::string& display_name,
                                                                const std::string& etag,
                                                                const Authorship& authorship,
                                                                Deadline deadline) {
  if (absl::Status status = CheckDisplayName(display_name); !status.ok()) return status;
  return RunTransaction(database_, deadline, Transaction::Access::kWrite, [&](Transaction& transaction) {
    return RenameIn(transaction, name, display_name, etag, authorship);
  });
}

absl::StatusOr<Page<v1::PublisherChange>> PublisherAuthority::ListChanges(const std::string& name, int limit,
                                                                          const std::string& after,
                                                                          Deadline deadline) {
  if (absl::Status status = CheckLimit(limit); !status.ok()) return status;
  const absl::StatusOr<std::int64_t> below = ParseNumberPosition(name + kPublisherChanges, after);
  if (!below.ok()) return below.status();
  return RunTransaction(database_, deadline, Transaction::Access::kRead, [&](Transaction& transaction) {
    return ListChangesIn(transaction, name, *below, limit);
  });
}

}  // namespace pulse::db
