// An archive is ingested while programs are killed, and sent again until it is
// through: what must then be in the store, and what is.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pulse::test {

struct RecoveryChoices {
  int documents = 500;
  int kills = 20;
  std::uint64_t seed = 1;  // decides what is killed, and after which document
};

struct RecoveryReport {
  int service_kills = 0;
  int database_kills = 0;
  int passes = 0;  // times the archive was sent, in whole or in part
  int failed_calls = 0;
  /// What is wrong, for people; empty when every issue is there once, with the
  /// content of an undisturbed run, and nothing else.
  std::vector<std::string> faults;
};

/// Runs the ingest service and a PostgreSQL cluster of its own, kills either at
/// random moments, and compares. Throws std::exception when it cannot run.
RecoveryReport RunRecovery(const RecoveryChoices& choices);

}  // namespace pulse::test
