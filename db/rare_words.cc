#include "db/rare_words.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "db/array_literal.h"

namespace pulse::db {
namespace {

// IssueState PUBLISHED is 3.
constexpr Statement kCountPublished{"count_published_items",
                                    "SELECT coalesce(sum(item_count), 0) FROM issues WHERE state = 3"};

// Token types 1, 2, 3, 9, 10 and 11 of PostgreSQL's parser are words and parts of
// words with a hyphen. The statistics, which PostgreSQL makes when it finds the time,
// have no say in a small archive: its answers do not change with them.
constexpr Statement kCandidates{"rare_word_candidates", R"sql(
  WITH printed AS (
    SELECT DISTINCT ON (lexeme) lexeme, lower(token) AS word, in_title
    FROM (SELECT token, true AS in_title FROM ts_parse('default', $1) WHERE tokid IN (1, 2, 3, 9, 10, 11)
          UNION ALL
          SELECT token, false FROM ts_parse('default', $2) WHERE tokid IN (1, 2, 3, 9, 10, 11)) AS tokens
      CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector('pulse', token))) AS lexeme
    ORDER BY lexeme, in_title DESC, word),
  common AS (
    SELECT known.lexeme, known.frequency
    FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS known (lexeme, frequency)
    WHERE $3::bigint > $6::bigint AND schemaname = current_schema() AND tablename = 'items' AND attname = 'search_vector')
  SELECT printed.word, '''' || replace(replace(printed.lexeme, '\', '\\'), '''', '''''') || ''':AC'
  FROM printed LEFT JOIN common USING (lexeme)
  WHERE length(lexeme) >= 3 AND coalesce(common.frequency, 0) * $3::bigint <= $4::bigint
  ORDER BY printed.in_title DESC, coalesce(common.frequency, 0), length(printed.word) DESC, lexeme COLLATE "C"
  LIMIT $5)sql"};

constexpr std::size_t kMostItemsOfAll = 1'000;

// Items of an archive in which common words are told by counting alone. It bounds what
// the counts of one item cost: an archive may be too large for a search to read whole
// (kMostItemsWithoutProbe) and small enough for that.
constexpr std::int64_t kMostItemsWithoutStatistics = 5'000;
constexpr int kMostWordsWithoutStatistics = 3 * kMostRareWords;

// In a larger archive: a word that no more items have is rare without doubt, and with so
// many of them the others would add little. Else some more are looked at.
constexpr int kFewItems = 40;
constexpr std::ptrdiff_t kEnoughWords = 4;
constexpr std::size_t kWordsMore = 4;

struct Candidate {
  RareWord word;
  std::string query;           // as tsquery
  std::int64_t published = 0;  // of the word's items
  bool cut = true;             // it has more
};

// For each query of $1 up to $3 items that have it. The queries are hidden from the
// planner: it would look each of them up in its statistics, which takes longer than the
// index does.
Statement ItemsOfWords() {
  static const std::string kSql =
      std::string(
          "SELECT held.*, word.number FROM unnest($1::text[]) WITH ORDINALITY AS word (query, number) "
          "CROSS JOIN LATERAL (SELECT ") +
      kPlacedItemColumns +
      ", published FROM items WHERE search_vector @@ word.query::tsquery AND ($2 OR published) "
      "LIMIT $3) AS held";
  return {"items_of_words", kSql.c_str()};
}

// Looks for the items of the first `words` of those that are still cut, up to `most`
// each.
void ReadItems(Transaction& transaction, bool include_unpublished, std::size_t words, int most,
               std::vector<Candidate>* candidates) {
  std::vector<std::string> queries;
  std::vector<Candidate*> asked;
  for (Candidate& candidate : *candidates) {
    if (!candidate.cut) continue;
    if (asked.size() == words) break;
    candidate.word.items.clear();
    candidate.published = 0;
    asked.push_back(&candidate);
    queries.push_back(candidate.query);
  }
  for (const pqxx::row row :
       transaction.Execute(ItemsOfWords(), TextArray(queries), include_unpublished, most + 1)) {
    Candidate& candidate = *asked[row[7].as<std::size_t>() - 1];
    candidate.word.items.push_back(PlacedItemOf(row));
    if (row[6].as<bool>()) ++candidate.published;
  }
  for (Candidate* candidate : asked)
    candidate->cut = candidate->word.items.size() > static_cast<std::size_t>(most);
}

// The words of the texts that may be rare.
std::vector<Candidate> FindCandidates(Transaction& transaction, const std::string& title,
                                      const std::string& body, std::int64_t archive) {
  std::vector<Candidate> candidates;
  const int most_words = archive > kMostItemsWithoutStatistics ? kMostRareWords : kMostWordsWithoutStatistics;
  for (const pqxx::row row : transaction.Execute(kCandidates, title, body, archive, kMostItemsOfWord,
                                                 most_words, kMostItemsWithoutStatistics)) {
    Candidate& candidate = candidates.emplace_back();
    candidate.word.printed = row[0].as<std::string>();
    candidate.query = row[1].as<std::string>();
  }
  return candidates;
}

}  // namespace

PlacedItem PlacedItemOf(const pqxx::row& row) {
  return {PlaceOf(row), row[4].as<std::string>(), row[5].as<int>()};
}

std::vector<RareWord> FindRareWords(Transaction& transaction, const std::string& title,
                                    const std::string& body, bool include_unpublished) {
  const auto archive = transaction.Execute(kCountPublished)[0][0].as<std::int64_t>();
  std::vector<Candidate> candidates = FindCandidates(transaction, title, body, archive);
  if (candidates.empty()) return {};
  // Few of a small archive are few of it, not all.
  const std::int64_t most = std::clamp<std::int64_t>(archive / 10, 3, kMostItemsOfWord);
  const auto rare = [most](const Candidate& each) {
    return !each.cut && each.published >= 2 && each.published <= most;
  };
  std::size_t words_more = candidates.size();
  if (archive > kMostItemsWithoutStatistics) {
    ReadItems(transaction, include_unpublished, candidates.size(), kFewItems, &candidates);
    const auto found = std::count_if(candidates.begin(), candidates.end(), rare);
    words_more = found < kEnoughWords ? kWordsMore : 0;
  }
  if (words_more > 0) ReadItems(transaction, include_unpublished, words_more, kMostItemsOfWord, &candidates);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.published < b.published; });
  std::vector<RareWord> words;
  std::size_t items = 0;
  for (Candidate& candidate : candidates) {
    if (!rare(candidate)) continue;
    items += candidate.word.items.size();
    if (items > kMostItemsOfAll || words.size() == kMostRareWords) break;
    candidate.word.weight =
        std::log1p(static_cast<double>(archive) / static_cast<double>(candidate.published));
    words.push_back(std::move(candidate.word));
  }
  return words;
}

}  // namespace pulse::db
