#include "tests/integration/private_cluster.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace pulse::test {
namespace {

constexpr char kPostgres[] = PULSE_SOURCE_DIR "/deploy/local/postgres";
constexpr char kMigrate[] = PULSE_SOURCE_DIR "/db/migrate";

// First line that the command prints. Throws when it fails.
std::string Run(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");  // NOLINT: fixed commands, own paths
  if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
  std::string output;
  char bytes[1024];
  for (std::size_t count = 0; (count = fread(bytes, 1, sizeof bytes, pipe)) > 0;) output.append(bytes, count);
  if (pclose(pipe) != 0) throw std::runtime_error("failed: " + command);
  return output.substr(0, output.find('\n'));
}

std::string Quoted(const std::string& word) { return "'" + word + "'"; }

std::string NewDirectory() {
  char directory[] = "/tmp/pulse-cluster.XXXXXX";  // short: a socket's path is
  if (mkdtemp(directory) == nullptr) throw std::runtime_error("no temporary folder");
  return directory;
}

}  // namespace

PrivateCluster::PrivateCluster() : directory_(NewDirectory()) {
  Start();
  Run(std::string(kMigrate) + " " + Quoted(url_) + " >&2");
}

PrivateCluster::PrivateCluster(const PrivateCluster* primary) : directory_(NewDirectory()) {
  url_ = Run(std::string(kPostgres) + " follow " + directory_ + " " + primary->directory_);
}

PrivateCluster::~PrivateCluster() {
  try {
    Run(std::string(kPostgres) + " stop " + directory_);
    std::filesystem::remove_all(directory_);
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "%s\n", fault.what());
  }
}

void PrivateCluster::Start() { url_ = Run(std::string(kPostgres) + " start " + directory_); }

void PrivateCluster::Kill() const {
  std::ifstream file(directory_ + "/data/postmaster.pid");
  pid_t postmaster = 0;
  if (!(file >> postmaster) || kill(postmaster, SIGKILL) != 0) throw std::runtime_error("no server to kill");
}

}  // namespace pulse::test
