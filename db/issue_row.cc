#include "db/issue_row.h"

#include <vector>

#include "absl/strings/str_split.h"
#include "db/array_literal.h"

namespace pulse::db {
namespace {

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

}  // namespace

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

}  // namespace pulse::db
