// ItemSearch::NearestSpellings.

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <vector>

#include "db/array_literal.h"
#include "db/run_transaction.h"
#include "db/search/edit_distance.h"
#include "db/search/item_search.h"
#include "text/words.h"

namespace pulse::db {
namespace {

// A word printed in another form is known. Of the rest, printed words with enough
// parts of three letters in common; more than one letter that changed its place
// leaves few in a short word, hence the threshold.
constexpr Statement kUnknownWords{"search_unknown_words", R"sql(
  SELECT asked.word FROM unnest($1::text[], $2::text[]) AS asked (word, stem)
  WHERE NOT EXISTS (SELECT 1 FROM search_words WHERE search_words.stem = asked.stem))sql"};
// By the index of trigrams, also where the planner, which guesses how many words
// are alike from a sample, would rather read them all.
constexpr Statement kLowerThreshold{"search_spelling_threshold", R"sql(
  SELECT set_config('pg_trgm.similarity_threshold', '0.15', true),
         set_config('enable_seqscan', 'off', true))sql"};
constexpr Statement kSimilarWords{"search_similar_words", R"sql(
  SELECT DISTINCT word, similarity(word, $1) FROM search_words WHERE word % $1
    AND length(word) BETWEEN length($1) - 2 AND length($1) + 2
  ORDER BY 2 DESC, 1 LIMIT 300)sql"};
// How many items have a word, of a common one not all: the commoner is the likelier.
// Only of words that the statistics do not know as frequent: those it would count to
// the limit, and read the index of all their items for it.
constexpr Statement kCountWord{"search_count_word", R"sql(
  SELECT count(*) FROM (
    SELECT 1 FROM items WHERE search_vector @@ (SELECT to_tsquery('pulse', '''' || $1 || '''')) AND published
    LIMIT 200) AS found)sql"};
constexpr int kMostCounted = 200;

// Edits that a word of so many letters may have; a transposition is one.
int MostEdits(std::size_t letters) { return letters < 4 ? 0 : letters < 8 ? 1 : letters < 12 ? 2 : 3; }

std::string NearestOf(Transaction& transaction, const WordShares& shares, const std::string& word) {
  const int most = std::max(MostEdits(word.size()), 0);
  if (most == 0) return {};
  struct Near {
    int edits;
    bool other_start;  // the first letter is seldom the wrong one
    std::string word;
  };
  std::vector<Near> near;
  for (const pqxx::row row : transaction.Execute(kSimilarWords, word)) {
    auto candidate = row[0].as<std::string>();
    const int edits = EditDistance(word, candidate, most + 1);
    if (edits <= most) near.push_back({edits, candidate[0] != word[0], std::move(candidate)});
  }
  std::stable_sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
    return std::tie(a.edits, a.other_start) < std::tie(b.edits, b.other_start);
  });
  constexpr std::size_t kMostNear = 6;
  if (near.size() > kMostNear) near.resize(kMostNear);
  std::string best;
  double best_items = 0;
  const Near* best_near = nullptr;
  for (const Near& each : near) {
    if (best_near != nullptr &&
        std::tie(each.edits, each.other_start) != std::tie(best_near->edits, best_near->other_start))
      break;
    const std::optional<double> share = shares.ShareOfWord(each.word);
    const double items =
        share ? kMostCounted * (1 + *share) : transaction.Execute(kCountWord, each.word)[0][0].as<double>();
    if (items <= best_items) continue;  // also: no item has it any more
    best = each.word;
    best_items = items;
    best_near = &each;
  }
  return best;
}

}  // namespace

absl::StatusOr<std::map<std::string, std::string>> ItemSearch::NearestSpellings(
    const std::vector<std::string>& words, Deadline deadline) {
  using Spellings = std::map<std::string, std::string>;
  std::vector<std::string> stems;
  for (const std::string& word : words) stems.push_back(text::StemOf(word));
  return RunTransaction(database_, deadline, Transaction::Access::kRead,
                        [&](Transaction& transaction) -> absl::StatusOr<Spellings> {
                          Spellings spellings;
                          const pqxx::result unknown =
                              transaction.Execute(kUnknownWords, TextArray(words), TextArray(stems));
                          if (unknown.empty()) return spellings;
                          const std::shared_ptr<const Archive> archive = ReadArchive(transaction);
                          transaction.Execute(kLowerThreshold);
                          for (const pqxx::row row : unknown) {
                            const auto word = row[0].as<std::string>();
                            std::string nearest = NearestOf(transaction, archive->shares, word);
                            if (!nearest.empty()) spellings.emplace(word, std::move(nearest));
                          }
                          return spellings;
                        });
}

}  // namespace pulse::db
