// What a search looks for, as the query's parser understood it
// (services/query/search). Plain values, no includes beyond the standard library.

#pragma once

#include <string>
#include <vector>

namespace pulse::db {

enum class SearchField { kAny, kTitle, kPublisher, kBody };

/// One word, or several side by side.
struct SearchTerm {
  /// As it was typed, without the signs of the language.
  std::string text;
  /// Its words, folded (text/words.h), at least one.
  std::vector<std::string> words;
  /// The last word is only the beginning of one.
  bool prefix = false;
  SearchField field = SearchField::kAny;
};

/// What an item has to have, or must not: one of `any`.
struct SearchClause {
  std::vector<SearchTerm> any;
  bool excluded = false;
};

/// All of the clauses, one of them not excluded; none finds nothing.
struct SearchQuery {
  std::vector<SearchClause> all;
};

/// Another name of a publisher that the query names: found beside it.
struct SearchSynonym {
  /// The word that it stands for; empty: the whole query.
  std::string typed;
  std::string name;
};

}  // namespace pulse::db
