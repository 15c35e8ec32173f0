// What engagements are about, found a message at a time and remembered.

#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "absl/status/status.h"
#include "db/deadline.h"
#include "db/item_facts.h"

namespace pulse::query::interests {

/// Most subjects remembered, known or not: some 10 MB.
inline constexpr std::size_t kMaxSubjects = 20'000;

/// The items of names and URLs. For one thread at a time.
class SubjectCache {
 public:
  /// `reader` must outlive the cache.
  explicit SubjectCache(db::ItemFactsReader* reader) : reader_(reader) {}

  /// What an engagement is about, as Find looks for it; empty for a URL that no
  /// item can have.
  static std::string KeyOfItem(const std::string& name);
  static std::string KeyOfUrl(const std::string& url);

  /// The item of each key, null where there is none. Asks the database once, for
  /// those not remembered.
  absl::Status Find(const std::vector<std::string>& keys, Deadline deadline,
                    std::vector<std::shared_ptr<const db::ItemFacts>>* found);

  /// Change cursor that everything found is at least as new as. After a Find.
  const std::string& change_cursor() const { return change_cursor_; }

 private:
  absl::Status Ask(const std::vector<std::string>& keys, Deadline deadline);

  db::ItemFactsReader* const reader_;
  std::unordered_map<std::string, std::shared_ptr<const db::ItemFacts>> items_;
  std::string change_cursor_;
};

}  // namespace pulse::query::interests
