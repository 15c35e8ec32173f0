#include <gmock/gmock.h>

#include "clients/cpp/pulse/command_test.h"

namespace pulse::cli {
namespace {

using testing::HasSubstr;

class WatchCommandTest : public CommandTest {
 protected:
  WatchCommandTest() {
    services_.list_sectors = [](const auto&, v1::ListSectorsResponse& response) {
      response.add_sectors()->set_name("sectors/news");
      return grpc::Status::OK;
    };
    services_.get_publisher = [](const v1::GetPublisherRequest& request, auto&) {
      return request.name() == "publishers/ofsted"
                 ? grpc::Status::OK
                 : client::FailWith(grpc::StatusCode::NOT_FOUND, "no item names it", "PUBLISHER_NOT_FOUND");
    };
    services_.watch_changes = [this](const v1::WatchChangesRequest& request, auto& messages) {
      request_ = request;
      messages.resize(3);
      messages[0].set_cursor("c6.1-0123abcd");
      messages[0].mutable_item_changed()->set_type(v1::ITEM_CHANGED_TYPE_LEFT_FILTER);
      messages[0].mutable_item_changed()->set_name("issues/2031-03/items/courts");
      messages[1].set_cursor("c7-0123abcd");
      messages[1].mutable_heartbeat();
      messages[2].set_cursor("c8-0123abcd");
      messages[2].mutable_issue_state_changed()->set_name("issues/2031-03");
      messages[2].mutable_issue_state_changed()->set_state(v1::ISSUE_STATE_WITHDRAWN);
      return client::FailWith(grpc::StatusCode::INTERNAL, "broken", "INTERNAL_FAULT");
    };
  }

  v1::WatchChangesRequest request_;
};

TEST_F(WatchCommandTest, PrintsALineAChangeAndNoHeartbeats) {
  const Outcome run = Pulse({"watch", "--count", "3"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out, "left filter  issues/2031-03/items/courts\nwithdrawn  issues/2031-03\n");
}

TEST_F(WatchCommandTest, Json_IsOneLineAMessageWithItsCursor) {
  const Outcome run = Pulse({"watch", "--json", "--count", "2"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("{\"cursor\":\"c6.1-0123abcd\",\"itemChanged\":{"));
  EXPECT_THAT(run.out, HasSubstr("\n{\"cursor\":\"c7-0123abcd\",\"heartbeat\":{}}\n"));
}

TEST_F(WatchCommandTest, SendsWhatIsSelected) {
  Pulse({"watch", "--count", "1", "--from", "c5", "--sector", "news", "--kind", "report", "--publisher",
         "publishers/ofsted", "--unpublished"});
  EXPECT_EQ(request_.start_cursor(), "c5");
  EXPECT_EQ(request_.sectors(0), "sectors/news");
  EXPECT_EQ(request_.kinds(0), v1::ITEM_KIND_REPORT);
  EXPECT_EQ(request_.publishers(0), "publishers/ofsted");
  EXPECT_TRUE(request_.include_unpublished());
}

TEST_F(WatchCommandTest, RefusesWhatWouldBeWatchedInVain) {
  EXPECT_EQ(Pulse({"watch", "--sector", "nwes"}).code, 2);
  EXPECT_EQ(Pulse({"watch", "--publisher", "nobody"}).code, 3);
  EXPECT_EQ(services_.CallCount("WatchChanges"), 0);
}

TEST_F(WatchCommandTest, LinesFitTheTerminal) {
  EXPECT_THAT(PulseOnTerminal({"watch", "--count", "1", "--no-color"}, 30).out,
              "left filter  issues/2031-03/i…\n");
}

TEST_F(WatchCommandTest, SaysWhereToGoOnWhenItFails) {
  const Outcome run = Pulse({"watch"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("Go on with --from c8-0123abcd"));
}

}  // namespace
}  // namespace pulse::cli
