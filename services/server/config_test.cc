#include "services/server/config.h"

#include <cstdlib>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace pulse::server {
namespace {

using ::testing::HasSubstr;

const Program kProgram = {.name = "pulse-test", .summary = "A service.", .default_listen = "127.0.0.1:7402"};

ConfigOrExit Read(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "pulse-test");
  return ReadConfig(kProgram, static_cast<int>(arguments.size()), arguments.data());
}

class ConfigTest : public ::testing::Test {
 protected:
  void SetUp() override { Clear(); }
  void TearDown() override { Clear(); }

  static void Clear() {
    for (const char* variable :
         {"PULSE_LISTEN", "PULSE_DATABASE_URL", "PULSE_DATABASE_CONNECTIONS", "PULSE_QUEUE_LIMIT",
          "PULSE_LOG_LEVEL", "PULSE_LOG_FORMAT", "PULSE_DRAIN_SECONDS"}) {
      unsetenv(variable);
    }
  }

  // Exit code and message of a command line that must be refused.
  static void ExpectRefused(std::vector<const char*> arguments, const std::string& message) {
    ::testing::internal::CaptureStderr();
    const ConfigOrExit read = Read(std::move(arguments));
    const std::string printed = ::testing::internal::GetCapturedStderr();
    EXPECT_FALSE(read.config.has_value());
    EXPECT_EQ(read.exit_code, 2);
    EXPECT_THAT(printed, HasSubstr(message));
  }
};

TEST_F(ConfigTest, ReadConfig_HasDefaultsForAllButTheDatabase) {
  const ConfigOrExit read = Read({"--database-url", "postgresql:///pulse"});
  ASSERT_TRUE(read.config);
  EXPECT_EQ(read.config->listen, "127.0.0.1:7402");
  EXPECT_EQ(read.config->database_url, "postgresql:///pulse");
  EXPECT_EQ(read.config->database_connections, 4);
  EXPECT_EQ(read.config->queue_limit, 64);
  EXPECT_EQ(read.config->log_level, "info");
  EXPECT_EQ(read.config->log_format, "text");
  EXPECT_EQ(read.config->drain_seconds, 10);
}

TEST_F(ConfigTest, ReadConfig_ReadsTheEnvironment) {
  setenv("PULSE_LISTEN", "127.0.0.1:0", 1);
  setenv("PULSE_DATABASE_URL", "postgresql:///other", 1);
  setenv("PULSE_QUEUE_LIMIT", "7", 1);
  setenv("PULSE_LOG_FORMAT", "json", 1);
  const ConfigOrExit read = Read({});
  ASSERT_TRUE(read.config);
  EXPECT_EQ(read.config->listen, "127.0.0.1:0");
  EXPECT_EQ(read.config->database_url, "postgresql:///other");
  EXPECT_EQ(read.config->queue_limit, 7);
  EXPECT_EQ(read.config->log_format, "json");
}

TEST_F(ConfigTest, ReadConfig_PrefersTheFlagToTheEnvironment) {
  setenv("PULSE_QUEUE_LIMIT", "7", 1);
  const ConfigOrExit read = Read({"--database-url=x", "--queue-limit", "9"});
  ASSERT_TRUE(read.config);
  EXPECT_EQ(read.config->queue_limit, 9);
}

TEST_F(ConfigTest, ReadConfig_RefusesMissingDatabase) { ExpectRefused({}, "--database-url"); }

TEST_F(ConfigTest, ReadConfig_RefusesValueOutOfRange) {
  ExpectRefused({"--database-url=x", "--queue-limit", "0"}, "--queue-limit");
  ExpectRefused({"--database-url=x", "--database-connections", "101"}, "--database-connections");
  ExpectRefused({"--database-url=x", "--drain-seconds", "-1"}, "--drain-seconds");
  ExpectRefused({"--database-url=x", "--log-level", "loud"}, "--log-level");
}

TEST_F(ConfigTest, ReadConfig_RefusesBadValueInTheEnvironment) {
  setenv("PULSE_QUEUE_LIMIT", "many", 1);
  ExpectRefused({"--database-url=x"}, "--queue-limit");
}

TEST_F(ConfigTest, ReadConfig_RefusesAddressWithoutPort) {
  ExpectRefused({"--database-url=x", "--listen", "localhost"}, "127.0.0.1:7402");
  ExpectRefused({"--database-url=x", "--listen", "127.0.0.1:70000"}, "127.0.0.1:7402");
}

TEST_F(ConfigTest, ReadConfig_RefusesUnknownFlag) {
  ExpectRefused({"--database-url=x", "--lisen=1"}, "--lisen");
}

TEST_F(ConfigTest, ReadConfig_PrintsHelpWithVariablesAndExitsZero) {
  ::testing::internal::CaptureStdout();
  const ConfigOrExit read = Read({"--help"});
  const std::string printed = ::testing::internal::GetCapturedStdout();
  EXPECT_FALSE(read.config.has_value());
  EXPECT_EQ(read.exit_code, 0);
  EXPECT_THAT(printed, HasSubstr("PULSE_DATABASE_URL"));
  EXPECT_THAT(printed, HasSubstr("127.0.0.1:7402"));
}

TEST_F(ConfigTest, ReadConfig_PrintsVersionAndExitsZero) {
  ::testing::internal::CaptureStdout();
  const ConfigOrExit read = Read({"--version"});
  EXPECT_THAT(::testing::internal::GetCapturedStdout(), HasSubstr("pulse-test "));
  EXPECT_FALSE(read.config.has_value());
  EXPECT_EQ(read.exit_code, 0);
}

}  // namespace
}  // namespace pulse::server
