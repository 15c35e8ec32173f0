#include "db/search/item_search.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "db/change_log.h"
#include "db/page_position.h"
#include "db/run_transaction.h"
#include "db/search/candidates.h"
#include "db/search/facets.h"
#include "db/search/found_content.h"
#include "db/search/synonyms.h"

namespace pulse::db {
namespace {

constexpr std::chrono::seconds kArchiveAge{60};
constexpr int kMostIntroductions = 3;

// All issues: a few thousand rows, read once a minute.
constexpr Statement kEditionSizes{"search_edition_sizes", R"sql(
  SELECT -newest_first, sum(item_count) FROM issues GROUP BY newest_first ORDER BY newest_first)sql"};

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
      score.ptr != text.data() + second || !std::isfinite(position.last.score) ||
      position.from_month > kLastMonth) {
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

// The results of this page out of all of them; on the first page of a search without
// a filter introductions too.
absl::Status FillPage(Transaction& transaction, const SearchSelection& selection, const CandidateQuery& query,
                      const Candidates& found, const std::optional<Position>& after, int limit,
                      SearchPage* page) {
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
  const int introductions = after || selection.filter ? 0 : kMostIntroductions;
  return FetchFound(transaction, query,
                    {ranked.data() + begin, ranked.data() + end, found.searched, introductions}, page);
}

}  // namespace

std::shared_ptr<const ItemSearch::Archive> ItemSearch::ReadArchive(Transaction& transaction) {
  const auto now = std::chrono::steady_clock::now();
  {
    const std::lock_guard lock(mutex_);
    if (archive_ && archive_->sizes.total() > 0 && now - archive_->read_at < kArchiveAge) return archive_;
  }
  const std::chrono::year_month_day today(
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  auto archive = std::make_shared<Archive>();
  archive->sizes = EditionSizes(static_cast<int>(today.year()) * 12 + static_cast<unsigned>(today.month()));
  for (const pqxx::row row : transaction.Execute(kEditionSizes))
    archive->sizes.Add(row[0].as<std::int64_t>(), row[1].as<std::int64_t>());
  archive->shares = ReadWordShares(transaction);
  archive->read_at = now;
  const std::lock_guard lock(mutex_);
  archive_ = archive;
  return archive;
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
      database_, deadline, Transaction::Access::kReadKept,
      [&](Transaction& transaction) -> absl::StatusOr<SearchPage> {
        SearchPage page;
        page.change_cursor = ReadCursor(transaction);
        page.synonyms = FindSynonyms(transaction, selection.query);
        CandidateQuery query{TextsOf(selection.query, page.synonyms), selection.include_unpublished};
        Candidates found;
        if (selection.filter) {
          found = FindFiltered(transaction, query, *selection.filter);
        } else if (position) {
          found =
              FindCandidatesFrom(transaction, query, ReadArchive(transaction)->sizes, position->from_month);
        } else {
          const std::shared_ptr<const Archive> archive = ReadArchive(transaction);
          if (page.synonyms.empty()) query.share = archive->shares.ShareOf(selection.query);
          found = FindCandidates(transaction, query, archive->sizes);
        }
        absl::Status status = FillPage(transaction, selection, query, found, position, limit, &page);
        if (!status.ok()) return status;
        page.facets = CountFacets(transaction, selection.facets, found.ranked);
        return page;
      });
}

}  // namespace pulse::db
