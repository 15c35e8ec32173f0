// How common words are, to guess how far back a search has to go. For db/ only.

#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "db/search/search_query.h"

namespace pulse::db {

class Transaction;

/// Shares of the items that the most frequent words stand in, as PostgreSQL's
/// statistics have them. Only a guess: nothing is known before the first ANALYZE.
class WordShares {
 public:
  /// `share` is above 0 and at most 1.
  void Add(const std::string& stem, double share);

  /// The share of the items that have one of the word's English forms; absent where
  /// it is not among the most frequent words.
  std::optional<double> ShareOfWord(const std::string& word) const;

  /// The share of the items that have all of the query's words, stop words left out:
  /// between what chance would have and the rarest word's own. Absent where it cannot
  /// be told: none of the words is known, or the query asks for more than words, side
  /// by side or not.
  std::optional<double> ShareOf(const SearchQuery& query) const;

 private:
  std::unordered_map<std::string, double> shares_;
  double lowest_ = 1;
};

/// Those of the items' words.
WordShares ReadWordShares(Transaction& transaction);

}  // namespace pulse::db
