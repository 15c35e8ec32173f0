// The items a search ranks: which, and how well each matches. For db/ only.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/condition.h"
#include "db/connection.h"
#include "db/search/edition_spans.h"
#include "db/search/tsquery_text.h"

namespace pulse::db {

/// Matches that a stretch of months is chosen to have; with half as many no older ones
/// are looked for. Rows of the whole archive that one statement reads: what there are
/// fewer of is ranked to the last.
inline constexpr int kEnoughMatches = 200;
inline constexpr int kMostRows = 1100;
/// Rows that one statement reads of a stretch of months.
inline constexpr int kMostRowsOfStretch = 400;
/// Rows that have the words, read to find those that also have them side by side
/// or in the field asked for.
inline constexpr int kMostRowsInAll = 4000;
/// Items of an archive that is searched without a probe of its newest first, all of
/// it at once: one statement's rows (kMostRows) then hold what every fourth item has.
inline constexpr int kMostItemsWithoutProbe = 4000;

/// A match. Ordered as results are: best first; of equals the newest edition, then
/// as printed.
struct Candidate {
  double score = 0;
  std::int64_t newest_first = 0;
  std::int64_t issue_kind = 0;
  std::string issue;
  std::int64_t position = 0;
  std::string sector;
  int kind = 0;

  bool operator<(const Candidate& other) const {
    return std::forward_as_tuple(-score, newest_first, issue_kind, issue, position) <
           std::forward_as_tuple(-other.score, other.newest_first, other.issue_kind, other.issue,
                                 other.position);
  }
};

struct Candidates {
  std::vector<Candidate> ranked;  // best first
  EditionRange searched;          // the editions they were looked for in
  bool complete = false;          // every match is there
  std::int64_t total = 0;         // estimated, unless complete
};

struct CandidateQuery {
  TsqueryTexts texts;
  bool include_unpublished = false;
  /// Of the items, those that match, as far as it can be guessed.
  std::optional<double> share = std::nullopt;
};

/// Follows the words' frequency, as item_search.h says.
Candidates FindCandidates(Transaction& transaction, const CandidateQuery& query, const EditionSizes& sizes);

/// Those of editions from `from_month` on: what a page before found, again.
Candidates FindCandidatesFrom(Transaction& transaction, const CandidateQuery& query,
                              const EditionSizes& sizes, std::int64_t from_month);

/// Those that `filter` holds of, by whatever the database finds them fastest by;
/// of more than kMostRows the newest.
Candidates FindFiltered(Transaction& transaction, const CandidateQuery& query, const Condition& filter);

}  // namespace pulse::db
