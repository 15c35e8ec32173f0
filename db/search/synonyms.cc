#include "db/search/synonyms.h"

#include <string>

#include "db/array_literal.h"

namespace pulse::db {
namespace {

// $1: words that may be acronyms; $2: the whole query, a name perhaps. Those that
// became one publisher are all of them meant, under each of their names.
constexpr Statement kFindSynonyms{"find_search_synonyms", R"sql(
  WITH
    named AS (
      SELECT acronym AS typed, publisher FROM publisher_acronyms WHERE acronym = ANY ($1::text[])
      UNION
      SELECT '', name FROM publishers WHERE lower(display_name) COLLATE "C" = $2),
    meant AS (
      SELECT DISTINCT named.typed, coalesce(alias.publisher, named.publisher) AS publisher
      FROM named LEFT JOIN publisher_aliases AS alias ON alias.alias = named.publisher),
    known_as AS (
      SELECT typed, publisher AS name FROM meant
      UNION
      SELECT meant.typed, alias.alias
      FROM meant JOIN publisher_aliases AS alias ON alias.publisher = meant.publisher)
  SELECT typed, display_name FROM known_as JOIN publishers USING (name)
  UNION
  SELECT typed, acronym FROM known_as JOIN publisher_acronyms ON publisher_acronyms.publisher = known_as.name
  WHERE typed = '' AND length(acronym) >= 3
  ORDER BY 1, 2 LIMIT 20)sql"};

bool MayBeAcronym(const SearchTerm& term) {
  return term.words.size() == 1 && !term.prefix && term.words[0].size() >= 2 && term.words[0].size() <= 10 &&
         (term.field == SearchField::kAny || term.field == SearchField::kPublisher);
}

// The words of a query that is nothing but words.
std::string PlainText(const SearchQuery& query) {
  std::string text;
  for (const SearchClause& clause : query.all) {
    if (clause.excluded || clause.any.size() != 1 || clause.any[0].prefix ||
        clause.any[0].field == SearchField::kTitle || clause.any[0].field == SearchField::kBody) {
      return {};
    }
    for (const std::string& word : clause.any[0].words) text += (text.empty() ? "" : " ") + word;
  }
  return text;
}

}  // namespace

std::vector<SearchSynonym> FindSynonyms(Transaction& transaction, const SearchQuery& query) {
  std::vector<std::string> acronyms;
  for (const SearchClause& clause : query.all) {
    if (clause.excluded) continue;
    for (const SearchTerm& term : clause.any) {
      if (MayBeAcronym(term)) acronyms.push_back(term.words[0]);
    }
  }
  const std::string name = PlainText(query);
  std::vector<SearchSynonym> synonyms;
  if (acronyms.empty() && name.empty()) return synonyms;
  for (const pqxx::row row : transaction.Execute(kFindSynonyms, TextArray(acronyms), name)) {
    synonyms.push_back({row[0].as<std::string>(), row[1].as<std::string>()});
  }
  return synonyms;
}

}  // namespace pulse::db
