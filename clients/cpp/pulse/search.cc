#include <memory>
#include <string>
#include <vector>

#include "clients/cpp/pulse/commands.h"
#include "clients/cpp/pulse/words.h"

namespace pulse::cli {
namespace {

struct SearchOptions {
  std::vector<std::string> words;
  std::string filter;
  int limit = 20;
  bool exact = false;
  bool published_only = false;
};

// The words of a command line are one query; a quoted argument with a blank is a
// phrase only where its quotation marks reach us.
std::string QueryOf(const std::vector<std::string>& words) {
  std::string query;
  for (const std::string& word : words) query += (query.empty() ? "" : " ") + word;
  return query;
}

// `text` with what matched in it painted.
std::string Painted(const Style& style, const std::string& text, const std::string& field,
                    const google::protobuf::RepeatedPtrField<v1::SearchHighlight>& highlights) {
  std::string painted;
  std::size_t at = 0;
  for (const v1::SearchHighlight& highlight : highlights) {
    const auto begin = static_cast<std::size_t>(highlight.begin());
    const auto end = static_cast<std::size_t>(highlight.end());
    if (highlight.field() != field || begin < at || end < begin || end > text.size()) continue;
    painted += text.substr(at, begin - at) + style.As("1;33", text.substr(begin, end - begin));
    at = end;
  }
  return painted + text.substr(at);
}

// Blanks for line breaks: a snippet is a part of a body with all its lines.
std::string OnOneLine(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return text;
}

void PrintResult(const Console& console, const v1::SearchResult& result) {
  const Style style = console.OutStyle();
  const std::string byline = Painted(style, result.item().byline(), "byline", result.highlights());
  console.out << Painted(style, result.item().title(), "title", result.highlights()) << '\n'
              << "  " << style.Dim(result.item().name()) << (byline.empty() ? "" : " · ") << byline << '\n'
              << "  " << OnOneLine(Painted(style, result.snippet(), "snippet", result.highlights())) << '\n';
}

void PrintAnswer(const Console& console, const v1::SearchItemsResponse& answer) {
  if (!answer.corrected_query().empty())
    console.err << "Searched for: " << answer.corrected_query() << " (--exact searches as typed)\n";
  for (const v1::SearchResult& result : answer.results()) PrintResult(console, result);
  const Style style = console.OutStyle();
  for (const v1::SearchIntroduction& introduction : answer.introductions()) {
    console.out << "Introduction of " << EditionWords(introduction.edition()) << '\n'
                << "  " << style.Dim(introduction.issue()) << '\n'
                << "  "
                << OnOneLine(Painted(style, introduction.snippet(), "snippet", introduction.highlights()))
                << '\n';
  }
  if (answer.results().empty() && answer.introductions().empty()) {
    console.err << "Nothing is found.\n";
    return;
  }
  bool estimated = false;
  for (const int kind : answer.approximations())
    estimated |= kind == v1::SEARCH_APPROXIMATION_TOTAL_ESTIMATED;
  console.err << answer.results_size() << " of " << (estimated ? "about " : "") << answer.total_size()
              << (estimated ? ", the best of the newest" : "") << '\n';
}

ExitCode Search(const Session& session, const client::Client& client, const SearchOptions& options) {
  v1::SearchItemsRequest request;
  request.set_query(QueryOf(options.words));
  request.set_filter(options.filter);
  request.set_page_size(options.limit);
  request.set_exact_spelling(options.exact);
  request.set_include_unpublished(!options.published_only);
  const auto answer = client.SearchItems(request);
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(*answer);
  PrintAnswer(session.console, *answer);
  return ExitCode::kOk;
}

}  // namespace

void AddSearch(CLI::App& app, Action& action) {
  auto options = std::make_shared<SearchOptions>();
  CLI::App* command = app.add_subcommand("search", "Items with these words, best first, drafts too");
  command->add_option("query", options->words, "Words, \"a phrase\", a OR b, -without, begin*, title:word")
      ->required();
  command->add_option("--filter", options->filter, "Only items that match: 'kind = REPORT edition >= 2022'");
  command->add_option("--limit", options->limit, "At most so many results")->check(CLI::Range(1, 100));
  command->add_flag("--exact", options->exact, "Do not put the spelling right");
  command->add_flag("--published", options->published_only, "Only what readers see");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Search(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
