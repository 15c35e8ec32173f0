// Sectors and kinds of the items that are wanted, given as options.

#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "clients/cpp/pulse/command/session.h"

namespace pulse::cli {

struct ItemChoice {
  std::vector<std::string> sectors;  // or their beginnings
  std::vector<std::string> kinds;    // words that ReadKind knows

  /// Adds them to a request's fields. As ReadSectors when a sector is none.
  ExitCode Read(const Session& session, const client::Client& client,
                google::protobuf::RepeatedPtrField<std::string>* sector_names,
                google::protobuf::RepeatedField<int>* item_kinds) const;
};

/// --sector and --kind, both repeatable. `of_sector` says whose sectors they are, as
/// in "Only this sector". `choice` must outlive the command.
void AddItemChoice(CLI::App& command, ItemChoice& choice, const std::string& of_sector = "Only this sector");

}  // namespace pulse::cli
