// The program behind tests/prove-watch.

#include <CLI/CLI.hpp>
#include <cinttypes>
#include <cstdio>
#include <exception>

#include "services/server/log.h"
#include "tests/conformance/feed_proof.h"

int main(int argc, char** argv) try {
  pulse::test::FeedProof proof;
  int times = 20;
  CLI::App app("Every watcher sees every change once, in one order");
  app.add_option("--times", times, "Runs, each of which must be right")
      ->check(CLI::Range(1, 10000))
      ->capture_default_str();
  app.add_option("--writers", proof.writers, "Writers at once")
      ->check(CLI::Range(1, 50))
      ->capture_default_str();
  app.add_option("--commits", proof.commits, "Commits of each")
      ->check(CLI::Range(1, 10000))
      ->capture_default_str();
  app.add_option("--watchers", proof.watchers, "Watchers")->check(CLI::Range(1, 50))->capture_default_str();
  app.add_option("--seed", proof.seed, "Where they are killed")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  pulse::server::StartLogging("error", "text");
  for (int run = 1; run <= times; ++run, ++proof.seed) {
    const pulse::test::FeedVerdict verdict = pulse::test::Prove(proof);
    std::printf("run %d: %s; %" PRId64 " messages for each of %d watchers, %" PRId64 " resumptions\n", run,
                verdict.failure.empty() ? "right" : verdict.failure.c_str(), verdict.messages, proof.watchers,
                verdict.resumptions);
    std::fflush(stdout);
    if (!verdict.failure.empty()) return 1;
  }
  return 0;
} catch (const std::exception& fault) {
  std::fprintf(stderr, "prove-watch: %s\n", fault.what());
  return 1;
}
