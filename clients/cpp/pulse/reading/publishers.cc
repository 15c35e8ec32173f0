#include <memory>

#include "absl/strings/str_join.h"
#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/reading/publisher_listing.h"
#include "clients/cpp/pulse/terminal/question.h"
#include "clients/cpp/pulse/terminal/text_width.h"
#include "clients/cpp/pulse/views/resource_names.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

struct RenameOptions {
  std::string name;
  v1::UpdatePublisherRequest request;
};

ExitCode Rename(const Session& session, const client::Client& client, const RenameOptions& options) {
  v1::UpdatePublisherRequest request = options.request;
  request.mutable_publisher()->set_name(PublisherName(options.name));
  request.mutable_update_mask()->add_paths("display_name");
  const auto answer = client.UpdatePublisher(request);
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(*answer);
  session.console.out << answer->publisher().name() << " is called "
                      << OneLine(answer->publisher().display_name()) << '\n';
  return ExitCode::kOk;
}

struct MergeOptions {
  std::string name;
  std::vector<std::string> sources;
  std::string comment;
  bool yes = false;
};

ExitCode Merge(const Session& session, const client::Client& client, const MergeOptions& options) {
  v1::MergePublishersRequest request;
  request.set_name(PublisherName(options.name));
  for (const std::string& source : options.sources) request.add_sources(PublisherName(source));
  request.set_comment(options.comment);
  if (!options.yes && CanAsk(session.console)) {
    const char answer = Ask(session.console,
                            absl::StrJoin(request.sources(), ", ") + " will be " + request.name() +
                                " for good, in every issue. Go on? [y]es, [N]o",
                            "ny");
    if (answer != 'y') return ExitCode::kFailed;
  }
  const auto answer = client.MergePublishers(request);
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(*answer);
  for (const std::string& issue : answer->issues()) session.console.out << "changed  " << issue << '\n';
  session.console.out << absl::StrJoin(request.sources(), ", ")
                      << (request.sources_size() == 1 ? " is" : " are") << " now "
                      << answer->publisher().name() << ", in "
                      << Count(answer->issues_size(), "issue", "issues") << '\n';
  return ExitCode::kOk;
}

void AddRename(CLI::App& publishers, Action& action) {
  auto options = std::make_shared<RenameOptions>();
  CLI::App* command = publishers.add_subcommand("rename", "Sets the form shown where none is printed");
  command->add_option("PUBLISHER", options->name, "publishers/ofsted, or ofsted")->required();
  command
      ->add_option("DISPLAY_NAME", *options->request.mutable_publisher()->mutable_display_name(),
                   "How it is called")
      ->required();
  command->add_option("--comment", *options->request.mutable_comment(), "Why, for the history");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Rename(session, client, *options);
    });
  });
}

void AddMerge(CLI::App& publishers, Action& action) {
  auto options = std::make_shared<MergeOptions>();
  CLI::App* command = publishers.add_subcommand("merge", "Finds that several publishers are one, for good");
  command->add_option("PUBLISHER", options->name, "The one that stays: publishers/ofsted, or ofsted")
      ->required();
  command->add_option("OTHERS", options->sources, "Those that become it, 1 to 50")->required();
  command->add_option("--comment", options->comment, "Why, for the history");
  command->add_flag("-y,--yes", options->yes, "Ask nothing (nothing is asked without a terminal)");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Merge(session, client, *options);
    });
  });
}

}  // namespace

void AddPublishers(CLI::App& app, Action& action) {
  CLI::App* command =
      app.add_subcommand("publishers", "Who publishes: lists, renames or merges publishers, and who did so");
  command->require_subcommand(0, 1);
  AddPublisherListing(*command, action);
  AddRename(*command, action);
  AddMerge(*command, action);
  AddPublisherHistory(*command, action);
  command->callback([&action, command] {
    if (command->get_subcommands().empty()) action = ListPublishers(/*published_only=*/false);
  });
  command->footer(R"(
  pulse publishers
  pulse publishers show ofsted
  pulse publishers rename home-office "Home Office"
  pulse publishers merge ofsted office-for-standards-in-education --comment "one body"
  pulse publishers history ofsted)");
}

}  // namespace pulse::cli
