#include "db/search/word_shares.h"

#include <algorithm>
#include <cmath>

#include "db/connection.h"
#include "text/stop_words.h"
#include "text/words.h"

namespace pulse::db {
namespace {

constexpr Statement kWordShares{"search_word_shares", R"sql(
  SELECT known.stem, known.share
  FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS known (stem, share)
  WHERE schemaname = current_schema() AND tablename = 'items' AND attname = 'search_vector'
    AND known.stem IS NOT NULL AND known.share > 0)sql"};

}  // namespace

void WordShares::Add(const std::string& stem, double share) {
  shares_[stem] = share;
  lowest_ = std::min(lowest_, share);
}

std::optional<double> WordShares::ShareOfWord(const std::string& word) const {
  const auto found = shares_.find(text::StemOf(word));
  if (found == shares_.end()) return std::nullopt;
  return found->second;
}

std::optional<double> WordShares::ShareOf(const SearchQuery& query) const {
  double by_chance = 1;  // if each stood where it does whatever the others
  double rarest = 1;
  bool known = false;
  for (const SearchClause& clause : query.all) {
    if (clause.excluded) continue;
    if (clause.any.size() != 1 || clause.any[0].prefix || clause.any[0].field != SearchField::kAny)
      return std::nullopt;
    for (const std::string& word : clause.any[0].words) {
      if (text::IsStopWord(word)) continue;
      const std::optional<double> frequent = ShareOfWord(word);
      known |= frequent.has_value();
      // Of a word that is not among the frequent ones nothing else is known.
      const double share = frequent.value_or(lowest_ / 2);
      by_chance *= share;
      rarest = std::min(rarest, share);
    }
  }
  if (!known) return std::nullopt;
  // Words of one name always stand together, those of two subjects as chance has it.
  return std::sqrt(by_chance * rarest);
}

WordShares ReadWordShares(Transaction& transaction) {
  WordShares shares;
  for (const pqxx::row row : transaction.Execute(kWordShares))
    shares.Add(row[0].as<std::string>(), row[1].as<double>());
  return shares;
}

}  // namespace pulse::db
