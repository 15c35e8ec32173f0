// db/migrate itself: what it deploys it can verify, take back and deploy again.

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "db/database.h"
#include "db/store_test_fixture.h"
#include "tests/support/test_database.h"

namespace pulse::db {
namespace {

class Migrations : public ::testing::Test {
 protected:
  // Exit status of `db/migrate URL command`.
  int Migrate(const std::string& command) {
    const std::string line =
        std::string(PULSE_SOURCE_DIR "/db/migrate '") + database_.url() + "' " + command + " >/dev/null";
    return std::system(line.c_str());
  }

  std::string Tables() {
    return database_.Query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'");
  }

  test::TestDatabase database_{test::TestDatabase::Schema::kNone};
};

TEST_F(Migrations, DeployVerifyRevertAndDeployAgain) {
  Database database({database_.url(), 1});
  EXPECT_EQ(Migrate("deploy"), 0);
  EXPECT_EQ(Migrate("verify"), 0);
  EXPECT_TRUE(database.CheckReady(Soon()).ok());
  const std::string deployed = Tables();
  EXPECT_NE(deployed, "0");

  EXPECT_EQ(Migrate("revert"), 0);
  EXPECT_EQ(Tables(), "0");
  EXPECT_EQ(database_.Query("SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace"), "0");
  EXPECT_EQ(database.CheckReady(Soon()).code(), absl::StatusCode::kFailedPrecondition);

  EXPECT_EQ(Migrate("deploy"), 0);
  EXPECT_EQ(Tables(), deployed);
  EXPECT_TRUE(database.CheckReady(Soon()).ok());
}

TEST_F(Migrations, VerifyFailsWhenATableIsGone) {
  ASSERT_EQ(Migrate("deploy"), 0);
  database_.Query("DROP TABLE changes");
  EXPECT_NE(Migrate("verify 2>/dev/null"), 0);
}

TEST_F(Migrations, RefusesAnUnknownCommand) { EXPECT_NE(Migrate("destroy 2>/dev/null"), 0); }

}  // namespace
}  // namespace pulse::db
