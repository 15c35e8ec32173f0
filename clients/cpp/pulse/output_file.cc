#include "clients/cpp/pulse/output_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace pulse::cli {

ExitCode WriteFile(const Session& session, const std::string& path, const std::string& content) {
  errno = 0;
  std::ofstream file(path, std::ios::binary);
  file << content;
  file.close();
  if (!file) return session.Fail(ExitCode::kFailed, path + " cannot be written: " + std::strerror(errno));
  return ExitCode::kOk;
}

}  // namespace pulse::cli
