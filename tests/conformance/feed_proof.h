// Writers that commit at once, and watchers that are killed at random points and
// resume: each of them must have seen every change exactly once, in the order of
// the log.

#pragma once

#include <cstdint>
#include <string>

namespace pulse::test {

struct FeedProof {
  int writers = 4;
  int commits = 200;  // of each writer
  int watchers = 3;
  std::uint32_t seed = 1;
};

struct FeedVerdict {
  std::string failure;        // empty: all is well
  std::int64_t messages = 0;  // that each watcher had to see
  std::int64_t resumptions = 0;
};

/// Runs against a database and services of its own; needs tests/with-postgres.
FeedVerdict Prove(const FeedProof& proof);

}  // namespace pulse::test
