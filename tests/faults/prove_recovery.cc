// The program behind tests/prove-recovery.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>

#include "tests/faults/recovery_run.h"

int main(int argc, char** argv) try {
  pulse::test::RecoveryChoices choices;
  CLI::App app("Ingests an archive while the service and PostgreSQL are killed, and compares.");
  app.add_option("--documents", choices.documents, "Documents of the archive")
      ->check(CLI::Range(10, 3000))
      ->capture_default_str();
  app.add_option("--kills", choices.kills, "Programs to kill")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--seed", choices.seed, "Decides what is killed when")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const pulse::test::RecoveryReport report = pulse::test::RunRecovery(choices);
  std::printf(
      "%d documents; kill -9 of the service %d times, of PostgreSQL %d times; sent %d times, %d calls "
      "failed\n",
      choices.documents, report.service_kills, report.database_kills, report.passes, report.failed_calls);
  for (const std::string& fault : report.faults) std::printf("FAULT %s\n", fault.c_str());
  std::printf("%zu faults\n", report.faults.size());
  return report.faults.empty() ? 0 : 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "prove-recovery: %s\n", error.what());
  return 2;
}
