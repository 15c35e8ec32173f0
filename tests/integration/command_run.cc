#include "tests/integration/command_run.h"

#include <sstream>

#include "clients/cpp/pulse/command_line.h"

namespace pulse::test {

CommandRun RunCommand(std::vector<std::string> arguments, const std::string& ingest_address,
                      const std::string& query_address) {
  arguments.push_back("--ingest-address=" + ingest_address);
  if (!query_address.empty()) arguments.push_back("--query-address=" + query_address);
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const int code = cli::RunPulse(std::move(arguments), {.in = in, .out = out, .err = err});
  return {code, out.str(), err.str()};
}

}  // namespace pulse::test
