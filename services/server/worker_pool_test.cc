#include "services/server/worker_pool.h"

#include <atomic>
#include <future>
#include <vector>

#include "gtest/gtest.h"

namespace pulse::server {
namespace {

// A job that holds a worker until it is released.
class Blocker {
 public:
  std::function<void()> Job() {
    return [this] {
      ++running_;
      running_.notify_all();
      released_.wait();
    };
  }
  void WaitUntilRunning(int jobs) {
    for (int now = running_; now < jobs; now = running_) running_.wait(now);
  }
  void Release() { release_.set_value(); }

 private:
  std::promise<void> release_;
  std::shared_future<void> released_ = release_.get_future().share();
  std::atomic<int> running_ = 0;
};

TEST(WorkerPoolTest, TrySubmit_RefusesBeyondTheQueueLimit) {
  Blocker blocker;
  std::atomic<int> ran = 0;
  {
    WorkerPool pool(/*workers=*/1, /*queue_limit=*/2);
    ASSERT_TRUE(pool.TrySubmit(blocker.Job()));
    blocker.WaitUntilRunning(1);
    EXPECT_TRUE(pool.TrySubmit([&] { ++ran; }));
    EXPECT_TRUE(pool.TrySubmit([&] { ++ran; }));
    EXPECT_FALSE(pool.TrySubmit([&] { ++ran; }));
    blocker.Release();
  }
  EXPECT_EQ(ran, 2);
}

TEST(WorkerPoolTest, TrySubmit_AcceptsABurstThatIdleWorkersCanTake) {
  Blocker blocker;
  WorkerPool pool(/*workers=*/4, /*queue_limit=*/1);
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(pool.TrySubmit(blocker.Job())) << i;
  blocker.WaitUntilRunning(4);
  EXPECT_FALSE(pool.TrySubmit([] {}));
  blocker.Release();
}

TEST(WorkerPoolTest, Destructor_RunsWhatIsQueued) {
  std::atomic<int> ran = 0;
  {
    WorkerPool pool(/*workers=*/2, /*queue_limit=*/1000);
    for (int i = 0; i < 1000; ++i) ASSERT_TRUE(pool.TrySubmit([&] { ++ran; }));
  }
  EXPECT_EQ(ran, 1000);
}

}  // namespace
}  // namespace pulse::server
