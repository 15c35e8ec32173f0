#include "db/publisher_record.h"

#include <map>
#include <utility>

#include "absl/strings/str_split.h"
#include "db/array_literal.h"
#include "db/revision.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

// Names have no blanks.
constexpr Statement kReadPublishers{"read_publishers", R"sql(
  SELECT name, display_name,
         (extract(epoch FROM create_time) * 1000000)::bigint,
         (extract(epoch FROM update_time) * 1000000)::bigint,
         coalesce((SELECT publisher FROM publisher_aliases WHERE alias = name), ''),
         coalesce((SELECT string_agg(alias, ' ' ORDER BY alias) FROM publisher_aliases
                   WHERE publisher = name), '')
  FROM publishers WHERE name = ANY ($1::text[]))sql"};

constexpr Statement kTouch{"touch_publisher",
                           "UPDATE publishers SET update_time = clock_timestamp() WHERE name = $1"};

PublisherRecord RecordOf(const pqxx::row& row) {
  PublisherRecord record;
  record.profile.set_name(row[0].as<std::string>());
  record.profile.set_display_name(row[1].as<std::string>());
  *record.profile.mutable_create_time() = FromMicros(row[2].as<std::int64_t>());
  *record.profile.mutable_update_time() = FromMicros(row[3].as<std::int64_t>());
  record.stands_for = row[4].as<std::string>();
  const std::vector<std::string> aliases = absl::StrSplit(row[5].as<std::string>(), ' ', absl::SkipEmpty());
  for (const std::string& alias : aliases) record.profile.add_aliases(alias);
  record.profile.set_etag(EtagOf(record.profile));
  return record;
}

}  // namespace

absl::StatusOr<std::vector<PublisherRecord>> ReadPublishers(Transaction& transaction,
                                                            const std::vector<std::string>& names) {
  std::map<std::string, PublisherRecord> found;
  for (const pqxx::row row : transaction.Execute(kReadPublishers, TextArray(names))) {
    found.emplace(row[0].as<std::string>(), RecordOf(row));
  }
  std::vector<PublisherRecord> records;
  for (const std::string& name : names) {
    const auto record = found.find(name);
    if (record == found.end()) {
      return ErrorWithReason(
          absl::StatusCode::kNotFound, "PUBLISHER_NOT_FOUND",
          "There is no publisher " + name + ": no item ever named it. ListPublishers lists those there are.");
    }
    records.push_back(record->second);
  }
  return records;
}

absl::Status CheckNotMerged(const PublisherRecord& record) {
  if (record.stands_for.empty()) return absl::OkStatus();
  return ErrorWithReason(
      absl::StatusCode::kFailedPrecondition, "PUBLISHER_MERGED",
      record.profile.name() + " was merged into " + record.stands_for + "; ask for that one");
}

void TouchPublisher(Transaction& transaction, const std::string& publisher) {
  transaction.Execute(kTouch, publisher);
}

}  // namespace pulse::db
