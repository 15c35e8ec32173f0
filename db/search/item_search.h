// Search in items: words in an index, the best first.
//
// What it costs follows how often the words occur. The database's statistics or a
// probe of the newest items tell; rare words are then looked for among all items, and common ones among
// the newest, as far back as enough of them are found to be ranked. So the work is
// bounded by what is ranked, not by what matches.

#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/search.pb.h"
#include "db/condition.h"
#include "db/database.h"
#include "db/deadline.h"
#include "db/search/edition_spans.h"
#include "db/search/search_query.h"
#include "db/search/word_shares.h"

namespace pulse::db {

namespace v1 = ::cordisbright::pulse::v1;

/// Results that can be paged to.
inline constexpr int kMaxSearchResults = 1000;

struct SearchSelection {
  SearchQuery query;
  std::optional<Condition> filter;  // absent: none
  bool include_unpublished = false;
  std::vector<v1::SearchFacetField> facets;
};

struct FoundItem {
  v1::Item item;
  double score = 0;
};

/// An issue whose introduction has the words.
struct FoundIntroduction {
  std::string issue;
  std::string title;
  v1::Edition edition;
  std::string text;
};

struct SearchPage {
  std::vector<FoundItem> items;                  // best first
  std::vector<FoundIntroduction> introductions;  // newest first; on the first page only
  std::vector<v1::SearchFacet> facets;           // in the order asked for
  std::vector<SearchSynonym> synonyms;           // other names that were searched for
  std::int64_t total = 0;                        // at least, unless `complete`
  bool complete = false;                         // all that match were ranked and counted
  bool cut = false;                              // more match than can be paged to, and this is the last page
  std::string next;                              // position; empty on the last page
  std::string change_cursor;
};

/// Thread-safe. Errors as IssueStore's.
class ItemSearch {
 public:
  /// `database` must outlive the search.
  explicit ItemSearch(Database* database) : database_(database) {}

  /// `limit` is 1 to 100, `after` a SearchPage::next of the same selection or
  /// empty. INVALID_ARGUMENT: `after` is not ours.
  absl::StatusOr<SearchPage> Search(const SearchSelection& selection, int limit, const std::string& after,
                                    Deadline deadline);

  /// Of `words` (folded) those that were never printed in any form, each with the
  /// printed word nearest to it by edits; absent where none is near.
  absl::StatusOr<std::map<std::string, std::string>> NearestSpellings(const std::vector<std::string>& words,
                                                                      Deadline deadline);

 private:
  // What guesses are made from.
  struct Archive {
    EditionSizes sizes;
    WordShares shares;
    std::chrono::steady_clock::time_point read_at;
  };
  // As of now, or of at most a minute ago.
  std::shared_ptr<const Archive> ReadArchive(class Transaction& transaction);

  Database* const database_;
  std::mutex mutex_;
  std::shared_ptr<const Archive> archive_;
};

}  // namespace pulse::db
