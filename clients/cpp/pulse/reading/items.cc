#include <algorithm>
#include <memory>

#include "clients/cpp/pulse/command/at_least_one.h"
#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/command/item_choice.h"
#include "clients/cpp/pulse/terminal/table.h"
#include "clients/cpp/pulse/views/resource_names.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

// The largest page the query service gives.
constexpr int kPageSize = 500;

struct ItemsOptions {
  ItemChoice choice;
  std::string issue;
  std::string filter;
  int limit = 0;  // 0 is all
  bool published_only = false;
};

// "2022-09" of `issues/2022-09/items/a-title`.
std::string IssueOf(const v1::Item& item) {
  return std::string(IssueId(item.name().substr(0, item.name().find("/items/"))));
}

void PrintItems(const Console& console, const v1::ListItemsResponse& list) {
  Table table(
      {{"ISSUE"}, {"SECTOR", false, true}, {"KIND"}, {"PUBLISHER", false, true}, {"TITLE", false, true}});
  for (const v1::Item& item : list.items()) {
    table.AddRow({IssueOf(item), std::string(SectorId(item.sector())), KindWord(item.kind()),
                  PublisherWords(item), item.title()});
  }
  table.Print(console);
  if (console.out_is_terminal) {
    console.out << console.OutStyle().Dim(Count(list.items_size(), "item", "items")) << '\n';
  }
}

ExitCode Items(const Session& session, const client::Client& client, const ItemsOptions& options) {
  v1::ListItemsRequest request;
  request.set_include_unpublished(!options.published_only);
  if (!options.issue.empty()) request.set_issue(IssueName(options.issue));
  request.set_filter(options.filter);
  request.set_page_size(options.limit == 0 ? kPageSize : std::min(options.limit, kPageSize));
  const ExitCode selected =
      options.choice.Read(session, client, request.mutable_sectors(), request.mutable_kinds());
  if (selected != ExitCode::kOk) return selected;

  v1::ListItemsResponse list;
  auto items = client.Items(request);
  for (const v1::Item& item : items) {
    *list.add_items() = item;
    if (list.items_size() == options.limit) break;
  }
  if (items.error()) return session.Fail(*items.error());
  if (session.options.json) return session.PrintJson(list);
  if (list.items().empty()) {
    session.console.err << "No items match.\n";
  } else {
    PrintItems(session.console, list);
  }
  return ExitCode::kOk;
}

}  // namespace

void AddItems(CLI::App& app, Action& action) {
  auto options = std::make_shared<ItemsOptions>();
  CLI::App* command = app.add_subcommand("items", "Items of all issues, newest edition first, drafts too");
  AddItemChoice(*command, options->choice);
  command->add_option("--issue", options->issue, "Only this issue: 2022-09");
  command->add_option("--filter", options->filter, "Only items that match: 'publisher:* edition >= 2022'");
  command->add_option("--limit", options->limit, "At most so many items")->check(AtLeastOne());
  command->add_flag("--published", options->published_only, "Only what readers see");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Items(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
