// Fields of an item given as options.

#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "clients/cpp/pulse/command/session.h"

namespace pulse::cli {

/// The fields that were given. Copied as a whole or not at all: the options point
/// into it.
struct ItemFields {
  v1::SetItem set;  // what needs no look-up
  std::string sector;
  std::string body_file;

  /// All of them as a correction that still has to name its item. INVALID_ARGUMENT:
  /// none was given, or a sector that is none.
  client::Result<v1::SetItem> Read(const Session& session, const client::Client& client) const;
};

/// --title, --byline, --publisher, --kind, --sector, --caption and --body.
/// `fields` must outlive the command.
void AddItemFields(CLI::App& command, ItemFields& fields);

}  // namespace pulse::cli
