#include "db/item_summary.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "db/array_literal.h"
#include "db/change_log.h"
#include "db/condition_sql.h"
#include "db/connection.h"
#include "db/index_plans.h"
#include "db/publisher_aliases.h"
#include "db/run_transaction.h"

namespace pulse::db {
namespace {

// IssueState PUBLISHED is 3.
constexpr Statement kNewestMonth{"newest_month", R"sql(
  SELECT -newest_first FROM issues WHERE $1 OR state = 3 ORDER BY newest_first, kind, name LIMIT 1)sql"};

constexpr Statement kOldestMonth{"oldest_month", R"sql(
  SELECT -newest_first FROM issues WHERE $1 OR state = 3
  ORDER BY newest_first DESC, kind DESC, name DESC LIMIT 1)sql"};

constexpr Statement kDisplayNames{"display_names", R"sql(
  SELECT name, display_name FROM sectors WHERE name = ANY ($1::text[])
  UNION ALL SELECT name, display_name FROM publishers WHERE name = ANY ($1::text[]))sql"};

// Tallies under the names that conditions on items use.
constexpr char kItemTallies[] = R"sql(
  SELECT tally.issue, nullif(tally.sector, '') AS sector, tally.kind, ''::text AS publisher,
         issues.newest_first, issues.kind AS issue_kind, issues.state = 3 AS published, tally.item_count
  FROM item_tallies AS tally JOIN issues ON issues.name = tally.issue)sql";

constexpr char kPublisherTallies[] = R"sql(
  SELECT tally.issue, nullif(tally.sector, '') AS sector, tally.kind, tally.publisher,
         issues.newest_first, issues.kind AS issue_kind, issues.state = 3 AS published, tally.item_count
  FROM publisher_tallies AS tally JOIN issues ON issues.name = tally.issue
  UNION ALL
  SELECT tally.issue, nullif(tally.sector, ''), tally.kind, '',
         issues.newest_first, issues.kind, issues.state = 3, tally.unsigned_count
  FROM item_tallies AS tally JOIN issues ON issues.name = tally.issue
  WHERE tally.unsigned_count > 0)sql";

// Months counted: [begin, first) is the span before, [first, end) the span.
struct Span {
  std::int64_t begin;
  std::int64_t first;
  std::int64_t end;

  std::int64_t Months() const { return end - first; }
};

bool IsTallied(const Condition& condition) {
  if (condition.form != Condition::Form::kTest) {
    return std::all_of(condition.operands.begin(), condition.operands.end(), IsTallied);
  }
  switch (condition.test.column) {
    case Column::kSector:
    case Column::kItemKind:
    case Column::kIssue:
    case Column::kIssueKind:
    case Column::kEdition:
    case Column::kMonth:
    case Column::kCreateTime:
    case Column::kPublishTime:
      return true;
    default:
      return false;
  }
}

std::string Number(std::int64_t number) { return std::to_string(number); }

// What is counted: sector, kind, publisher, month and item_count of each tally or
// item.
std::string Counted(const SummaryQuery& query, const Span& span, bool by_publisher,
                    ComposedStatement* statement) {
  const std::string selected = ConditionSql(Table::kItems, query.condition, statement) +
                               (query.include_unpublished ? "" : " AND published") + " AND newest_first > " +
                               Number(-span.end) + " AND newest_first <= " + Number(-span.begin);
  if (IsTallied(query.condition)) {
    return std::string("SELECT sector, kind, publisher, -newest_first AS month, item_count FROM (") +
           (by_publisher ? kPublisherTallies : kItemTallies) + ") AS items WHERE " + selected;
  }
  const std::string items = "SELECT issue, position, sector, kind, newest_first FROM items WHERE " + selected;
  if (!by_publisher) {
    return "SELECT sector, kind, '' AS publisher, -newest_first AS month, 1 AS item_count FROM (" + items +
           ") AS selected";
  }
  return "SELECT sector, kind, coalesce(printed.publisher, '') AS publisher, -newest_first AS month, "
         "1 AS item_count FROM (" +
         items +
         ") AS selected LEFT JOIN item_publishers AS printed "
         "ON printed.issue = selected.issue AND printed.item = selected.position";
}

std::string SumWhere(const std::string& what, const std::string& condition) {
  return "coalesce(sum(" + what + ") FILTER (WHERE " + condition + "), 0)::bigint";
}

std::string KindNames() {
  std::vector<std::string> names;
  for (int kind = v1::ItemKind_MIN; kind <= v1::ItemKind_MAX; ++kind) {
    names.push_back(v1::ItemKind_Name(static_cast<v1::ItemKind>(kind)));
  }
  return TextArray(names);
}

// The value of a dimension as it is ordered; MonthText makes months readable.
std::string ValueSql(v1::SummaryDimension dimension, const Span& span, ComposedStatement* statement) {
  switch (dimension) {
    case v1::SUMMARY_DIMENSION_KIND:
      return "(" + statement->Add(KindNames()) + "::text[])[kind + 1]";
    case v1::SUMMARY_DIMENSION_PUBLISHER:
      return "publisher";
    case v1::SUMMARY_DIMENSION_MONTH:
      return "(CASE WHEN month < " + Number(span.first) + " THEN month + " + Number(span.Months()) +
             " ELSE month END)::text";
    default:
      return "coalesce(sector, '')";
  }
}

std::string MonthText(std::int64_t month) {
  const std::int64_t of_year = (month - 1) % 12 + 1;
  return Number((month - 1) / 12) + (of_year < 10 ? "-0" : "-") + Number(of_year);
}

bool HasDimension(const SummaryQuery& query, v1::SummaryDimension dimension) {
  return std::find(query.dimensions.begin(), query.dimensions.end(), dimension) != query.dimensions.end();
}

ComposedStatement RowsStatement(const SummaryQuery& query, const Span& span) {
  ComposedStatement statement;
  const std::string counted =
      Counted(query, span, HasDimension(query, v1::SUMMARY_DIMENSION_PUBLISHER), &statement);
  std::string values;
  std::string places;
  for (std::size_t i = 0; i < query.dimensions.size(); ++i) {
    values += (i == 0 ? "" : ", ") + ValueSql(query.dimensions[i], span, &statement) + " COLLATE \"C\"";
    places += (i == 0 ? "" : ", ") + Number(static_cast<std::int64_t>(i) + 1);
  }
  const std::string now = "month >= " + Number(span.first);
  const std::string count = SumWhere("item_count", now);
  statement.sql = "SELECT " + values + ", " + count + " AS items_now, " +
                  SumWhere("item_count", "month < " + Number(span.first)) + ", " +
                  SumWhere("item_count * (month - " + Number(span.first) + ")", now) +
                  ", count(*) OVER () FROM (" + counted + ") AS counted GROUP BY " + places +
                  " ORDER BY items_now DESC, " + places + " LIMIT " + Number(query.max_rows);
  return statement;
}

// The slope of the least-squares line through the counts by month, from the sum of
// count × month (from 0): all in whole numbers but for one division.
double MonthlyTrend(std::int64_t count, std::int64_t moment, std::int64_t months) {
  if (months < 2) return 0;
  return static_cast<double>(12 * moment - 6 * (months - 1) * count) /
         static_cast<double>(months * (months * months - 1));
}

void FillRow(const pqxx::row& row, const SummaryQuery& query, const Span& span, std::int64_t total,
             v1::SummaryRow* filled) {
  pqxx::row::size_type column = 0;
  for (const v1::SummaryDimension dimension : query.dimensions) {
    const auto& value = row[column++];
    filled->add_values(dimension == v1::SUMMARY_DIMENSION_MONTH ? MonthText(value.as<std::int64_t>())
                                                                : value.as<std::string>());
  }
  filled->set_count(row[column].as<std::int64_t>());
  filled->set_previous_count(row[column + 1].as<std::int64_t>());
  if (total > 0) filled->set_share(static_cast<double>(filled->count()) / static_cast<double>(total));
  if (HasDimension(query, v1::SUMMARY_DIMENSION_MONTH)) return;
  filled->set_monthly_trend(MonthlyTrend(filled->count(), row[column + 2].as<std::int64_t>(), span.Months()));
}

void FillTotals(Transaction& transaction, const SummaryQuery& query, const Span& span,
                v1::SummarizeItemsResponse* response) {
  ComposedStatement statement;
  const std::string counted = Counted(query, span, false, &statement);
  statement.sql = "SELECT " + SumWhere("item_count", "month >= " + Number(span.first)) + ", " +
                  SumWhere("item_count", "month < " + Number(span.first)) + " FROM (" + counted +
                  ") AS counted";
  const pqxx::result rows = transaction.Execute(statement);
  response->set_total_count(rows[0][0].as<std::int64_t>());
  response->set_previous_total_count(rows[0][1].as<std::int64_t>());
}

void FillDisplayNames(Transaction& transaction, v1::SummarizeItemsResponse* response) {
  std::map<std::string, std::string> display_name_of;
  for (const v1::SummaryRow& row : response->rows()) {
    for (const std::string& value : row.values()) display_name_of.emplace(value, value);
  }
  std::vector<std::string> values;
  for (const auto& [value, unnamed] : display_name_of) values.push_back(value);
  for (const pqxx::row row : transaction.Execute(kDisplayNames, TextArray(values))) {
    display_name_of[row[0].as<std::string>()] = row[1].as<std::string>();
  }
  for (v1::SummaryRow& row : *response->mutable_rows()) {
    for (const std::string& value : row.values()) row.add_display_names(display_name_of[value]);
  }
}

void SortByMonth(const SummaryQuery& query, v1::SummarizeItemsResponse* response) {
  const auto month = std::find(query.dimensions.begin(), query.dimensions.end(), v1::SUMMARY_DIMENSION_MONTH);
  if (month == query.dimensions.end()) return;
  const auto place = static_cast<int>(month - query.dimensions.begin());
  std::stable_sort(response->mutable_rows()->begin(), response->mutable_rows()->end(),
                   [place](const v1::SummaryRow& a, const v1::SummaryRow& b) {
                     return a.values(place) < b.values(place);
                   });
}

// Nothing when the archive is empty.
std::optional<Span> SpanOf(Transaction& transaction, const SummaryQuery& query) {
  Span span{};
  if (query.first_month) {
    span.first = *query.first_month;
  } else {
    const pqxx::result rows = transaction.Execute(kOldestMonth, query.include_unpublished);
    if (rows.empty()) return std::nullopt;
    span.first = rows[0][0].as<std::int64_t>();
  }
  if (query.last_month) {
    span.end = *query.last_month + 1;
  } else {
    const pqxx::result rows = transaction.Execute(kNewestMonth, query.include_unpublished);
    if (rows.empty()) return std::nullopt;
    span.end = rows[0][0].as<std::int64_t>() + 1;
  }
  if (span.Months() < 1) return std::nullopt;
  span.begin = query.compare_previous ? span.first - span.Months() : span.first;
  return span;
}

absl::StatusOr<v1::SummarizeItemsResponse> SummarizeIn(Transaction& transaction, SummaryQuery query) {
  v1::SummarizeItemsResponse response;
  response.set_change_cursor(ReadCursor(transaction));
  FollowMerges(transaction, &query.condition);
  AvoidTableScans(transaction);
  const std::optional<Span> span = SpanOf(transaction, query);
  if (!span) return response;
  FillTotals(transaction, query, *span, &response);
  const pqxx::result rows = transaction.Execute(RowsStatement(query, *span));
  for (const pqxx::row row : rows) FillRow(row, query, *span, response.total_count(), response.add_rows());
  if (!rows.empty()) {
    const auto groups =
        rows[0][static_cast<pqxx::row::size_type>(query.dimensions.size() + 3)].as<std::int64_t>();
    response.set_omitted_rows(groups - response.rows_size());
  }
  SortByMonth(query, &response);
  FillDisplayNames(transaction, &response);
  return response;
}

}  // namespace

absl::StatusOr<v1::SummarizeItemsResponse> ItemSummary::Summarize(const SummaryQuery& query,
                                                                  Deadline deadline) {
  return RunTransaction(database_, deadline, Transaction::Access::kRead,
                        [&](Transaction& transaction) { return SummarizeIn(transaction, query); });
}

}  // namespace pulse::db
