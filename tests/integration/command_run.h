// The `pulse` command, run in this process against services under test.

#pragma once

#include <string>
#include <vector>

namespace pulse::test {

struct CommandRun {
  int code;
  std::string out;
  std::string err;
};

/// Runs `pulse ARGUMENTS` on a console that is no terminal.
CommandRun RunCommand(std::vector<std::string> arguments, const std::string& ingest_address,
                      const std::string& query_address = "");

}  // namespace pulse::test
