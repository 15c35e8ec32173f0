#include "services/server/server.h"

#include <atomic>
#include <future>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/server/test_service.h"
#include "tests/support/health_probe.h"

namespace pulse::server {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using test::AwaitHealth;
using test::Health;
using test::ProbeHealth;
using ::testing::HasSubstr;

constexpr char kQuery[] = "cordisbright.pulse.v1.QueryService";

absl::StatusOr<v1::GetIssueResponse> AnswerNothing(const v1::GetIssueRequest& /*request*/,
                                                   const CallContext& /*call*/) {
  return v1::GetIssueResponse();
}

TEST(ServerTest, Health_FollowsTheDependencyByServiceNameAndForTheProcess) {
  std::atomic<bool> away = true;
  RunningTestService service(AnswerNothing, 1, 10,
                             [&] { return away ? absl::UnavailableError("away") : absl::OkStatus(); });
  EXPECT_EQ(ProbeHealth(service.channel(), ""), Health::kNotServing);
  EXPECT_EQ(ProbeHealth(service.channel(), kQuery), Health::kNotServing);
  away = false;
  EXPECT_TRUE(AwaitHealth(service.channel(), kQuery, Health::kServing));
  EXPECT_TRUE(AwaitHealth(service.channel(), "", Health::kServing));
  away = true;
  EXPECT_TRUE(AwaitHealth(service.channel(), kQuery, Health::kNotServing));
}

TEST(ServerTest, Health_KnowsNoOtherService) {
  RunningTestService service(AnswerNothing);
  EXPECT_EQ(ProbeHealth(service.channel(), "cordisbright.pulse.v1.OtherService"), Health::kNoSuchService);
}

TEST(ServerTest, Reflection_ListsTheService) {
  RunningTestService service(AnswerNothing);
  EXPECT_THAT(test::ListServicesByReflection(service.channel()), HasSubstr(kQuery));
}

TEST(ServerTest, Start_RefusesABusyPort) {
  RunningTestService service(AnswerNothing);
  CallRunner calls(1, 1);
  TestService other(&calls, AnswerNothing);
  const auto second =
      Server::Start(service.address(), {&other, kQuery, kSmallRequestBytes}, [] { return absl::OkStatus(); });
  EXPECT_EQ(second.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(second.status().message()), HasSubstr(service.address()));
}

TEST(ServerTest, Start_RefusesRequestsLargerThanTheLimit) {
  RunningTestService service(AnswerNothing);
  v1::GetIssueRequest request;
  request.set_name(std::string(kSmallRequestBytes + 1, 'a'));
  grpc::ClientContext context;
  v1::GetIssueResponse response;
  EXPECT_EQ(service.stub().GetIssue(&context, request, &response).error_code(),
            grpc::StatusCode::RESOURCE_EXHAUSTED);
}

TEST(ServerTest, Stop_LetsCallsInFlightEnd) {
  std::promise<void> arrived;
  std::promise<void> open;
  RunningTestService service([&, opened = open.get_future().share()](const auto& request, const auto& call) {
    arrived.set_value();
    opened.wait();
    return AnswerNothing(request, call);
  });
  grpc::ClientContext context;
  auto status = std::async(std::launch::async, [&] { return service.GetIssue(context); });
  arrived.get_future().wait();
  auto stopped =
      std::async(std::launch::async, [&] { service.server().Stop(milliseconds(200), seconds(20)); });
  EXPECT_TRUE(AwaitHealth(service.channel(), kQuery, Health::kNotServing));
  EXPECT_EQ(stopped.wait_for(milliseconds(400)), std::future_status::timeout);
  open.set_value();
  stopped.wait();
  EXPECT_TRUE(status.get().ok());
}

TEST(ServerTest, Stop_CancelsCallsThatOutlastTheDrain) {
  std::promise<void> arrived;
  std::promise<void> open;
  RunningTestService service([&, opened = open.get_future().share()](const auto& request, const auto& call) {
    arrived.set_value();
    opened.wait();
    return AnswerNothing(request, call);
  });
  grpc::ClientContext context;
  auto status = std::async(std::launch::async, [&] { return service.GetIssue(context); });
  arrived.get_future().wait();
  auto stopped =
      std::async(std::launch::async, [&] { service.server().Stop(milliseconds(0), milliseconds(50)); });
  EXPECT_EQ(status.get().error_code(), grpc::StatusCode::UNAVAILABLE);
  open.set_value();
  stopped.wait();
}

}  // namespace
}  // namespace pulse::server
