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
  const v1::ContentView view =
      request.view() == v1::CONTENT_VIEW_UNSPECIFIED ? v1::CONTENT_VIEW_BASIC : request.view();
  const Highlighter highlighter(query, page.synonyms);
  for (db::FoundItem& found : page.items) FillResult(highlighter, view, &found, response.add_results());
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

}  // namespace

absl::StatusOr<std::string> QueryService::CorrectedQuery(const std::string& text, const Call& call) {
  std::vector<std::string> words;
  for (const db::SearchClause& clause : search::ParseQuery(text).all) {
    if (clause.excluded) continue;
    for (const db::SearchTerm& term : clause.any) {
      // A beginning is no word yet.
      words.insert(words.end(), term.words.begin(), term.words.end() - (term.prefix ? 1 : 0));
    }
  }
  const auto spellings = search_.NearestSpellings(words, call.deadline);
  if (!spellings.ok()) return spellings.status();
  return Respelt(text, *spellings);
}

absl::StatusOr<v1::SearchItemsResponse> QueryService::Answer(const v1::SearchItemsRequest& request,
                                                             const Call& call) {
  const std::uint64_t hash = HashListRequest(request);
  const absl::StatusOr<std::string> after = DecodePageToken(request.page_token(), hash);
  if (!after.ok()) return after.status();
  Continuation from = Split(*after);
  db::SearchSelection selection;
  selection.query = search::ParseQuery(from.corrected_query.empty() ? request.query() : from.corrected_query);
  selection.include_unpublished = request.include_unpublished();
  for (const int field : request.facets())
    selection.facets.push_back(static_cast<v1::SearchFacetField>(field));
  if (!request.filter().empty()) {
    absl::StatusOr<db::Condition> filter = filter::Compile(request.filter(), filter::ItemFields());
    if (!filter.ok()) return filter.status();
    selection.filter = *std::move(filter);
  }
  const int rows = ResultsOfPage(request.page_size());
  auto page = search_.Search(selection, rows, from.position, call.deadline);
  if (!page.ok()) return AboutPageToken(page.status());
  const bool may_be_misspelt = page->total == 0 || HasAlternatives(selection.query);
  if (may_be_misspelt && from.position.empty() && !request.exact_spelling()) {
    absl::StatusOr<std::string> corrected = CorrectedQuery(request.query(), call);
    if (!corrected.ok()) return corrected.status();
    if (!corrected->empty()) {
      selection.query = search::ParseQuery(*corrected);
      auto again = search_.Search(selection, rows, {}, call.deadline);
      if (!again.ok()) return again.status();
      // A spelling that finds no more is not what was meant.
      if (again->total > page->total) {
        page = std::move(again);
        from.corrected_query = *std::move(corrected);
      } else {
        selection.query = search::ParseQuery(request.query());
      }
    }
  }
  const std::string next = page->next;
  v1::SearchItemsResponse response = ResponseOf(request, selection.query, *std::move(page));
  response.set_corrected_query(from.corrected_query);
  response.set_next_page_token(EncodePageToken(Joined({next, from.corrected_query}), hash));
  return response;
}

}  // namespace pulse::query
