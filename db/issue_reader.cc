// The reads of IssueStore that answer issues and the taxonomy.

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "db/change_log.h"
#include "db/condition_sql.h"
#include "db/connection.h"
#include "db/issue_store.h"
#include "db/page_position.h"
#include "db/stored_revision.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

constexpr Statement kGetIssue{"get_issue", R"sql(
  SELECT issue_revisions.content
  FROM issues JOIN issue_revisions
    ON issue_revisions.issue = issues.name AND issue_revisions.revision = issues.revision
  WHERE issues.name = $1)sql"};

// One row, also when there is no such issue. Slugs have no blanks.
constexpr Statement kGetStanding{"get_standing", R"sql(
  WITH current AS (
    SELECT issue_revisions.content, issue_revisions.corrections
    FROM issues JOIN issue_revisions
      ON issue_revisions.issue = issues.name AND issue_revisions.revision = issues.revision
    WHERE issues.name = $1)
  SELECT coalesce(max(changes.cursor), 0),
         (SELECT content FROM current), (SELECT corrections FROM current),
         (SELECT coalesce(string_agg(slug, ' '), '') FROM item_names WHERE issue = $1)
  FROM changes)sql"};

constexpr Statement kGetLatest{"get_latest", R"sql(
  SELECT issue_revisions.content
  FROM issues JOIN issue_revisions
    ON issue_revisions.issue = issues.name AND issue_revisions.revision = issues.revision
  WHERE issues.state = $1
  ORDER BY issues.newest_first, issues.kind, issues.name LIMIT 1)sql"};

// The newest change comes last, so that a page can be one statement.
constexpr char kListIssues[] = R"sql(
  SELECT newest_first, kind, name, title, edition_year, edition_month, state,
         item_count, section_count, revision, etag, (SELECT coalesce(max(cursor), 0) FROM changes)
  FROM issues WHERE )sql";

constexpr Statement kListSectors{"list_sectors", "SELECT name, display_name FROM sectors ORDER BY position"};

absl::Status ParseIssue(const pqxx::result& rows, const std::string& nothing_found, v1::Issue* issue) {
  if (rows.empty()) {
    return ErrorWithReason(absl::StatusCode::kNotFound, "ISSUE_NOT_FOUND", nothing_found);
  }
  return ParseContent(rows[0][0], issue);
}

v1::IssueSummary SummaryOf(const pqxx::row& row) {
  v1::IssueSummary summary;
  summary.set_kind(static_cast<v1::IssueKind>(row[1].as<int>()));
  summary.set_name(row[2].as<std::string>());
  summary.set_title(row[3].as<std::string>());
  summary.mutable_edition()->set_year(row[4].as<int>());
  summary.mutable_edition()->set_month(row[5].as<int>());
  summary.set_state(static_cast<v1::IssueState>(row[6].as<int>()));
  summary.set_item_count(row[7].as<int>());
  summary.set_section_count(row[8].as<int>());
  summary.set_revision(row[9].as<std::int64_t>());
  summary.set_etag(row[10].as<std::string>());
  return summary;
}

// `start` is null for the first page.
ComposedStatement ListingOf(const IssueSelection& selection, const IssuePosition* start, int rows) {
  const bool newest = selection.order == IssueOrder::kNewestFirst;
  const std::string key = newest ? "newest_first, kind, name" : "(-newest_first), kind, name";
  ComposedStatement statement;
  statement.plan_fits_all = TestsNothing(selection.condition);
  statement.sql = kListIssues + ConditionSql(Table::kIssues, selection.condition, &statement);
  if (!selection.include_unpublished) {
    statement.sql += " AND state = " + statement.Add(std::to_string(v1::ISSUE_STATE_PUBLISHED)) + "::integer";
  }
  if (start != nullptr) {
    const std::int64_t edition = newest ? start->newest_first : -start->newest_first;
    statement.sql += " AND (" + key + ") > (" + statement.Add(std::to_string(edition)) + "::integer, " +
                     statement.Add(std::to_string(start->kind)) + "::integer, " +
                     statement.Add(start->issue) + "::text)";
  }
  // A number in the text: without it no plan that is kept would be any good.
  statement.sql += " ORDER BY " + key + " LIMIT " + std::to_string(rows);
  return statement;
}

void FillPage(const pqxx::result& rows, int limit, Page<v1::IssueSummary>* page) {
  for (const pqxx::row row : rows) {
    if (static_cast<int>(page->rows.size()) == limit) {
      const pqxx::row last = rows[static_cast<pqxx::result::size_type>(limit - 1)];
      page->next = FormatIssuePosition(
          {last[0].as<std::int64_t>(), last[1].as<std::int64_t>(), last[2].as<std::string>()});
      return;
    }
    page->rows.push_back(SummaryOf(row));
  }
}

}  // namespace

absl::StatusOr<v1::Issue> IssueStore::GetIssue(const std::string& name, Deadline deadline) {
  v1::Issue issue;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kReadOnce);
    return ParseIssue(transaction.Execute(kGetIssue, name), "there is no issue " + name, &issue);
  });
  if (!status.ok()) return status;
  return issue;
}

absl::StatusOr<IssueStanding> IssueStore::GetStanding(const std::string& issue, Deadline deadline) {
  IssueStanding standing;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kReadOnce);
    const pqxx::result rows = transaction.Execute(kGetStanding, issue);
    standing.change_cursor = CursorOf(transaction.store(), rows[0][0]);
    for (const absl::string_view slug : absl::StrSplit(rows[0][3].c_str(), ' ', absl::SkipEmpty())) {
      standing.item_names.insert(absl::StrCat(issue, "/items/", slug));
    }
    if (rows[0][1].is_null()) return absl::OkStatus();
    if (absl::Status read = ParseContent(rows[0][1], &standing.current.emplace()); !read.ok()) return read;
    return ParseCorrections(rows[0][2], &standing.corrections);
  });
  if (!status.ok()) return status;
  return standing;
}

absl::StatusOr<v1::Issue> IssueStore::GetLatestPublished(Deadline deadline) {
  v1::Issue issue;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kReadOnce);
    return ParseIssue(transaction.Execute(kGetLatest, static_cast<int>(v1::ISSUE_STATE_PUBLISHED)),
                      "no issue is published", &issue);
  });
  if (!status.ok()) return status;
  return issue;
}

absl::StatusOr<Page<v1::IssueSummary>> IssueStore::ListIssues(const IssueSelection& selection, int limit,
                                                              const std::string& after, Deadline deadline) {
  if (absl::Status status = CheckLimit(limit); !status.ok()) return status;
  const absl::StatusOr<IssuePosition> start = ParseIssuePosition(after);
  if (!start.ok()) return start.status();
  // One row more than asked tells whether this page is the last.
  const ComposedStatement statement = ListingOf(selection, after.empty() ? nullptr : &*start, limit + 1);
  Page<v1::IssueSummary> page;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    pqxx::result rows;
    if (statement.plan_fits_all)
      rows = Transaction(connection, Transaction::Access::kReadOnce).Execute(statement);
    if (!rows.empty()) {
      page.change_cursor = CursorOf(connection.store(), rows[0][11]);
    } else {  // which tells no cursor
      Transaction transaction(connection, Transaction::Access::kRead);
      page.change_cursor = ReadCursor(transaction);
      rows = transaction.Execute(statement);
    }
    FillPage(rows, limit, &page);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return page;
}

absl::StatusOr<std::vector<v1::Sector>> IssueStore::ListSectors(Deadline deadline) {
  std::vector<v1::Sector> sectors;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kReadOnce);
    for (const pqxx::row row : transaction.Execute(kListSectors)) {
      v1::Sector& sector = sectors.emplace_back();
      sector.set_name(row[0].as<std::string>());
      sector.set_display_name(row[1].as<std::string>());
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return sectors;
}

}  // namespace pulse::db
