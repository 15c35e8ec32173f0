#include "db/search/item_search.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "db/array_literal.h"
#include "db/change_log.h"
#include "db/page_position.h"
#include "db/run_transaction.h"
#include "db/search/candidates.h"
#include "db/search/facets.h"
#include "db/search/synonyms.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

constexpr std::chrono::seconds kSizesAge{60};
constexpr int kMostIntroductions = 3;

// All issues: a few thousand rows, read once a minute.
constexpr Statement kEditionSizes{"search_edition_sizes", R"sql(
  SELECT -newest_first, sum(item_count) FROM issues GROUP BY newest_first ORDER BY newest_first)sql"};

constexpr Statement kFetchItems{"search_fetch_items", R"sql(
  SELECT items.content
  FROM unnest($1::text[], $2::integer[]) WITH ORDINALITY AS found (issue, position, number)
    JOIN items ON items.issue = found.issue AND items.position = found.position
  ORDER BY found.number)sql"};

constexpr Statement kIntroductions{"search_introductions", R"sql(
  SELECT name, title, edition_year, edition_month, introduction FROM issues
  WHERE introduction_vector @@ (SELECT to_tsquery('pulse', $1))
    AND edition_spans(newest_first) && (SELECT $2::integer[]) AND (state = 3 OR $3)
  ORDER BY newest_first, kind, name LIMIT $4)sql"};

// Where a page ended: the editions that were searched, so that the next page ranks
// the same ones, and the key of its last result.
struct Position {
  std::int64_t from_month = 0;
  Candidate last;
};

std::string FormatPosition(std::int64_t from_month, const Candidate& last) {
  char score[40];
  std::snprintf(score, sizeof(score), "%.17g", last.score);
  return std::to_string(from_month) + ";" + score + ";" +
         FormatItemPosition({{last.newest_first, last.issue_kind, last.issue}, 0, last.position});
}

absl::StatusOr<Position> ParsePosition(const std::string& text) {
  const std::size_t first = text.find(';');
  const std::size_t second = first == std::string::npos ? first : text.find(';', first + 1);
  if (second == std::string::npos) return PositionNotOurs();
  Position position;
  const auto month = std::from_chars(text.data(), text.data() + first, position.from_month);
  const auto score = std::from_chars(text.data() + first + 1, text.data() + second, position.last.score);
  if (month.ec != std::errc() || month.ptr != text.data() + first || score.ec != std::errc() ||
      score.ptr != text.data() + second || position.from_month > kLastMonth) {
    return PositionNotOurs();
  }
  const absl::StatusOr<ItemPosition> item = ParseItemPosition(text.substr(second + 1));
  if (!item.ok()) return item.status();
  position.last.newest_first = item->issue.newest_first;
  position.last.issue_kind = item->issue.kind;
  position.last.issue = item->issue.issue;
  position.last.position = item->position;
  return position;
}

absl::Status FetchItems(Transaction& transaction, const Candidate* begin, const Candidate* end,
                        SearchPage* page) {
  std::vector<std::string> issues;
  std::vector<std::int64_t> positions;
  for (const Candidate* each = begin; each != end; ++each) {
    issues.push_back(each->issue);
    positions.push_back(each->position);
  }
  if (issues.empty()) return absl::OkStatus();
  for (const pqxx::row row : transaction.Execute(kFetchItems, TextArray(issues), IntegerArray(positions))) {
    FoundItem& found = page->items.emplace_back();
    found.score = begin[page->items.size() - 1].score;
    if (!found.item.ParseFromString(BytesOf(row[0]))) {
      return ErrorWithReason(absl::StatusCode::kInternal, "ITEM_UNREADABLE", "a stored item cannot be read");
    }
  }
  return absl::OkStatus();
}

// The results of this page out of all of them.
absl::Status FillPage(Transaction& transaction, const Candidates& found, const std::optional<Position>& after,
                      int limit, SearchPage* page) {
  const std::vector<Candidate>& ranked = found.ranked;
  const auto reachable = std::min<std::size_t>(ranked.size(), kMaxSearchResults);
  std::size_t begin = 0;
  if (after) {
    begin = static_cast<std::size_t>(std::upper_bound(ranked.begin(), ranked.end(), after->last) -
                                     ranked.begin());
  }
  begin = std::min(begin, reachable);
  const std::size_t end = std::min(begin + static_cast<std::size_t>(limit), reachable);
  page->total = found.total;
  page->complete = found.complete;
  if (end < reachable) {
    page->next = FormatPosition(found.searched.from, ranked[end - 1]);
  } else {
    page->cut = !found.complete || ranked.size() > reachable;
  }
  return FetchItems(transaction, ranked.data() + begin, ranked.data() + end, page);
}

void FillIntroductions(Transaction& transaction, const std::string& query, const Candidates& found,
                       bool include_unpublished, SearchPage* page) {
  for (const pqxx::row row : transaction.Execute(kIntroductions, query, IntegerArray(SpansOf(found.searched)),
                                                 include_unpublished, kMostIntroductions)) {
    FoundIntroduction& introduction = page->introductions.emplace_back();
    introduction.issue = row[0].as<std::string>();
    introduction.title = row[1].as<std::string>();
    introduction.edition.set_year(row[2].as<int>());
    introduction.edition.set_month(row[3].as<int>());
    introduction.text = row[4].as<std::string>();
  }
}

}  // namespace

EditionSizes ItemSearch::Sizes(Transaction& transaction) {
  const auto now = std::chrono::steady_clock::now();
  {
    const std::lock_guard lock(mutex_);
    if (sizes_.total() > 0 && now - sizes_of_ < kSizesAge) return sizes_;
  }
  EditionSizes sizes;
  for (const pqxx::row row : transaction.Execute(kEditionSizes))
    sizes.Add(row[0].as<std::int64_t>(), row[1].as<std::int64_t>());
  const std::lock_guard lock(mutex_);
  sizes_ = sizes;
  sizes_of_ = now;
  return sizes;
}

absl::StatusOr<SearchPage> ItemSearch::Search(const SearchSelection& selection, int limit,
                                              const std::string& after, Deadline deadline) {
  std::optional<Position> position;
  if (!after.empty()) {
    absl::StatusOr<Position> parsed = ParsePosition(after);
    if (!parsed.ok()) return parsed.status();
    position = *std::move(parsed);
  }
  return RunTransaction(
      database_, deadline, Transaction::Access::kRead,
      [&](Transaction& transaction) -> absl::StatusOr<SearchPage> {
        SearchPage page;
        page.change_cursor = ReadCursor(transaction);
        page.synonyms = FindSynonyms(transaction, selection.query);
        const CandidateQuery query{TextsOf(selection.query, page.synonyms), selection.include_unpublished};
        Candidates found;
        if (selection.filter) {
          found = FindFiltered(transaction, query, *selection.filter);
        } else if (position) {
          found = FindCandidatesFrom(transaction, query, Sizes(transaction), position->from_month);
        } else {
          found = FindCandidates(transaction, query, Sizes(transaction));
        }
        if (absl::Status status = FillPage(transaction, found, position, limit, &page); !status.ok())
          return status;
        page.facets = CountFacets(transaction, selection.facets, found.ranked);
        if (!position && !selection.filter)
          FillIntroductions(transaction, query.texts.all, found, selection.include_unpublished, &page);
        return page;
      });
}

}  // namespace pulse::db
