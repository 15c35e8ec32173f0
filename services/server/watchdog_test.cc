#include "services/server/watchdog.h"

#include "gtest/gtest.h"

namespace pulse::server {
namespace {

using std::chrono::milliseconds;

TEST(WatchdogDeathTest, Watchdog_EndsAProcessThatHangs) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        const Watchdog watchdog(milliseconds(10));
        std::this_thread::sleep_for(std::chrono::minutes(1));
      },
      ::testing::ExitedWithCode(1), "hung");
}

TEST(WatchdogTest, Destructor_CallsItOff) {
  { const Watchdog watchdog(milliseconds(50)); }
  std::this_thread::sleep_for(milliseconds(100));
  SUCCEED() << "the process is still here";
}

}  // namespace
}  // namespace pulse::server
