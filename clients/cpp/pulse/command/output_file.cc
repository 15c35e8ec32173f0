#include "clients/cpp/pulse/command/output_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace pulse::cli {

ExitCode WriteOutput(const Session& session, const std::string& path, const std::string& content) {
  if (path.empty()) {
    session.console.out << content;
    return ExitCode::kOk;
  }
  errno = 0;
  std::ofstream file(path, std::ios::binary);
  file << content;
  file.close();
  if (!file) return session.Fail(ExitCode::kFailed, path + " cannot be written: " + std::strerror(errno));
  return ExitCode::kOk;
}

}  // namespace pulse::cli
