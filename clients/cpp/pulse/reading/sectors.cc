#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/terminal/table.h"
#include "clients/cpp/pulse/views/resource_names.h"

namespace pulse::cli {
namespace {

ExitCode Sectors(const Session& session, const client::Client& client) {
  const auto answer = client.ListSectors({});
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(*answer);
  Table table({{"SECTOR"}, {"NAME", false, true}});
  for (const v1::Sector& sector : answer->sectors()) {
    table.AddRow({std::string(SectorId(sector.name())), sector.display_name()});
  }
  table.Print(session.console);
  return ExitCode::kOk;
}

}  // namespace

void AddSectors(CLI::App& app, Action& action) {
  app.add_subcommand("sectors", "The sectors, in the order the digest prints them")->callback([&action] {
    action = WithClient(Sectors);
  });
}

}  // namespace pulse::cli
