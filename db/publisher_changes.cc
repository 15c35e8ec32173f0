#include "db/publisher_changes.h"

#include "absl/strings/ascii.h"
#include "db/array_literal.h"
#include "db/publisher_record.h"
#include "db/revision.h"

namespace pulse::db {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

constexpr Statement kRecord{"record_publisher_change", R"sql(
  INSERT INTO publisher_changes (publisher, action, before_value, after_value, actor, comment, request_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7))sql"};

constexpr Statement kReadOf{"read_publisher_changes", R"sql(
  SELECT id, publisher, action, before_value, after_value, actor, comment, request_id,
         (extract(epoch FROM create_time) * 1000000)::bigint
  FROM publisher_changes
  WHERE publisher = ANY ($1::text[]) AND id < $2
  ORDER BY id DESC LIMIT $3)sql"};

constexpr Statement kReadAll{"read_all_publisher_changes", R"sql(
  SELECT id, publisher, action, before_value, after_value, actor, comment, request_id,
         (extract(epoch FROM create_time) * 1000000)::bigint
  FROM publisher_changes
  WHERE id < $1
  ORDER BY id DESC LIMIT $2)sql"};

const std::string kActionPrefix = "PUBLISHER_ACTION_";

// `rename`, as it stands in the database.
std::string WordOf(v1::PublisherAction action) {
  return absl::AsciiStrToLower(v1::PublisherAction_Name(action).substr(kActionPrefix.size()));
}

v1::PublisherAction ActionOf(const std::string& word) {
  v1::PublisherAction action = v1::PUBLISHER_ACTION_UNSPECIFIED;
  v1::PublisherAction_Parse(kActionPrefix + absl::AsciiStrToUpper(word), &action);
  return action;
}

// The columns that both statements select.
NumberedPublisherChange ChangeOf(const pqxx::row& row) {
  NumberedPublisherChange numbered;
  numbered.number = row[0].as<std::int64_t>();
  v1::PublisherChange& change = numbered.change;
  change.set_name(row[1].as<std::string>() + kPublisherChanges + row[0].as<std::string>());
  change.set_action(ActionOf(row[2].as<std::string>()));
  change.set_before(row[3].as<std::string>());
  change.set_after(row[4].as<std::string>());
  change.set_actor(row[5].as<std::string>());
  change.set_comment(row[6].as<std::string>());
  change.set_request_id(row[7].as<std::string>());
  *change.mutable_create_time() = FromMicros(row[8].as<std::int64_t>());
  return numbered;
}

}  // namespace

void RecordPublisherChange(Transaction& transaction, const std::string& publisher, v1::PublisherAction action,
                           const std::string& before, const std::string& after,
                           const Authorship& authorship) {
  TouchPublisher(transaction, publisher);
  transaction.Execute(kRecord, publisher, WordOf(action), before, after, authorship.actor, authorship.comment,
                      authorship.request_id);
}

std::vector<NumberedPublisherChange> ReadPublisherChanges(Transaction& transaction,
                                                          const std::vector<std::string>& publishers,
                                                          std::int64_t below, int limit) {
  const pqxx::result rows = publishers.empty()
                                ? transaction.Execute(kReadAll, below, limit)
                                : transaction.Execute(kReadOf, TextArray(publishers), below, limit);
  std::vector<NumberedPublisherChange> changes;
  for (const pqxx::row row : rows) changes.push_back(ChangeOf(row));
  return changes;
}

}  // namespace pulse::db
