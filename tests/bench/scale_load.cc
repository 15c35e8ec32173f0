// Loads the large archive and leaves: `tests/bench/run load`.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>

#include "tests/bench/scale_archive.h"

int main(int argc, char** argv) try {
  std::string directory = PULSE_SOURCE_DIR "/build/scale-archive";
  pulse::bench::ScaleSize size;
  bool fresh = false;
  CLI::App app("Generates a large archive into a PostgreSQL of its own.");
  app.add_option("--directory", directory, "Where the cluster is kept")->capture_default_str();
  app.add_option("--items", size.items, "Items in all")
      ->check(CLI::Range(1, 10'000'000))
      ->capture_default_str();
  app.add_option("--issues", size.issues, "Issues")->check(CLI::Range(1, 100'000))->capture_default_str();
  app.add_flag("--fresh", fresh, "Load it again");
  CLI11_PARSE(app, argc, argv);
  const pulse::bench::ScaleArchive archive(directory, size, fresh);
  std::printf("%s\n", directory.c_str());
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench-load: %s\n", error.what());
  return 1;
}
