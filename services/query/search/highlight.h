// Where a query's words stand in a text. Pure.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "db/search/search_query.h"

namespace pulse::query::search {

/// Bytes [begin, end) of a text.
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const TextRange&) const = default;
};

/// Thread-safe once made.
class Highlighter {
 public:
  Highlighter(const db::SearchQuery& query, const std::vector<db::SearchSynonym>& synonyms);

  /// What matches in a text of `field`, in order, none overlapping another. Words
  /// that have to stand side by side are one range.
  std::vector<TextRange> Find(std::string_view text, db::SearchField field) const;

 private:
  struct Pattern {
    std::vector<std::string> stems;
    std::string prefix;  // of the word after them; empty: none
    db::SearchField field;
  };

  std::vector<Pattern> patterns_;
};

}  // namespace pulse::query::search
