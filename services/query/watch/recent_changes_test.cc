#include "services/query/watch/recent_changes.h"

#include <gtest/gtest.h>

namespace pulse::query {
namespace {

class RecordingWatcher final : public Watcher {
 public:
  void Wake() override { ++wakes; }
  void Tick() override {}
  void End(const absl::Status& why) override { ended = why; }

  int wakes = 0;
  absl::Status ended;
};

// Starting reads nothing: no database is behind it.
class RecentChangesTest : public testing::Test {
 protected:
  RecentChangesTest() { changes_.Add(watcher_); }

  db::Database database_{{.url = "postgresql:///none?host=/nonexistent", .connections = 1}};
  RecentChanges changes_{database_};
  std::shared_ptr<RecordingWatcher> watcher_ = std::make_shared<RecordingWatcher>();
};

TEST_F(RecentChangesTest, WhoCameBeforeTheLogWasSeenGoesOnWatching) {
  changes_.OnStart({.store = "0123abcd", .newest = 7});
  EXPECT_TRUE(watcher_->ended.ok()) << watcher_->ended;
  EXPECT_EQ(watcher_->wakes, 1);
  EXPECT_EQ(changes_.head(), 7);
}

TEST_F(RecentChangesTest, AnotherStoreEndsWhoWatchedTheFormer) {
  changes_.OnStart({.store = "0123abcd", .newest = 7});
  changes_.OnStart({.store = "89ef4567", .newest = 2});
  EXPECT_EQ(watcher_->ended.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(changes_.head(), 2);
}

}  // namespace
}  // namespace pulse::query
