// What a reader may mean by what was typed so far. Safe to call from any thread.
// Errors as in db/issue_store.h.

#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/search.pb.h"
#include "db/database.h"
#include "db/deadline.h"

namespace pulse::db {

namespace v1 = ::cordisbright::pulse::v1;

/// What to suggest.
struct SuggestionQuery {
  std::string prefix;  // at least 2 bytes, without blanks round it
  bool publishers = true;
  bool titles = true;
  int limit = 8;
};

class SuggestionReader {
 public:
  /// `database` must outlive the reader.
  explicit SuggestionReader(Database* database) : database_(database) {}

  /// In one transaction, in the order that SuggestTermsResponse promises: each
  /// publisher and each title once. Each step walks an index and stops at its
  /// limit; what is common is looked for in the newest 1,000 titles first.
  absl::StatusOr<std::vector<v1::Suggestion>> Suggest(const SuggestionQuery& query, Deadline deadline);

 private:
  Database* database_;
};

}  // namespace pulse::db
