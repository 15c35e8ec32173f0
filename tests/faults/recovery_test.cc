// The short form of tests/prove-recovery.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/faults/recovery_run.h"

namespace pulse::test {
namespace {

TEST(IngestUnderKills, ArchiveSentAgainIsThereOnceAndWhole) {
  // The seed kills each of the two.
  const RecoveryReport report = RunRecovery({.documents = 60, .kills = 3, .seed = 3});
  EXPECT_THAT(report.faults, ::testing::IsEmpty());
  EXPECT_GT(report.service_kills, 0);
  EXPECT_GT(report.database_kills, 0);
  EXPECT_GT(report.failed_calls, 0) << "nothing was killed in the middle of the work";
}

}  // namespace
}  // namespace pulse::test
