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

void WordShares::Together::Add(double share) {
  by_chance *= share;
  rarest = std::min(rarest, share);
}

// Words of one name always stand together, those of two subjects as chance has it.
double WordShares::Together::share() const { return std::sqrt(by_chance * rarest); }

std::optional<double> WordShares::ShareOfWord(const std::string& word) const {
  const auto found = shares_.find(text::StemOf(word));
  if (found == shares_.end()) return std::nullopt;
  return found->second;
}

// Of a word that is not among the frequent ones nothing else is known.
void WordShares::AddWord(const std::string& word, Together* together) const {
  if (text::IsStopWord(word)) return;
  const std::optional<double> share = ShareOfWord(word);
  together->known |= share.has_value();
  together->Add(share.value_or(lowest_ / 2));
}

// Of the names that stand for `typed`, the commonest: most items that have one of them
// have that one.
WordShares::Together WordShares::NamesOf(const std::string& typed,
                                         const std::vector<SearchSynonym>& synonyms) const {
  Together commonest{0, 0, false};
  for (const SearchSynonym& synonym : synonyms) {
    if (synonym.typed != typed) continue;
    Together words;
    for (const text::Word& word : text::WordsOf(synonym.name)) AddWord(word.folded, &words);
    if (words.known && words.share() > commonest.share()) commonest = words;
  }
  return commonest;
}

std::optional<double> WordShares::ShareOf(const SearchQuery& query,
                                          const std::vector<SearchSynonym>& synonyms) const {
  Together all;
  for (const SearchClause& clause : query.all) {
    if (clause.excluded) continue;
    if (clause.any.size() != 1 || clause.any[0].prefix || clause.any[0].field != SearchField::kAny)
      return std::nullopt;
    for (const std::string& word : clause.any[0].words) {
      const Together names = NamesOf(word, synonyms);
      if (!names.known) {
        AddWord(word, &all);
        continue;
      }
      Together itself;
      AddWord(word, &itself);
      all.known = true;
      all.Add(itself.known ? std::max(itself.share(), names.share()) : names.share());
    }
  }
  const Together names = NamesOf("", synonyms);
  if (!all.known && !names.known) return std::nullopt;
  return all.known ? std::max(all.share(), names.share()) : names.share();
}

WordShares ReadWordShares(Transaction& transaction) {
  WordShares shares;
  for (const pqxx::row row : transaction.Execute(kWordShares))
    shares.Add(row[0].as<std::string>(), row[1].as<double>());
  return shares;
}

}  // namespace pulse::db
