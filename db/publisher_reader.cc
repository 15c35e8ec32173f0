#include "db/publisher_reader.h"

#include <utility>
#include <vector>

#include "db/change_log.h"
#include "db/connection.h"
#include "db/page_position.h"
#include "db/publisher_record.h"
#include "db/run_transaction.h"
#include "db/text_check.h"

namespace pulse::db {
namespace {

// IssueState PUBLISHED is 3.
constexpr Statement kList{"list_publishers", R"sql(
  SELECT name, lower(display_name) FROM publishers
  WHERE (lower(display_name) COLLATE "C", name) > ($1, $2)
    AND NOT EXISTS (SELECT 1 FROM publisher_aliases WHERE alias = publishers.name)
    AND ($3 OR EXISTS (SELECT 1 FROM publisher_tallies AS tally JOIN issues ON issues.name = tally.issue
                       WHERE tally.publisher = publishers.name AND issues.state = 3))
  ORDER BY lower(display_name) COLLATE "C", name LIMIT $4)sql"};

constexpr Statement kCountItems{"count_publisher_items", R"sql(
  SELECT coalesce(sum(tally.item_count), 0)
  FROM publisher_tallies AS tally JOIN issues ON issues.name = tally.issue
  WHERE tally.publisher = $1 AND issues.state = 3)sql"};

struct Position {
  std::string display_name;  // in lower case, as the database makes it
  std::string name;
};

// The display name comes last: it may have colons of its own.
std::string Format(const Position& position) { return position.name + ':' + position.display_name; }

absl::StatusOr<Position> Parse(const std::string& text) {
  if (text.empty()) return Position{};
  const std::size_t end = text.find(':');
  const bool ours = end != std::string::npos && text.rfind("publishers/", 0) == 0 &&
                    text.find('\0') == std::string::npos && IsUtf8(text);
  if (!ours) return PositionNotOurs();
  return Position{text.substr(end + 1), text.substr(0, end)};
}

absl::StatusOr<Page<v1::PublisherProfile>> ListIn(Transaction& transaction, bool include_unpublished,
                                                  int limit, const Position& after) {
  Page<v1::PublisherProfile> page;
  page.change_cursor = ReadCursor(transaction);
  // One row more than asked tells whether this page is the last.
  const pqxx::result rows =
      transaction.Execute(kList, after.display_name, after.name, include_unpublished, limit + 1);
  std::vector<std::string> names;
  Position last;
  for (const pqxx::row row : rows) {
    if (static_cast<int>(names.size()) == limit) {
      page.next = Format(last);
      break;
    }
    last = {row[1].as<std::string>(), row[0].as<std::string>()};
    names.push_back(last.name);
  }
  absl::StatusOr<std::vector<PublisherRecord>> records = ReadPublishers(transaction, names);
  if (!records.ok()) return records.status();
  for (PublisherRecord& record : *records) page.rows.push_back(std::move(record.profile));
  return page;
}

absl::StatusOr<PublisherStanding> GetIn(Transaction& transaction, const std::string& name) {
  PublisherStanding standing;
  standing.change_cursor = ReadCursor(transaction);
  absl::StatusOr<std::vector<PublisherRecord>> records = ReadPublishers(transaction, {name});
  if (records.ok() && !records->front().stands_for.empty()) {
    const std::string stands_for = records->front().stands_for;
    records = ReadPublishers(transaction, {stands_for});
  }
  if (!records.ok()) return records.status();
  standing.profile = std::move(records->front().profile);
  standing.item_count = transaction.Execute(kCountItems, standing.profile.name())[0][0].as<std::int64_t>();
  return standing;
}

}  // namespace

absl::StatusOr<Page<v1::PublisherProfile>> PublisherReader::List(bool include_unpublished, int limit,
                                                                 const std::string& after,
                                                                 Deadline deadline) {
  if (absl::Status status = CheckLimit(limit); !status.ok()) return status;
  const absl::StatusOr<Position> start = Parse(after);
  if (!start.ok()) return start.status();
  return RunTransaction(database_, deadline, Transaction::Access::kRead, [&](Transaction& transaction) {
    return ListIn(transaction, include_unpublished, limit, *start);
  });
}

absl::StatusOr<PublisherStanding> PublisherReader::Get(const std::string& name, Deadline deadline) {
  return RunTransaction(database_, deadline, Transaction::Access::kRead,
                        [&](Transaction& transaction) { return GetIn(transaction, name); });
}

}  // namespace pulse::db
