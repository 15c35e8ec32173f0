// Queries as the database reads them: to_tsquery's text. For db/ only.

#pragma once

#include <string>
#include <vector>

#include "db/search/search_query.h"

namespace pulse::db {

/// The texts of one query, so that an index is asked what it can answer by
/// itself and the rows are asked the rest.
struct TsqueryTexts {
  /// Words only, wherever they stand: finds every item that `all` does, and more.
  std::string words;
  /// The query: fields, words side by side.
  std::string all;
  /// Of the query what is to be there, without what is not: the database ranks by a
  /// query with an exclusion as if all had to stand near each other.
  std::string wanted;
  /// What has to hold of the title alone to find the item by it.
  std::string title;
  /// Its words as they were typed, in lower case; of a query of one word, or of more
  /// than words, a text that no title has.
  std::string typed;
};

TsqueryTexts TextsOf(const SearchQuery& query, const std::vector<SearchSynonym>& synonyms);

}  // namespace pulse::db
