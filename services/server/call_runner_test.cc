#include "services/server/call_runner.h"

#include <atomic>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "proto/error_reason.h"
#include "services/server/error_reasons.h"
#include "services/server/request_id.h"
#include "services/server/test_service.h"

namespace pulse::server {
namespace {

using std::chrono::seconds;
using std::chrono::system_clock;
using ::testing::HasSubstr;
using ::testing::Not;

absl::StatusOr<v1::GetIssueResponse> AnswerNothing(const v1::GetIssueRequest& /*request*/,
                                                   const CallContext& /*call*/) {
  return v1::GetIssueResponse();
}

std::string ReasonOf(const grpc::Status& status) {
  google::rpc::Status details;
  google::rpc::ErrorInfo info;
  EXPECT_TRUE(details.ParseFromString(status.error_details()));
  for (const auto& detail : details.details()) {
    if (detail.UnpackTo(&info)) return info.reason();
  }
  return {};
}

std::string RequestIdOf(const grpc::ClientContext& context) {
  const auto& metadata = context.GetServerInitialMetadata();
  const auto found = metadata.find(kRequestIdKey);
  return found == metadata.end() ? "" : std::string(found->second.data(), found->second.size());
}

// Holds the handlers that come in until it is opened.
class Gate {
 public:
  absl::StatusOr<v1::GetIssueResponse> Pass(const v1::GetIssueRequest& request, const CallContext& call) {
    ++arrived_;
    arrived_.notify_all();
    opened_.wait();
    return AnswerNothing(request, call);
  }
  void WaitForArrivals(int count) {
    for (int now = arrived_; now < count; now = arrived_) arrived_.wait(now);
  }
  int arrived() const { return arrived_; }
  void Open() { open_.set_value(); }

 private:
  std::promise<void> open_;
  std::shared_future<void> opened_ = open_.get_future().share();
  std::atomic<int> arrived_ = 0;
};

// A GetIssue under way on a thread of its own.
struct Waiting {
  explicit Waiting(RunningTestService& service)
      : status(std::async(std::launch::async, [this, &service] { return service.GetIssue(context); })) {}
  grpc::ClientContext context;
  std::future<grpc::Status> status;
};

TEST(CallRunnerTest, Run_AnswersWithWhatTheHandlerReturns) {
  RunningTestService service([](const v1::GetIssueRequest& request, const CallContext&) {
    v1::GetIssueResponse response;
    response.mutable_issue()->set_name(request.name());
    return response;
  });
  grpc::ClientContext context;
  v1::GetIssueResponse response;
  const grpc::Status status = service.GetIssue(context, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.issue().name(), "issues/2022-09");
}

TEST(CallRunnerTest, Run_SaysOfWhatIsNoMessageThatItIsNone) {
  RunningTestService service(AnswerNothing);
  grpc::ClientContext context;
  v1::GetIssueRequest request;
  request.set_name("\xFF");  // not UTF-8
  v1::GetIssueResponse response;
  const grpc::Status status = service.stub().GetIssue(&context, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(status), "FIELD_MALFORMED");
  EXPECT_TRUE(IsRequestId(RequestIdOf(context)));
}

TEST(CallRunnerTest, Run_EchoesTheCallersRequestId) {
  std::string seen;
  RunningTestService service([&](const v1::GetIssueRequest& request, const CallContext& call) {
    seen = call.request_id;
    return AnswerNothing(request, call);
  });
  grpc::ClientContext context;
  context.AddMetadata(kRequestIdKey, "web-42");
  ASSERT_TRUE(service.GetIssue(context).ok());
  EXPECT_EQ(seen, "web-42");
  EXPECT_EQ(RequestIdOf(context), "web-42");
}

TEST(CallRunnerTest, Run_MintsARequestIdWhereTheCallersIsMissingOrUnsafe) {
  RunningTestService service(AnswerNothing);
  grpc::ClientContext without;
  ASSERT_TRUE(service.GetIssue(without).ok());
  EXPECT_TRUE(IsRequestId(RequestIdOf(without)));
  grpc::ClientContext unsafe;
  unsafe.AddMetadata(kRequestIdKey, "x code=OK");
  ASSERT_TRUE(service.GetIssue(unsafe).ok());
  EXPECT_TRUE(IsRequestId(RequestIdOf(unsafe)));
}

TEST(CallRunnerTest, Run_SendsTheRequestIdWithAnErrorToo) {
  RunningTestService service(
      [](const v1::GetIssueRequest&, const CallContext&) { return absl::NotFoundError("no"); });
  grpc::ClientContext context;
  context.AddMetadata(kRequestIdKey, "web-43");
  EXPECT_EQ(service.GetIssue(context).error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(RequestIdOf(context), "web-43");
}

TEST(CallRunnerTest, Run_GivesACallWithoutDeadlineOne) {
  Deadline seen;
  RunningTestService service([&](const v1::GetIssueRequest& request, const CallContext& call) {
    seen = call.deadline;
    return AnswerNothing(request, call);
  });
  grpc::ClientContext context;
  v1::GetIssueRequest request;
  request.set_name("issues/2022-09");
  v1::GetIssueResponse response;
  ASSERT_TRUE(service.stub().GetIssue(&context, request, &response).ok());
  EXPECT_LE(seen, system_clock::now() + kLongestCall);
  EXPECT_GT(seen, system_clock::now());
}

TEST(CallRunnerTest, Run_KeepsTheCallersDeadline) {
  Deadline seen;
  RunningTestService service([&](const v1::GetIssueRequest& request, const CallContext& call) {
    seen = call.deadline;
    return AnswerNothing(request, call);
  });
  grpc::ClientContext context;
  context.set_deadline(system_clock::now() + seconds(5));
  ASSERT_TRUE(service.GetIssue(context).ok());
  EXPECT_LT(seen, system_clock::now() + seconds(10));  // gRPC rounds what is left up, on the way
}

TEST(CallRunnerTest, Run_ChecksTheRequestBeforeTheHandlerSeesIt) {
  bool reached = false;
  RunningTestService service([&](const v1::GetIssueRequest& request, const CallContext& call) {
    reached = true;
    return AnswerNothing(request, call);
  });
  grpc::ClientContext context;
  v1::GetIssueResponse response;
  const grpc::Status status = service.stub().GetIssue(&context, v1::GetIssueRequest(), &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(status), "FIELD_REQUIRED");
  EXPECT_FALSE(reached);
}

TEST(CallRunnerTest, Run_FinishesACallWhoseHandlerThrows) {
  RunningTestService service(
      [](const v1::GetIssueRequest&, const CallContext&) -> absl::StatusOr<v1::GetIssueResponse> {
        throw std::runtime_error("SELECT secret");
      });
  grpc::ClientContext context;
  const grpc::Status status = service.GetIssue(context);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_EQ(ReasonOf(status), "INTERNAL_FAULT");
  EXPECT_THAT(status.error_message(), Not(HasSubstr("secret")));
  EXPECT_THAT(status.error_message(), HasSubstr(RequestIdOf(context)));
}

TEST(CallRunnerTest, Run_RefusesCallsBeyondTheQueue) {
  Gate gate;
  RunningTestService service([&](const auto& request, const auto& call) { return gate.Pass(request, call); },
                             /*workers=*/1, /*queue_limit=*/1);
  Waiting running(service);
  gate.WaitForArrivals(1);
  Waiting queued(service);
  // Until the second call is queued, another is queued in its place, and ends
  // by its deadline.
  grpc::Status refused;
  do {
    grpc::ClientContext context;
    context.set_deadline(system_clock::now() + std::chrono::milliseconds(200));
    refused = service.GetIssue(context);
  } while (refused.error_code() == grpc::StatusCode::DEADLINE_EXCEEDED);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(ReasonOf(refused), "QUEUE_FULL");
  gate.Open();
  EXPECT_TRUE(running.status.get().ok());
}

TEST(CallRunnerTest, Run_SkipsTheHandlerOfACallNobodyWaitsForAnyMore) {
  Gate gate;
  RunningTestService service([&](const auto& request, const auto& call) { return gate.Pass(request, call); });
  Waiting running(service);
  gate.WaitForArrivals(1);
  Waiting cancelled(service);
  grpc::ClientContext late;
  late.set_deadline(system_clock::now() + std::chrono::milliseconds(100));
  EXPECT_EQ(service.GetIssue(late).error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  cancelled.context.TryCancel();
  EXPECT_EQ(cancelled.status.get().error_code(), grpc::StatusCode::CANCELLED);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));  // for the server to hear of it
  gate.Open();
  EXPECT_TRUE(running.status.get().ok());
  service.server().Stop(std::chrono::milliseconds(0), seconds(5));
  EXPECT_EQ(gate.arrived(), 1);
}

TEST(CallRunnerTest, Run_CountsCallsByCode) {
  int calls = 0;
  RunningTestService service([&](const v1::GetIssueRequest& request, const CallContext& call) {
    return ++calls == 1 ? AnswerNothing(request, call) : absl::NotFoundError("no");
  });
  for (int i = 0; i < 3; ++i) {
    grpc::ClientContext context;
    service.GetIssue(context);
  }
  const auto summaries = service.metrics().Summarize();
  ASSERT_EQ(summaries.size(), 1U);
  EXPECT_EQ(summaries[0].method, "QueryService/GetIssue");
  EXPECT_EQ(summaries[0].calls.at(grpc::StatusCode::OK), 1);
  EXPECT_EQ(summaries[0].calls.at(grpc::StatusCode::NOT_FOUND), 2);
}

class Feed final : public AnyStream {
 public:
  void Drain() override {}
};

TEST(CallRunnerTest, AdmitFeed_RefusesMoreThanTheLimitUntilOneEnds) {
  CallRunner calls(1, 1);
  std::vector<std::shared_ptr<AnyStream>> feeds;
  for (std::size_t i = 0; i < kMostFeeds; ++i) {
    feeds.push_back(std::make_shared<Feed>());
    ASSERT_TRUE(calls.AdmitFeed(feeds.back()).ok()) << i;
  }
  const auto late = std::make_shared<Feed>();
  const absl::Status refused = calls.AdmitFeed(late);
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(GetErrorReason(refused), kQueueFull);
  calls.host()->Forget(feeds.front().get());
  EXPECT_TRUE(calls.AdmitFeed(late).ok());
}

TEST(CallRunnerTest, AdmitFeed_RefusesWhileDraining) {
  CallRunner calls(1, 1);
  calls.Drain();
  const absl::Status refused = calls.AdmitFeed(std::make_shared<Feed>());
  EXPECT_EQ(refused.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(GetErrorReason(refused), kServerDraining);
}

}  // namespace
}  // namespace pulse::server
