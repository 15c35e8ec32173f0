// The program behind db/rebuild.

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <exception>
#include <string>

#include "db/database.h"
#include "db/projection_rebuild.h"

namespace {

pulse::Deadline InAMinute() { return std::chrono::system_clock::now() + std::chrono::minutes(1); }

// A line that counts up on a terminal; every thousandth issue elsewhere.
void Tell(int done, int total) {
  if (isatty(STDERR_FILENO) != 0) {
    std::fprintf(stderr, "\r%d of %d issues", done, total);
    if (done == total) std::fputc('\n', stderr);
  } else if (done % 1000 == 0) {
    std::fprintf(stderr, "%d of %d issues\n", done, total);
  }
}

int Rebuild(const std::string& url) {
  pulse::db::Database database({url, 1});
  absl::Status status = database.CheckReady(InAMinute());
  if (status.ok()) {
    const absl::StatusOr<int> rebuilt = pulse::db::RebuildProjections(&database, InAMinute, Tell);
    if (rebuilt.ok()) {
      std::printf("%d issues rebuilt\n", *rebuilt);
      return 0;
    }
    status = rebuilt.status();
  }
  std::fprintf(stderr, "db/rebuild: %s\n", std::string(status.message()).c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) try {
  std::string url;
  CLI::App app("Computes the projections of every issue again from its revisions.");
  app.add_option("url", url, "libpq URI of the database")->required()->envname("PULSE_DATABASE_URL");
  CLI11_PARSE(app, argc, argv);
  return Rebuild(url);
} catch (const std::exception& error) {
  std::fprintf(stderr, "db/rebuild: %s\n", error.what());
  return 1;
}
