// QueryService: the answer of a search.

#include <string>
#include <utility>
#include <vector>

#include "services/query/filter/filter.h"
#include "services/query/page_token.h"
#include "services/query/requests.h"
#include "services/query/search/highlight.h"
#include "services/query/search/query_parser.h"
#include "services/query/search/snippet.h"
#include "services/query/service.h"
#include "services/query/view.h"
#include "text/words.h"

namespace pulse::query {
namespace {

using search::Highlighter;
using search::TextRange;

constexpr int kMaxHighlights = 100;

// Where the page before ended, and the spelling it was searched with: looking for
// it again might find another one.
struct Continuation {
  std::string position;
  std::string corrected_query;
};

std::string Joined(const Continuation& continuation) {
  if (continuation.position.empty()) return {};
  return continuation.position + '\n' + continuation.corrected_query;
}

Continuation Split(const std::string& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string::npos) return {text, {}};
  return {text.substr(0, end), text.substr(end + 1)};
}

void AddHighlights(const char* field, const std::vector<TextRange>& ranges,
                   google::protobuf::RepeatedPtrField<v1::SearchHighlight>* highlights) {
  for (const TextRange& range : ranges) {
    if (highlights->size() == kMaxHighlights) return;
    v1::SearchHighlight* added = highlights->Add();
    added->set_field(field);
    added->set_begin(static_cast<std::int32_t>(range.begin));
    added->set_end(static_cast<std::int32_t>(range.end));
  }
}

template <typename Found>
void SetSnippet(search::Snippet snippet, Found* found) {
  found->set_snippet(std::move(snippet.text));
  AddHighlights("snippet", snippet.found, found->mutable_highlights());
}

void FillResult(const Highlighter& highlighter, v1::ContentView view, db::FoundItem* found,
                v1::SearchResult* result) {
  v1::Item& item = found->item;
  auto* highlights = result->mutable_highlights();
  AddHighlights("title", highlighter.Find(item.title(), db::SearchField::kTitle), highlights);
  AddHighlights("byline", highlighter.Find(item.byline(), db::SearchField::kPublisher), highlights);
  if (view == v1::CONTENT_VIEW_FULL)
    AddHighlights("body", highlighter.Find(item.body(), db::SearchField::kBody), highlights);
  SetSnippet(search::SnippetOf(item.body(), highlighter, db::SearchField::kBody), result);
  result->set_score(found->score);
  ApplyView(view, &item);
  *result->mutable_item() = std::move(item);
}

void FillApproximations(const db::SearchPage& page, v1::SearchItemsResponse* response) {
  if (!page.complete) {
    response->add_approximations(v1::SEARCH_APPROXIMATION_NEWEST_RANKED);
    response->add_approximations(v1::SEARCH_APPROXIMATION_TOTAL_ESTIMATED);
    if (!page.facets.empty()) response->add_approximations(v1::SEARCH_APPROXIMATION_FACETS_SAMPLED);
  }
  if (page.cut) response->add_approximations(v1::SEARCH_APPROXIMATION_RESULTS_CUT);
}

v1::SearchItemsResponse ResponseOf(const v1::SearchItemsRequest& request, const db::SearchQuery& query,
                                   db::SearchPage page) {
  v1::SearchItemsResponse response;
  const Highlighter highlighter(query, page.synonyms);
  for (db::FoundItem& found : page.items)
    FillResult(highlighter, OrBasic(request.view()), &found, response.add_results());
  for (const db::FoundIntroduction& found : page.introductions) {
    v1::SearchIntroduction* introduction = response.add_introductions();
    introduction->set_issue(found.issue);
    introduction->set_title(found.title);
    *introduction->mutable_edition() = found.edition;
    SetSnippet(search::SnippetOf(found.text, highlighter, db::SearchField::kAny), introduction);
  }
  for (v1::SearchFacet& facet : page.facets) *response.add_facets() = std::move(facet);
  FillApproximations(page, &response);
  response.set_total_size(page.total);
  response.set_change_cursor(page.change_cursor);
  return response;
}

absl::StatusOr<db::SearchSelection> SelectionOf(const v1::SearchItemsRequest& request,
                                                const std::string& query) {
  db::SearchSelection selection;
  selection.query = search::ParseQuery(query);
  selection.include_unpublished = request.include_unpublished();
  for (const int field : request.facets())
    selection.facets.push_back(static_cast<v1::SearchFacetField>(field));
  if (request.filter().empty()) return selection;
  absl::StatusOr<db::Condition> filter = filter::Compile(request.filter(), filter::ItemFields());
  if (!filter.ok()) return filter.status();
  selection.filter = *std::move(filter);
  return selection;
}

bool HasAlternatives(const db::SearchQuery& query) {
  for (const db::SearchClause& clause : query.all) {
    if (!clause.excluded && clause.any.size() > 1) return true;
  }
  return false;
}

// `text` with each of its words that `spellings` knows replaced.
std::string Respelt(const std::string& text, const std::map<std::string, std::string>& spellings) {
  std::string respelt;
  std::size_t at = 0;
  for (const text::Word& word : text::WordsOf(text)) {
    const auto spelling = spellings.find(word.folded);
    if (spelling == spellings.end()) continue;
    respelt.append(text, at, word.begin - at).append(spelling->second);
    at = word.end;
  }
  return at == 0 ? std::string() : respelt.append(text, at, std::string::npos);
}

// `text` with words that were never printed in their nearest spelling; empty when
// there is nothing to put right.
absl::StatusOr<std::string> CorrectedQuery(db::ItemSearch& items, const std::string& text,
                                           Deadline deadline) {
  std::vector<std::string> words;
  for (const db::SearchClause& clause : search::ParseQuery(text).all) {
    if (clause.excluded) continue;
    for (const db::SearchTerm& term : clause.any) {
      // A beginning is no word yet.
      words.insert(words.end(), term.words.begin(), term.words.end() - (term.prefix ? 1 : 0));
    }
  }
  const auto spellings = items.NearestSpellings(words, deadline);
  if (!spellings.ok()) return spellings.status();
  return Respelt(text, *spellings);
}

struct Searched {
  db::SearchSelection selection;
  db::SearchPage page;
  std::string corrected_query;  // empty: as it was typed
};

// Searches for `typed` in another spelling, where there is one that finds more.
absl::Status SearchRespelt(db::ItemSearch& items, const std::string& typed, int rows, Deadline deadline,
                           Searched* searched) {
  absl::StatusOr<std::string> corrected = CorrectedQuery(items, typed, deadline);
  if (!corrected.ok() || corrected->empty()) return corrected.status();
  db::SearchSelection respelt = searched->selection;
  respelt.query = search::ParseQuery(*corrected);
  auto page = items.Search(respelt, rows, {}, deadline);
  if (!page.ok()) return page.status();
  if (page->total <= searched->page.total) return absl::OkStatus();
  *searched = {std::move(respelt), *std::move(page), *std::move(corrected)};
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::SearchItemsResponse> QueryService::Answer(const v1::SearchItemsRequest& request,
                                                             const Call& call) {
  const std::uint64_t hash = HashListRequest(request);
  const absl::StatusOr<std::string> after = DecodePageToken(request.page_token(), hash);
  if (!after.ok()) return after.status();
  Continuation from = Split(*after);
  if (!from.corrected_query.empty() && !CheckQuery(from.corrected_query).ok()) return PageTokenNotOurs();
  auto selection =
      SelectionOf(request, from.corrected_query.empty() ? request.query() : from.corrected_query);
  if (!selection.ok()) return selection.status();
  const int rows = ResultsOfPage(request.page_size());
  auto page = search_.Search(*selection, rows, from.position, call.deadline);
  if (!page.ok()) return AboutPageToken(page.status());
  Searched searched{*std::move(selection), *std::move(page), std::move(from.corrected_query)};
  const bool may_be_misspelt = searched.page.total == 0 || HasAlternatives(searched.selection.query);
  if (may_be_misspelt && from.position.empty() && !request.exact_spelling()) {
    absl::Status status = SearchRespelt(search_, request.query(), rows, call.deadline, &searched);
    if (!status.ok()) return status;
  }
  const std::string next = searched.page.next;
  v1::SearchItemsResponse response = ResponseOf(request, searched.selection.query, std::move(searched.page));
  response.set_corrected_query(searched.corrected_query);
  response.set_next_page_token(EncodePageToken(Joined({next, searched.corrected_query}), hash));
  return response;
}

}  // namespace pulse::query
