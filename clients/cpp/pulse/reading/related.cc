#include <memory>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/terminal/table.h"

namespace pulse::cli {
namespace {

// "words: custody, youth; publisher"
std::string WhyRelated(const v1::RelatedItem& related) {
  std::string why;
  for (const v1::RelatedItemReason& reason : related.reasons()) {
    if (!why.empty()) why += "; ";
    switch (reason.basis()) {
      case v1::RELATED_ITEM_BASIS_WORDS:
        why += "words: " + absl::StrJoin(reason.shared(), ", ");
        break;
      case v1::RELATED_ITEM_BASIS_PUBLISHER:
        why += "publisher";
        break;
      case v1::RELATED_ITEM_BASIS_SECTOR:
        why += "sector";
        break;
      case v1::RELATED_ITEM_BASIS_KIND:
        why += "kind";
        break;
      default:
        why += "another reason";
    }
  }
  return why;
}

ExitCode Related(const Session& session, const client::Client& client,
                 const v1::ListRelatedItemsRequest& request) {
  const auto answer = client.ListRelatedItems(request);
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(*answer);
  if (answer->items().empty()) {
    session.console.err << "No item is related.\n";
    return ExitCode::kOk;
  }
  Table table({{"SCORE", true}, {"ITEM", false, true}, {"TITLE", false, true}, {"WHY", false, true}});
  for (const v1::RelatedItem& related : answer->items()) {
    table.AddRow({absl::StrFormat("%.2f", related.score()), related.item().name(), related.item().title(),
                  WhyRelated(related)});
  }
  table.Print(session.console);
  return ExitCode::kOk;
}

}  // namespace

void AddRelated(CLI::App& app, Action& action) {
  auto request = std::make_shared<v1::ListRelatedItemsRequest>();
  auto limit = std::make_shared<int>(10);
  CLI::App* command = app.add_subcommand("related", "Items that a reader of one will find related, and why");
  command->add_option("ITEM", *request->mutable_name(), "issues/2022-09/items/night-custody")->required();
  command->add_option("--limit", *limit, "At most so many items")
      ->check(CLI::Range(1, 50))
      ->capture_default_str();
  command->callback([&action, request, limit] {
    request->set_max_items(*limit);
    action = WithClient([request](const Session& session, const client::Client& client) {
      return Related(session, client, *request);
    });
  });
}

}  // namespace pulse::cli
