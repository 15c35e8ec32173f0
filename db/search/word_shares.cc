#include "db/search/word_shares.h"

#include <algorithm>

#include "db/connection.h"
#include "text/words.h"

namespace pulse::db {
namespace {

constexpr Statement kWordShares{"search_word_shares", R"sql(
  SELECT known.stem, known.share
  FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS known (stem, share)
  WHERE schemaname = current_schema() AND tablename = 'items' AND attname = 'search_vector'
    AND known.stem IS NOT NULL AND known.share > 0)sql"};

// The one plain word that a clause is.
const std::string* PlainWord(const SearchClause& clause) {
  if (clause.any.size() != 1) return nullptr;
  const SearchTerm& term = clause.any[0];
  if (term.prefix || term.field != SearchField::kAny || term.words.size() != 1) return nullptr;
  return &term.words[0];
}

}  // namespace

void WordShares::Add(const std::string& stem, double share) {
  shares_[stem] = share;
  lowest_ = std::min(lowest_, share);
}

std::optional<double> WordShares::ShareOf(const SearchQuery& query) const {
  double share = 1;
  bool known = false;
  for (const SearchClause& clause : query.all) {
    if (clause.excluded) continue;
    const std::string* const word = PlainWord(clause);
    if (word == nullptr) return std::nullopt;
    const auto found = shares_.find(text::StemOf(*word));
    known |= found != shares_.end();
    // Of a word that is not among the frequent ones nothing else is known.
    share *= found != shares_.end() ? found->second : lowest_ / 2;
  }
  if (!known) return std::nullopt;
  return share;
}

WordShares ReadWordShares(Transaction& transaction) {
  WordShares shares;
  for (const pqxx::row row : transaction.Execute(kWordShares))
    shares.Add(row[0].as<std::string>(), row[1].as<double>());
  return shares;
}

}  // namespace pulse::db
