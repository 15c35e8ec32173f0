#include "clients/cpp/change_range.h"

#include <gtest/gtest.h>

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
    auto client = Client::Create({.ingest_address = services_.address(),
                                  .query_address = services_.address(),
                                  .render_address = services_.address(),
                                  .tls_ca_file = "",
                                  .timeout = std::chrono::milliseconds(500),
                                  .actor = ""});
    EXPECT_TRUE(client.ok());
    return *std::move(client);
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
  ChangeRange changes = client.WatchChanges({});
  for (const auto& message : changes) ADD_FAILURE() << message.cursor();
  ASSERT_TRUE(changes.error().has_value());
  EXPECT_EQ(changes.error()->code, grpc::StatusCode::UNAVAILABLE);
  EXPECT_GT(services_.CallCount("WatchChanges"), 1);
}

}  // namespace
}  // namespace pulse::client
