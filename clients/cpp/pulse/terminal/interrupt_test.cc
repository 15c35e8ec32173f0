#include "clients/cpp/pulse/terminal/interrupt.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <future>

namespace pulse::cli {
namespace {

TEST(Interrupt, FirstSignalIsACall) {
  for (const int signal : {SIGINT, SIGTERM}) {
    std::promise<void> called;
    const Interrupt interrupt([&called] { called.set_value(); });
    EXPECT_FALSE(interrupt.happened());
    raise(signal);
    called.get_future().wait();
    EXPECT_TRUE(interrupt.happened());
  }
}

TEST(Interrupt, SecondSignalEndsTheProcess) {
  EXPECT_EXIT(
      {
        std::promise<void> called;
        const Interrupt interrupt([&called] { called.set_value(); });
        raise(SIGINT);
        called.get_future().wait();
        raise(SIGINT);
      },
      testing::KilledBySignal(SIGINT), "");
}

TEST(Interrupt, NothingIsLeftBehind) {
  EXPECT_EXIT(
      {
        {
          const Interrupt interrupt([] {});
        }
        raise(SIGINT);
      },
      testing::KilledBySignal(SIGINT), "");
}

}  // namespace
}  // namespace pulse::cli
