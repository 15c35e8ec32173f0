#include "db/rare_words.h"

#include <algorithm>
#include <cmath>

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

constexpr std::int64_t kMostItemsOfAll = 1'000;

// Items of an archive in which common words are told by counting alone. It bounds what
// the counts of one item cost: an archive may be too large for a search to read whole
// (kMostItemsWithoutProbe) and small enough for that.
constexpr std::int64_t kMostItemsWithoutStatistics = 5'000;
constexpr int kMostWordsWithoutStatistics = 3 * kMostRareWords;

struct Candidate {
  RareWord word;
  std::int64_t items = 0;
};

// Composed, so that each count is planned for its word.
void CountItems(Transaction& transaction, std::vector<Candidate>* candidates) {
  ComposedStatement statement;
  for (const Candidate& candidate : *candidates) {
    statement.sql += (statement.sql.empty() ? "SELECT " : ", ") +
                     ("(SELECT count(*) FROM (SELECT 1 FROM items WHERE search_vector @@ " +
                      statement.Add(candidate.word.query)) +
                     "::tsquery AND published LIMIT " + std::to_string(kMostItemsOfWord + 1) + ") AS found)";
  }
  const pqxx::result counts = transaction.Execute(statement);
  for (std::size_t i = 0; i < candidates->size(); ++i) {
    (*candidates)[i].items = counts[0][static_cast<pqxx::row::size_type>(i)].as<std::int64_t>();
  }
}

}  // namespace

std::vector<RareWord> FindRareWords(Transaction& transaction, const std::string& title,
                                    const std::string& body) {
  const auto archive = transaction.Execute(kCountPublished)[0][0].as<std::int64_t>();
  std::vector<Candidate> candidates;
  const int most_words = archive > kMostItemsWithoutStatistics ? kMostRareWords : kMostWordsWithoutStatistics;
  for (const pqxx::row row : transaction.Execute(kCandidates, title, body, archive, kMostItemsOfWord,
                                                 most_words, kMostItemsWithoutStatistics)) {
    candidates.push_back({{row[0].as<std::string>(), row[1].as<std::string>(), 0}, 0});
  }
  if (candidates.empty()) return {};
  CountItems(transaction, &candidates);
  // Few of a small archive are few of it, not all.
  const std::int64_t most = std::clamp<std::int64_t>(archive / 10, 3, kMostItemsOfWord);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.items < b.items; });
  std::vector<RareWord> words;
  std::int64_t items = 0;
  for (Candidate& candidate : candidates) {
    if (candidate.items < 2 || candidate.items > most) continue;
    items += candidate.items;
    if (items > kMostItemsOfAll || words.size() == kMostRareWords) break;
    candidate.word.weight = std::log1p(static_cast<double>(archive) / static_cast<double>(candidate.items));
    words.push_back(std::move(candidate.word));
  }
  return words;
}

}  // namespace pulse::db
