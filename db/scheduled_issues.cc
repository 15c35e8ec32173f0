#include "db/scheduled_issues.h"

#include <utility>

#include "db/change_log.h"
#include "db/connection.h"
#include "db/page_position.h"
#include "db/revision.h"
#include "db/run_transaction.h"

namespace pulse::db {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

// Walks the index issues_scheduled. No time is before any time.
constexpr Statement kList{"list_scheduled", R"sql(
  SELECT issues.name, issues.title, issues.etag,
         (extract(epoch FROM issues.publish_time) * 1000000)::bigint,
         failure.attempts, failure.reason, failure.message,
         (extract(epoch FROM failure.first_attempt) * 1000000)::bigint,
         (extract(epoch FROM failure.last_attempt) * 1000000)::bigint,
         (extract(epoch FROM failure.next_attempt) * 1000000)::bigint
  FROM issues LEFT JOIN publication_failures AS failure
    ON failure.issue = issues.name AND failure.revision = issues.revision
  WHERE issues.state = 2
    AND (issues.publish_time, issues.name) > ('epoch'::timestamptz + $1::bigint * interval '1 microsecond', $2)
  ORDER BY issues.publish_time, issues.name LIMIT $3)sql"};

static_assert(v1::ISSUE_STATE_SCHEDULED == 2, "the statement and the index say 2");

v1::ScheduledIssue ScheduledOf(const pqxx::row& row) {
  v1::ScheduledIssue issue;
  issue.set_name(row[0].as<std::string>());
  issue.set_title(row[1].as<std::string>());
  issue.set_etag(row[2].as<std::string>());
  *issue.mutable_publish_time() = FromMicros(row[3].as<std::int64_t>());
  if (row[4].is_null()) return issue;
  v1::PublicationFailure& failure = *issue.mutable_failure();
  failure.set_attempts(row[4].as<int>());
  failure.set_reason(row[5].as<std::string>());
  failure.set_message(row[6].as<std::string>());
  *failure.mutable_first_attempt_time() = FromMicros(row[7].as<std::int64_t>());
  *failure.mutable_last_attempt_time() = FromMicros(row[8].as<std::int64_t>());
  *failure.mutable_next_attempt_time() = FromMicros(row[9].as<std::int64_t>());
  return issue;
}

absl::StatusOr<Page<v1::ScheduledIssue>> ListIn(Transaction& transaction, const TimePosition& after,
                                                int limit) {
  Page<v1::ScheduledIssue> page;
  page.change_cursor = ReadCursor(transaction);
  // One row more than asked tells whether this page is the last.
  for (const pqxx::row row : transaction.Execute(kList, after.micros, after.issue, limit + 1)) {
    if (static_cast<int>(page.rows.size()) == limit) {
      const v1::ScheduledIssue& last = page.rows.back();
      page.next = FormatTimePosition({ToMicros(last.publish_time()), last.name()});
      break;
    }
    page.rows.push_back(ScheduledOf(row));
  }
  return page;
}

}  // namespace

absl::StatusOr<Page<v1::ScheduledIssue>> ScheduledIssues::List(int limit, const std::string& after,
                                                               Deadline deadline) {
  if (absl::Status status = CheckLimit(limit); !status.ok()) return status;
  const absl::StatusOr<TimePosition> start = ParseTimePosition(after);
  if (!start.ok()) return start.status();
  return RunTransaction(database_, deadline, Transaction::Access::kRead,
                        [&](Transaction& transaction) { return ListIn(transaction, *start, limit); });
}

}  // namespace pulse::db
