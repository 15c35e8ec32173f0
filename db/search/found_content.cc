#include "db/search/found_content.h"

#include <cstdint>
#include <string>
#include <vector>

#include "db/array_literal.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

// Items by their keys ($1, $2) in the order given, and behind them the newest
// introductions with the query ($3), of which something is wanted ($7), in the spans
// ($4): one round trip for both.
constexpr Statement kFetch{"search_fetch", R"sql(
  (SELECT items.content, NULL AS issue, NULL AS title, NULL AS year, NULL AS month, NULL AS introduction
   FROM unnest($1::text[], $2::integer[]) WITH ORDINALITY AS found (issue, position, number)
     JOIN items ON items.issue = found.issue AND items.position = found.position
   ORDER BY found.number)
  UNION ALL
  (SELECT NULL, name, title, edition_year, edition_month, introduction FROM issues
   WHERE introduction_vector @@ (SELECT to_tsquery('pulse', $3)
                                 WHERE numnode(to_tsquery('pulse', $7)) > 0)
     AND edition_spans(newest_first) && (SELECT $4::integer[]) AND (state = 3 OR $5)
   ORDER BY newest_first, kind, name LIMIT $6))sql"};

FoundIntroduction IntroductionOf(const pqxx::row& row) {
  FoundIntroduction introduction;
  introduction.issue = row[1].as<std::string>();
  introduction.title = row[2].as<std::string>();
  introduction.edition.set_year(row[3].as<int>());
  introduction.edition.set_month(row[4].as<int>());
  introduction.text = row[5].as<std::string>();
  return introduction;
}

}  // namespace

absl::Status FetchFound(Transaction& transaction, const CandidateQuery& query, const WantedContent& wanted,
                        SearchPage* page) {
  if (wanted.begin == wanted.end && wanted.introductions == 0) return absl::OkStatus();
  std::vector<std::string> issues;
  std::vector<std::int64_t> positions;
  for (const Candidate* each = wanted.begin; each != wanted.end; ++each) {
    issues.push_back(each->issue);
    positions.push_back(each->position);
  }
  for (const pqxx::row row :
       transaction.Execute(kFetch, TextArray(issues), IntegerArray(positions), query.texts.all,
                           IntegerArray(SpansOf(wanted.searched)), query.include_unpublished,
                           wanted.introductions, query.texts.wanted)) {
    if (row[0].is_null()) {
      page->introductions.push_back(IntroductionOf(row));
      continue;
    }
    FoundItem& found = page->items.emplace_back();
    found.score = wanted.begin[page->items.size() - 1].score;
    if (!found.item.ParseFromString(BytesOf(row[0]))) {
      return ErrorWithReason(absl::StatusCode::kInternal, "ITEM_UNREADABLE", "a stored item cannot be read");
    }
  }
  return absl::OkStatus();
}

}  // namespace pulse::db
