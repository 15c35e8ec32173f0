#include <memory>

#include "clients/cpp/pulse/command/at_least_one.h"
#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/command/item_choice.h"
#include "clients/cpp/pulse/terminal/interrupt.h"
#include "clients/cpp/pulse/terminal/text_width.h"
#include "clients/cpp/pulse/views/resource_names.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

struct WatchOptions {
  std::string from;
  ItemChoice choice;
  std::vector<std::string> publishers;
  bool unpublished = false;
  int count = 0;  // 0: for ever
};

// "left_filter" as "left filter".
std::string TypeWord(v1::ItemChangedType type) {
  std::string word = v1::ItemChangedType_Name(type).substr(std::string_view("ITEM_CHANGED_TYPE_").size());
  for (char& c : word) c = c == '_' ? ' ' : static_cast<char>(c | 0x20);
  return word;
}

// Nothing for what is only a sign of life.
std::string Words(const v1::WatchChangesResponse& message) {
  if (message.has_item_changed()) {
    const v1::ItemChanged& changed = message.item_changed();
    const std::string title = changed.has_item() ? "  " + OneLine(changed.item().title()) : "";
    return TypeWord(changed.type()) + "  " + OneLine(changed.name()) + title;
  }
  if (message.has_issue_state_changed()) {
    const v1::IssueStateChanged& changed = message.issue_state_changed();
    return StateWord(changed.state()) + "  " + OneLine(changed.name());
  }
  if (message.has_snapshot_completed()) {
    return "-- " + Count(static_cast<int>(message.snapshot_completed().item_count()), "item", "items") +
           "; changes from here on --";
  }
  return message.has_reset() ? "-- the cursor has expired: everything again --" : "";
}

std::string Painted(const Style& style, v1::ItemChangedType type, const std::string& word) {
  switch (type) {
    case v1::ITEM_CHANGED_TYPE_SNAPSHOT:
      return style.Dim(word);
    case v1::ITEM_CHANGED_TYPE_ADDED:
      return style.Green(word);
    case v1::ITEM_CHANGED_TYPE_UPDATED:
    case v1::ITEM_CHANGED_TYPE_RECATEGORISED:
      return style.Yellow(word);
    default:
      return style.Red(word);
  }
}

void Print(const Session& session, const v1::WatchChangesResponse& message) {
  if (session.options.json) {
    session.PrintJsonLine(message);
    return;
  }
  const std::string words = Truncate(Words(message), session.console.width);
  if (words.empty()) return;
  if (message.has_item_changed()) {
    const v1::ItemChangedType type = message.item_changed().type();
    const std::size_t length = TypeWord(type).size();
    session.console.out << Painted(session.console.OutStyle(), type, words.substr(0, length))
                        << words.substr(length);
  } else {
    session.console.out << words;
  }
  session.console.out << std::endl;  // a reader of a pipe waits for it
}

// What would otherwise be watched in vain, and whether the service is there at all.
ExitCode Check(const Session& session, const client::Client& client, const WatchOptions& options,
               v1::WatchChangesRequest& request) {
  const auto taxonomy = client.ListSectors({});
  if (!taxonomy.ok()) return session.Fail(taxonomy.error());
  const ExitCode read =
      options.choice.Read(session, client, request.mutable_sectors(), request.mutable_kinds());
  if (read != ExitCode::kOk) return read;
  for (const std::string& word : options.publishers) {
    v1::GetPublisherRequest publisher;
    publisher.set_name(PublisherName(word));
    const auto found = client.GetPublisher(publisher);
    if (!found.ok()) return session.Fail(found.error());
    request.add_publishers(publisher.name());
  }
  return ExitCode::kOk;
}

ExitCode Watch(const Session& session, const client::Client& client, const WatchOptions& options) {
  v1::WatchChangesRequest request;
  request.set_start_cursor(options.from);
  const ExitCode checked = Check(session, client, options, request);
  if (checked != ExitCode::kOk) return checked;
  request.set_include_unpublished(options.unpublished);
  client::ChangeRange changes = client.WatchChanges(request, session.options.client.timeout);
  const Interrupt interrupt([&changes] { changes.Cancel(); });
  int printed = 0;
  for (const v1::WatchChangesResponse& message : changes) {
    Print(session, message);
    if (++printed == options.count) return ExitCode::kOk;
  }
  if (!changes.cursor().empty()) session.console.err << "Go on with --from " << changes.cursor() << '\n';
  return interrupt.happened() ? ExitCode::kInterrupted : session.Fail(*changes.error());
}

}  // namespace

void AddWatch(CLI::App& app, Action& action) {
  auto options = std::make_shared<WatchOptions>();
  CLI::App* command =
      app.add_subcommand("watch", "All items, then what happens to them, until Ctrl-C; --json: a line each");
  command->add_option("--from", options->from, "Only what came after this cursor, one that a line had");
  AddItemChoice(*command, options->choice);
  command->add_option("--publisher", options->publishers, "Only this publisher: ofsted; repeatable")
      ->allow_extra_args(false);
  command->add_flag("--unpublished", options->unpublished, "Also what readers do not see");
  command->add_option("--count", options->count, "Stop after so many messages")->check(AtLeastOne());
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Watch(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
