#include <memory>
#include <string>
#include <vector>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/reading/search_view.h"

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
  PrintSearch(session.console, *answer);
  return ExitCode::kOk;
}

}  // namespace

void AddSearch(CLI::App& app, Action& action) {
  auto options = std::make_shared<SearchOptions>();
  CLI::App* command = app.add_subcommand("search", "Items with these words, best first, drafts too");
  command->add_option("QUERY", options->words, "Words, \"a phrase\", a OR b, -without, begin*, title:word")
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
