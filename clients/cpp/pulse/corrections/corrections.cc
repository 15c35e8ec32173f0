#include <memory>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/corrections/correction_words.h"
#include "clients/cpp/pulse/terminal/table.h"
#include "clients/cpp/pulse/views/diff_view.h"
#include "clients/cpp/pulse/views/resource_names.h"

namespace pulse::cli {
namespace {

struct CorrectionsOptions {
  std::string name;
  v1::DeleteCorrectionsRequest taken_back;
};

ExitCode List(const Session& session, const client::Client& client, const std::string& name) {
  v1::ListCorrectionsRequest request;
  request.set_name(name);
  const auto answer = client.ListCorrections(request);
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(*answer);
  if (answer->corrections().empty()) {
    session.console.err << "No corrections are in force for " << name << ".\n";
    return ExitCode::kOk;
  }
  Table table({{"ID"}, {"DOES"}, {"TO", false, true}});
  for (const v1::Correction& correction : answer->corrections()) {
    table.AddRow({correction.id(), CorrectionWords(correction), CorrectionPlace(correction)});
  }
  table.Print(session.console);
  return ExitCode::kOk;
}

ExitCode TakeBack(const Session& session, const client::Client& client,
                  v1::DeleteCorrectionsRequest request) {
  const auto answer = client.DeleteCorrections(std::move(request));
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(*answer);
  PrintDiff(session.console, answer->diff());
  return PrintStanding(session, answer->issue());
}

}  // namespace

void AddCorrections(CLI::App& app, Action& action) {
  auto options = std::make_shared<CorrectionsOptions>();
  CLI::App* command =
      app.add_subcommand("corrections", "What editors overruled in an issue; --delete takes some back");
  command->add_option("NAME", options->name, "2022-09 or issues/2022-09")->required();
  command->add_option_function<std::vector<std::string>>(
      "--delete",
      [options](const std::vector<std::string>& ids) {
        for (const std::string& id : ids) options->taken_back.add_ids(id);
      },
      "Ids of corrections to take back: c1 c4");
  command->add_option("--comment", *options->taken_back.mutable_comment(), "Why, for the history");
  command->footer(R"(
Corrections are applied again whenever the document is read again. One that is
taken back leaves the issue as its document says.

  pulse corrections 2022-09
  pulse corrections 2022-09 --delete c3)");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      options->taken_back.set_name(IssueName(options->name));
      return options->taken_back.ids().empty() ? List(session, client, options->taken_back.name())
                                               : TakeBack(session, client, options->taken_back);
    });
  });
}

}  // namespace pulse::cli
