#include <google/protobuf/util/json_util.h>

#include <memory>

#include "clients/cpp/pulse/commands.h"
#include "clients/cpp/pulse/words.h"

namespace pulse::cli {
namespace {

struct WatchOptions {
  std::string from;
  std::vector<std::string> sectors;
  std::vector<std::string> kinds;
  std::vector<std::string> publishers;
  bool unpublished = false;
  int count = 0;  // 0: for ever
};

std::string Named(const std::string& collection, const std::string& word) {
  return word.starts_with(collection) ? word : collection + word;
}

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
    const std::string title = changed.has_item() ? "  " + changed.item().title() : "";
    return TypeWord(changed.type()) + "  " + changed.name() + title;
  }
  if (message.has_issue_state_changed()) {
    const v1::IssueStateChanged& changed = message.issue_state_changed();
    return StateWord(changed.state()) + "  " + changed.name();
  }
  if (message.has_snapshot_completed()) {
    return "-- " + Count(static_cast<int>(message.snapshot_completed().item_count()), "item", "items") +
           "; changes from here on --";
  }
  return message.has_reset() ? "-- the cursor has expired: everything again --" : "";
}

void Print(const Session& session, const v1::WatchChangesResponse& message) {
  if (session.options.json) {
    std::string line;
    const auto written = google::protobuf::util::MessageToJsonString(message, &line);
    if (written.ok()) session.console.out << line << std::endl;  // a reader of a pipe waits for it
  } else if (const std::string words = Words(message); !words.empty()) {
    session.console.out << words << std::endl;
  }
}

ExitCode Watch(const Session& session, const client::Client& client, const WatchOptions& options) {
  v1::WatchChangesRequest request;
  request.set_start_cursor(options.from);
  for (const std::string& word : options.sectors) request.add_sectors(Named("sectors/", word));
  for (const std::string& word : options.kinds) request.add_kinds(*ReadKind(word));  // checked when parsed
  for (const std::string& word : options.publishers) request.add_publishers(Named("publishers/", word));
  request.set_include_unpublished(options.unpublished);
  client::ChangeRange changes = client.WatchChanges(request);
  int printed = 0;
  for (const v1::WatchChangesResponse& message : changes) {
    Print(session, message);
    if (++printed == options.count) return ExitCode::kOk;
  }
  if (!changes.cursor().empty()) session.console.err << "Go on with --from " << changes.cursor() << '\n';
  return session.Fail(*changes.error());
}

}  // namespace

void AddWatch(CLI::App& app, Action& action) {
  auto options = std::make_shared<WatchOptions>();
  CLI::App* command = app.add_subcommand(
      "watch", "What happens to items, for ever: first all there are, then each change; --json: a line each");
  command->add_option("--from", options->from, "Only what came after this cursor, one that a line had");
  command->add_option("--sector", options->sectors, "Only this sector: criminal-justice; repeatable")
      ->allow_extra_args(false);
  command
      ->add_option("--kind", options->kinds,
                   "Only this kind: news, report, briefing, guidance, none; repeatable")
      ->allow_extra_args(false)
      ->check([](const std::string& word) {
        return ReadKind(word) ? std::string() : UnknownWord("kind", word, KindChoices());
      });
  command->add_option("--publisher", options->publishers, "Only this publisher: ofsted; repeatable")
      ->allow_extra_args(false);
  command->add_flag("--unpublished", options->unpublished, "Also what readers do not see");
  command->add_option("--count", options->count, "Stop after so many messages")->check(CLI::PositiveNumber);
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Watch(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
