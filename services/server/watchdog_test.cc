#include "services/server/watchdog.h"

#include <cstdlib>

#include "gtest/gtest.h"
#include "services/server/log.h"

namespace pulse::server {
namespace {

using std::chrono::milliseconds;

TEST(WatchdogDeathTest, Watchdog_EndsAProcessThatHangs) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        StartLogging("info", "text");
        const Watchdog watchdog(milliseconds(10));
        std::this_thread::sleep_for(std::chrono::minutes(1));
      },
      ::testing::ExitedWithCode(1), "hung");
}

TEST(WatchdogDeathTest, Destructor_CallsItOff) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        { const Watchdog watchdog(milliseconds(50)); }
        std::this_thread::sleep_for(milliseconds(200));
        std::_Exit(7);
      },
      ::testing::ExitedWithCode(7), "");
}

}  // namespace
}  // namespace pulse::server
