#include "db/search/candidates.h"

#include <algorithm>
#include <utility>

#include "db/array_literal.h"
#include "db/condition_sql.h"
#include "db/publisher_aliases.h"

namespace pulse::db {
namespace {

// Items that a search begins with when nothing is known of its words: enough to tell a
// common one.
constexpr double kProbe = 400;
// How much further the next stretch goes back while nothing is found, and for each
// row that is: few rows tell little of how many there are further back.
constexpr double kStride = 8;

// The rank counts a word of the title more than one of the publisher's name, that
// more than one of the body. An item whose title by itself answers the query is
// above all whose title does not, and one whose title has the query as it was
// typed, with the small words that no index keeps, above those. Only of such titles
// is that asked: it is the dearest part.
std::string RankSql(const std::string& wanted, const std::string& title, const std::string& typed) {
  return "ts_rank('{0.1, 0.2, 0.45, 1}', search_vector, " + wanted + ") + CASE WHEN search_vector @@ " +
         title + " THEN 1 + (strpos(lower(title), " + typed + ") > 0)::integer ELSE 0 END";
}

// The queries are hidden from the planner: told their frequency it would, for a
// common word, rather read the table than the index, to stop at the limit.
// Rows have the words ($1); those that also have the query ($2) get a score. Where
// nothing is wanted but words that no index keeps, nothing is found: all that is not
// left out would be.
std::string SearchSql(bool of_spans, bool include_unpublished) {
  const std::string query = "(SELECT query FROM asked)";
  return R"sql(
  WITH asked AS MATERIALIZED (
    SELECT to_tsquery('pulse', $1) AS words, to_tsquery('pulse', $2) AS query,
           to_tsquery('pulse', $6) AS wanted, to_tsquery('pulse', $3) AS title)
  SELECT newest_first, issue_kind, issue, position, coalesce(sector, ''), kind,
         CASE WHEN $1 = $2 OR search_vector @@ )sql" +
         query + " THEN " + RankSql("(SELECT wanted FROM asked)", "(SELECT title FROM asked)", "$5::text") +
         " END FROM items WHERE search_vector @@ (SELECT words FROM asked WHERE numnode(wanted) > 0)" +
         (of_spans ? " AND edition_spans(newest_first) && (SELECT $7::integer[])" : "") +
         (include_unpublished ? "" : " AND published") + " LIMIT $4";
}

// One prepared statement for each of the forms.
Statement SearchStatement(bool of_spans, bool include_unpublished) {
  static const std::string kSql[] = {SearchSql(false, false), SearchSql(true, false), SearchSql(false, true),
                                     SearchSql(true, true)};
  constexpr const char* kNames[] = {"search_all", "search_spans", "search_all_any", "search_spans_any"};
  const std::size_t form = (of_spans ? 1U : 0U) + (include_unpublished ? 2U : 0U);
  return {kNames[form], kSql[form].c_str()};
}

bool IsEverything(EditionRange range) { return range.from <= kFirstMonth && range.to >= kLastMonth; }

// What one statement found.
struct Stretch {
  int rows = 0;  // with the words
  std::vector<Candidate> matches;
};

Candidate CandidateOf(const pqxx::row& row) {
  Candidate candidate;
  candidate.newest_first = row[0].as<std::int64_t>();
  candidate.issue_kind = row[1].as<std::int64_t>();
  candidate.issue = row[2].as<std::string>();
  candidate.position = row[3].as<std::int64_t>();
  candidate.sector = row[4].as<std::string>();
  candidate.kind = row[5].as<int>();
  candidate.score = row[6].as<double>();
  return candidate;
}

Stretch StretchOf(const pqxx::result& rows) {
  Stretch stretch;
  stretch.rows = static_cast<int>(rows.size());
  for (const pqxx::row row : rows) {
    if (!row[6].is_null()) stretch.matches.push_back(CandidateOf(row));
  }
  return stretch;
}

Stretch Read(Transaction& transaction, const CandidateQuery& query, EditionRange range, int limit) {
  const bool everywhere = IsEverything(range);
  const Statement statement = SearchStatement(!everywhere, query.include_unpublished);
  const TsqueryTexts& texts = query.texts;
  if (everywhere)
    return StretchOf(transaction.Execute(statement, texts.words, texts.all, texts.title, limit, texts.typed,
                                         texts.wanted));
  return StretchOf(transaction.Execute(statement, texts.words, texts.all, texts.title, limit, texts.typed,
                                       texts.wanted, IntegerArray(SpansOf(range))));
}

// Goes back in time, stretch by stretch.
class Walk {
 public:
  Walk(Transaction& transaction, const CandidateQuery& query, const EditionSizes& sizes)
      : transaction_(transaction), query_(query), sizes_(sizes), next_to_(sizes.last_month()) {}

  Candidates Run() {
    double wanted = query_.share ? std::max(kProbe, kEnoughMatches / *query_.share) : kProbe;
    bool tried_everything = false;
    if (static_cast<double>(sizes_.total()) <= kMostItemsWithoutProbe) {
      if (TakeEverything()) return Done();
      tried_everything = true;
    }
    while (!Enough() && next_to_ >= kFirstMonth) {
      TakeStretch(wanted);
      if (next_to_ < kFirstMonth) break;
      const double seen = static_cast<double>(sizes_.ItemsOf({next_to_ + 1, sizes_.last_month()})) + 1;
      // One more: what is not seen in a part may still be in the rest.
      const double expected = (rows_ + 1) * static_cast<double>(sizes_.total()) / seen;
      const bool looked_far = seen > kProbe * kStride;
      if (!tried_everything && expected < (looked_far ? kMostRows : kMostRows / 2)) {
        if (TakeEverything()) return Done();
        tried_everything = true;
      }
      if (matches() >= kEnoughMatches / 2.0) break;
      wanted = rows_ == 0 ? seen * kStride : (kEnoughMatches - matches()) * seen / std::max(rows_, 1);
      wanted = std::clamp(wanted, kProbe / 4, seen * kStride * (rows_ + 1));
    }
    found_.complete = next_to_ < kFirstMonth && !cut_;
    return Done();
  }

  Candidates From(std::int64_t from_month) {
    if (from_month <= kFirstMonth) {
      if (!TakeEverything()) cut_ = true;
    } else {
      Add(Read(transaction_, query_, {from_month, sizes_.last_month()}, kMostRowsInAll));
      next_to_ = from_month - 1;
    }
    return Done();
  }

 private:
  double matches() const { return static_cast<double>(found_.ranked.size()); }
  bool Enough() const { return matches() >= kEnoughMatches || rows_ >= kMostRowsInAll; }

  void Add(Stretch stretch) {
    rows_ += stretch.rows;
    std::move(stretch.matches.begin(), stretch.matches.end(), std::back_inserter(found_.ranked));
  }

  // The newest of what is left, about `wanted` items. A quarter of the months when
  // more match than are ranked, so that it is the newest that are: a stretch too short
  // is gone on from, one too long is read for nothing.
  void TakeStretch(double wanted) {
    EditionRange range = sizes_.Newest(next_to_, wanted);
    for (;;) {
      Stretch stretch = Read(transaction_, query_, range, kMostRowsOfStretch);
      // Months after the newest edition have no items: halving those gains nothing.
      const std::int64_t newest = std::min(range.to, sizes_.newest_month());
      if (stretch.rows == kMostRowsOfStretch && newest > range.from) {
        range.from += (newest - range.from + 1) * 3 / 4;
        continue;
      }
      cut_ |= stretch.rows == kMostRowsOfStretch;
      Add(std::move(stretch));
      next_to_ = range.from - 1;
      return;
    }
  }

  // False when there is too much.
  bool TakeEverything() {
    Stretch stretch = Read(transaction_, query_, {}, kMostRows);
    if (stretch.rows == kMostRows) return false;
    found_.ranked.clear();
    rows_ = 0;
    Add(std::move(stretch));
    next_to_ = kFirstMonth - 1;
    found_.complete = true;
    return true;
  }

  Candidates Done() {
    std::sort(found_.ranked.begin(), found_.ranked.end());
    found_.searched = {next_to_ + 1, sizes_.last_month()};
    found_.total = static_cast<std::int64_t>(found_.ranked.size());
    if (found_.complete) return std::move(found_);
    const std::int64_t seen = sizes_.ItemsOf(found_.searched);
    if (seen > 0) {
      const double share = static_cast<double>(sizes_.total()) / static_cast<double>(seen);
      found_.total = std::max(found_.total, static_cast<std::int64_t>(matches() * share));
    }
    return std::move(found_);
  }

  Transaction& transaction_;
  const CandidateQuery& query_;
  const EditionSizes& sizes_;
  Candidates found_;
  int rows_ = 0;
  bool cut_ = false;
  std::int64_t next_to_;
};

}  // namespace

Candidates FindCandidates(Transaction& transaction, const CandidateQuery& query, const EditionSizes& sizes) {
  return Walk(transaction, query, sizes).Run();
}

Candidates FindCandidatesFrom(Transaction& transaction, const CandidateQuery& query,
                              const EditionSizes& sizes, std::int64_t from_month) {
  return Walk(transaction, query, sizes).From(from_month);
}

// Here the planner is to know the words and the filter, to begin with whichever is
// rarer; so the statement is planned for its values.
Candidates FindFiltered(Transaction& transaction, const CandidateQuery& query, const Condition& filter) {
  Condition followed = filter;
  FollowMerges(transaction, &followed);
  ComposedStatement statement;
  const std::string words = "to_tsquery('pulse', " + statement.Add(query.texts.all) + "::text)";
  const std::string wanted = "to_tsquery('pulse', " + statement.Add(query.texts.wanted) + "::text)";
  const std::string title = "to_tsquery('pulse', " + statement.Add(query.texts.title) + "::text)";
  const std::string typed = statement.Add(query.texts.typed) + "::text";
  statement.sql =
      "SELECT newest_first, issue_kind, issue, position, coalesce(sector, ''), kind, " +
      RankSql(wanted, title, typed) + " FROM items WHERE search_vector @@ " + words + " AND numnode(" +
      wanted + ") > 0 AND " + ConditionSql(Table::kItems, followed, &statement) +
      (query.include_unpublished ? "" : " AND published") +
      " ORDER BY newest_first, issue_kind, issue, position LIMIT " + std::to_string(kMostRows + 1);
  Candidates found;
  found.ranked = StretchOf(transaction.Execute(statement)).matches;
  found.complete = found.ranked.size() <= kMostRows;
  if (!found.complete) found.ranked.pop_back();
  found.total = static_cast<std::int64_t>(found.ranked.size()) + (found.complete ? 0 : 1);
  std::sort(found.ranked.begin(), found.ranked.end());
  return found;
}

}  // namespace pulse::db
