#include "clients/cpp/pulse/reading/publisher_listing.h"

#include <memory>

#include "absl/strings/str_join.h"
#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/terminal/table.h"
#include "clients/cpp/pulse/terminal/text_width.h"
#include "clients/cpp/pulse/views/resource_names.h"

namespace pulse::cli {
namespace {

// The largest page the query service gives.
constexpr int kPageSize = 500;

ExitCode List(const Session& session, const client::Client& client, bool published_only) {
  v1::ListPublishersRequest request;
  request.set_page_size(kPageSize);
  request.set_include_unpublished(!published_only);
  v1::ListPublishersResponse list;
  auto publishers = client.Publishers(request);
  for (const v1::PublisherProfile& publisher : publishers) *list.add_publishers() = publisher;
  if (publishers.error()) return session.Fail(*publishers.error());
  if (session.options.json) return session.PrintJson(list);
  if (list.publishers().empty()) {
    session.console.err << "There are no publishers yet; `pulse ingest PATH` reads some in.\n";
    return ExitCode::kOk;
  }
  Table table({{"PUBLISHER"}, {"NAME", false, true}, {"ALSO CALLED", false, true}});
  for (const v1::PublisherProfile& publisher : list.publishers()) {
    std::vector<std::string> aliases;
    for (const std::string& alias : publisher.aliases()) aliases.emplace_back(PublisherId(alias));
    table.AddRow(
        {std::string(PublisherId(publisher.name())), publisher.display_name(), absl::StrJoin(aliases, ", ")});
  }
  table.Print(session.console);
  return ExitCode::kOk;
}

ExitCode Show(const Session& session, const client::Client& client, const std::string& name) {
  v1::GetPublisherRequest request;
  request.set_name(PublisherName(name));
  const auto answer = client.GetPublisher(request);
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(*answer);
  const v1::PublisherProfile& publisher = answer->publisher();
  session.console.out << OneLine(publisher.display_name()) << '\n'
                      << publisher.name() << " · " << answer->item_count() << " published\n";
  for (const std::string& alias : publisher.aliases()) session.console.out << "  was " << alias << '\n';
  return ExitCode::kOk;
}

}  // namespace

Action ListPublishers(bool published_only) {
  return WithClient([published_only](const Session& session, const client::Client& client) {
    return List(session, client, published_only);
  });
}

void AddPublisherListing(CLI::App& publishers, Action& action) {
  auto published_only = std::make_shared<bool>(false);
  CLI::App* list =
      publishers.add_subcommand("list", "All by name, those of drafts too; so does `pulse publishers`");
  list->add_flag("--published", *published_only, "Only what readers see");
  list->callback([&action, published_only] { action = ListPublishers(*published_only); });
  auto name = std::make_shared<std::string>();
  CLI::App* show = publishers.add_subcommand("show", "One publisher: its items, and what else it was called");
  show->add_option("PUBLISHER", *name, "publishers/ofsted, or ofsted")->required();
  show->callback([&action, name] {
    action = WithClient([name](const Session& session, const client::Client& client) {
      return Show(session, client, *name);
    });
  });
}

}  // namespace pulse::cli
