#include "clients/cpp/change_range.h"

#include <gtest/gtest.h>

#include <thread>

#include "clients/cpp/client.h"
#include "clients/cpp/fake_services.h"

namespace pulse::client {
namespace {

v1::WatchChangesResponse At(const std::string& cursor) {
  v1::WatchChangesResponse message;
  message.set_cursor(cursor);
  message.mutable_heartbeat();
  return message;
}

class ChangeRangeTest : public ::testing::Test {
 protected:
  Client Connect() {
    ClientOptions options;
    options.query_address = services_.address();
    return Client::Create(options).value();
  }

  FakeServices services_;
};

TEST_F(ChangeRangeTest, ResumesAfterTheLastMessageWhileTheServiceIsAway) {
  std::vector<std::string> asked;
  services_.watch_changes = [&](const v1::WatchChangesRequest& request, auto& messages) {
    asked.push_back(request.start_cursor());
    if (asked.size() == 1) {
      messages = {At("c1"), At("c2")};
      return FailWith(grpc::StatusCode::UNAVAILABLE, "stopping", "SERVER_DRAINING");
    }
    messages = {At("c3")};
    return FailWith(grpc::StatusCode::INVALID_ARGUMENT, "enough", "CURSOR_INVALID");
  };
  const Client client = Connect();
  ChangeRange changes = client.WatchChanges({});
  std::vector<std::string> cursors;
  for (const auto& message : changes) cursors.push_back(message.cursor());
  EXPECT_EQ(cursors, (std::vector<std::string>{"c1", "c2", "c3"}));
  EXPECT_EQ(asked, (std::vector<std::string>{"", "c2"}));
  ASSERT_TRUE(changes.error().has_value());
  EXPECT_EQ(changes.error()->reason, "CURSOR_INVALID");
  EXPECT_EQ(changes.cursor(), "c3");
}

TEST_F(ChangeRangeTest, GivesUpOnAServiceThatStaysAway) {
  services_.watch_changes = [](const auto&, auto&) {
    return FailWith(grpc::StatusCode::UNAVAILABLE, "away", "DATABASE_UNAVAILABLE");
  };
  const Client client = Connect();
  ChangeRange changes = client.WatchChanges({}, std::chrono::milliseconds(150));
  for (const auto& message : changes) ADD_FAILURE() << message.cursor();
  ASSERT_TRUE(changes.error().has_value());
  EXPECT_EQ(changes.error()->code, grpc::StatusCode::UNAVAILABLE);
  EXPECT_GT(services_.CallCount("WatchChanges"), 1);
}

TEST_F(ChangeRangeTest, Stream_HasADeadline) {
  services_.watch_changes = [](const auto&, auto&) {
    return FailWith(grpc::StatusCode::INVALID_ARGUMENT, "enough", "CURSOR_INVALID");
  };
  const Client client = Connect();
  ChangeRange changes = client.WatchChanges({});
  for (const auto& message : changes) ADD_FAILURE() << message.cursor();
  EXPECT_GT(services_.LastTimeLeft(), std::chrono::minutes(5));
  EXPECT_LE(services_.LastTimeLeft(), std::chrono::minutes(11));
}

TEST_F(ChangeRangeTest, Cancel_EndsAWaitFromAnotherThread) {
  services_.watch_changes = [](const auto&, auto&) {
    return FailWith(grpc::StatusCode::RESOURCE_EXHAUSTED, "busy", "READER_TOO_SLOW", "",
                    std::chrono::minutes(10));
  };
  const Client client = Connect();
  ChangeRange changes = client.WatchChanges({}, std::chrono::hours(1));
  std::thread other([&] {
    while (services_.CallCount("WatchChanges") == 0) std::this_thread::yield();
    changes.Cancel();
  });
  for (const auto& message : changes) ADD_FAILURE() << message.cursor();
  other.join();
  ASSERT_TRUE(changes.error().has_value());
  EXPECT_EQ(changes.error()->code, grpc::StatusCode::CANCELLED);
}

}  // namespace
}  // namespace pulse::client
