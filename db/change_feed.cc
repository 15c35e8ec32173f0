#include "db/change_feed.h"

#include <utility>

#include "db/connection.h"
#include "db/publisher_aliases.h"
#include "db/run_transaction.h"
#include "db/stored_revision.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

constexpr Statement kReadExtent{"read_extent", R"sql(
  SELECT (SELECT coalesce(max(cursor), 0) FROM changes),
         (SELECT coalesce(min(cursor), 1) - 1 FROM changes),
         pg_is_in_recovery(),
         CASE WHEN pg_is_in_recovery()
                   AND (pg_last_wal_receive_lsn() IS DISTINCT FROM pg_last_wal_replay_lsn()
                        OR NOT EXISTS (SELECT FROM pg_stat_wal_receiver))
              THEN coalesce((extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000)
                              ::bigint, 0)
              ELSE 0 END)sql"};

constexpr Statement kReadAfter{"read_changes_after", R"sql(
  SELECT cursor, issue, revision, previous_state, state, action = 'merge_publishers',
         (extract(epoch FROM create_time) * 1000000)::bigint
  FROM changes WHERE cursor > $1 ORDER BY cursor LIMIT $2)sql"};

constexpr Statement kReadContent{"read_revision_content", R"sql(
  SELECT content FROM issue_revisions WHERE issue = $1 AND revision = $2)sql"};

// What changed since then stood at the revision before its first change since.
constexpr Statement kReadSnapshot{"read_snapshot", R"sql(
  WITH since AS (
    SELECT issue, min(revision) - 1 AS revision FROM changes WHERE cursor > $1 GROUP BY issue),
  page AS (
    SELECT issues.name, coalesce(since.revision, issues.revision) AS revision
    FROM issues LEFT JOIN since ON since.issue = issues.name
    WHERE issues.name > $2 AND since.revision IS DISTINCT FROM 0
    ORDER BY issues.name LIMIT $3)
  SELECT issue_revisions.content
  FROM page JOIN issue_revisions
    ON issue_revisions.issue = page.name AND issue_revisions.revision = page.revision
  ORDER BY page.name)sql"};

LogExtent ReadExtent(Transaction& transaction) {
  const pqxx::result rows = transaction.Execute(kReadExtent);
  LogExtent extent;
  extent.store = transaction.store();
  extent.newest = rows[0][0].as<std::int64_t>();
  extent.expired = rows[0][1].as<std::int64_t>();
  extent.standby = rows[0][2].as<bool>();
  extent.replay_lag_millis = rows[0][3].as<std::int64_t>();
  return extent;
}

LoggedChange ChangeOf(const pqxx::row& row) {
  LoggedChange change;
  change.cursor = row[0].as<std::int64_t>();
  change.issue = row[1].as<std::string>();
  change.revision = row[2].as<std::int64_t>();
  change.previous_state = static_cast<v1::IssueState>(row[3].as<int>());
  change.state = static_cast<v1::IssueState>(row[4].as<int>());
  change.merges_publishers = row[5].as<bool>();
  change.commit_micros = row[6].as<std::int64_t>();
  return change;
}

}  // namespace

absl::StatusOr<LogPage> ChangeFeed::ReadAfter(std::int64_t cursor, int limit, Deadline deadline) {
  return RunTransaction(database_, deadline, Transaction::Access::kRead,
                        [&](Transaction& transaction) -> absl::StatusOr<LogPage> {
                          LogPage page;
                          page.extent = ReadExtent(transaction);
                          if (page.extent.newest <= cursor) return page;
                          for (const pqxx::row row : transaction.Execute(kReadAfter, cursor, limit)) {
                            page.changes.push_back(ChangeOf(row));
                          }
                          return page;
                        });
}

absl::StatusOr<v1::Issue> ChangeFeed::ReadRevision(const std::string& issue, std::int64_t revision,
                                                   Deadline deadline) {
  return RunTransaction(database_, deadline, Transaction::Access::kReadOnce,
                        [&](Transaction& transaction) -> absl::StatusOr<v1::Issue> {
                          const pqxx::result rows = transaction.Execute(kReadContent, issue, revision);
                          if (rows.empty()) {
                            return ErrorWithReason(absl::StatusCode::kNotFound, "REVISION_NOT_FOUND",
                                                   "there is no such revision");
                          }
                          v1::Issue content;
                          if (absl::Status read = ParseContent(rows[0][0], &content); !read.ok()) return read;
                          return content;
                        });
}

absl::StatusOr<SnapshotPage> ChangeFeed::ReadSnapshot(std::int64_t cursor, const std::string& after,
                                                      int limit, Deadline deadline) {
  return RunTransaction(database_, deadline, Transaction::Access::kRead,
                        [&](Transaction& transaction) -> absl::StatusOr<SnapshotPage> {
                          SnapshotPage page;
                          page.extent = ReadExtent(transaction);
                          const pqxx::result rows = transaction.Execute(kReadSnapshot, cursor, after, limit);
                          for (const pqxx::row row : rows) {
                            v1::Issue& issue = page.issues.emplace_back();
                            if (absl::Status read = ParseContent(row[0], &issue); !read.ok()) return read;
                          }
                          page.last = static_cast<int>(page.issues.size()) < limit;
                          return page;
                        });
}

absl::StatusOr<std::map<std::string, std::string>> ChangeFeed::ReadAliases(Deadline deadline) {
  return RunTransaction(database_, deadline, Transaction::Access::kReadOnce,
                        [](Transaction& transaction) -> absl::StatusOr<PublisherAliases> {
                          return db::ReadAliases(transaction);
                        });
}

}  // namespace pulse::db
