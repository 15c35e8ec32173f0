#include "services/server/exchange.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <atomic>
#include <condition_variable>
#include <future>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "services/server/call_runner.h"
#include "services/server/server.h"

namespace pulse::server {
namespace {

namespace v1 = ::cordisbright::pulse::v1;
using Handler = Exchange<v1::IngestArchiveRequest, v1::IngestArchiveResponse>::Handler;
using ::testing::ElementsAre;

v1::IngestArchiveResponse Echo(const v1::IngestArchiveRequest& request) {
  v1::IngestArchiveResponse response;
  response.set_reference(request.reference());
  return response;
}

// A service whose stream a test answers, on a real port.
class ExchangeTest
    : public ::testing::Test,
      public v1::IngestService::WithRawCallbackMethod_IngestArchive<v1::IngestService::Service> {
 protected:
  static constexpr int kWorkers = 3;

  ExchangeTest() {
    auto started = Server::Start("127.0.0.1:0", {this, v1::IngestService::service_full_name(), 1 << 20},
                                 [] { return absl::OkStatus(); });
    EXPECT_TRUE(started.ok()) << started.status();
    server_ = *std::move(started);
    stub_ = v1::IngestService::NewStub(grpc::CreateChannel("127.0.0.1:" + std::to_string(server_->port()),
                                                           grpc::InsecureChannelCredentials()));
  }

  ~ExchangeTest() override { server_->Stop(std::chrono::milliseconds(0), std::chrono::seconds(10)); }

  RawBidiReactor* IngestArchive(grpc::CallbackServerContext* context) override {
    return calls_.RunExchange<v1::IngestArchiveRequest, v1::IngestArchiveResponse>("IngestArchive", context,
                                                                                   handler_);
  }

  // A stream of the test's, with a deadline.
  struct Stream {
    explicit Stream(v1::IngestService::Stub& stub, const std::string& actor = "") {
      context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
      if (!actor.empty()) context.AddMetadata("pulse-actor", actor);
      calls = stub.IngestArchive(&context);
    }
    bool Send(const std::string& reference) {
      v1::IngestArchiveRequest request;
      request.set_reference(reference);
      return calls->Write(request);
    }
    // The next answer's reference; "-" when there is none.
    std::string Next() {
      v1::IngestArchiveResponse response;
      return calls->Read(&response) ? response.reference() : "-";
    }
    grpc::ClientContext context;
    std::unique_ptr<grpc::ClientReaderWriter<v1::IngestArchiveRequest, v1::IngestArchiveResponse>> calls;
  };

  static std::string ReasonOf(const grpc::Status& status) {
    google::rpc::Status details;
    google::rpc::ErrorInfo info;
    EXPECT_TRUE(details.ParseFromString(status.error_details()));
    for (const auto& detail : details.details()) {
      if (detail.UnpackTo(&info)) return info.reason();
    }
    return {};
  }

  // Holds handlers until opened.
  class Gate {
   public:
    void Pass() {
      ++arrived_;
      arrived_.notify_all();
      opened_.wait();
    }
    void AwaitArrivals(int count) {
      for (int now = arrived_; now < count; now = arrived_) arrived_.wait(now);
    }
    int arrived() const { return arrived_; }
    void Open() { open_.set_value(); }

   private:
    std::promise<void> open_;
    std::shared_future<void> opened_ = open_.get_future().share();
    std::atomic<int> arrived_ = 0;
  };

  Handler handler_ = [](const auto& request, const CallContext&, std::size_t) { return Echo(request); };
  CallRunner calls_{kWorkers, 10};
  std::unique_ptr<Server> server_;
  std::unique_ptr<v1::IngestService::Stub> stub_;
};

// gRPC would read it as the end of the stream, and the rest be lost without a word.
TEST_F(ExchangeTest, SaysWhichMessageIsNone) {
  Stream stream(*stub_);
  EXPECT_TRUE(stream.Send("first"));
  EXPECT_EQ(stream.Next(), "first");
  EXPECT_TRUE(stream.Send("\xFF"));  // not UTF-8
  stream.calls->WritesDone();
  EXPECT_EQ(stream.Next(), "-");
  const grpc::Status status = stream.calls->Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(status), "FIELD_MALFORMED");
  EXPECT_EQ(status.error_message().find("Message 2 of the stream: "), 0U) << status.error_message();
}

// So that the first without an answer is the one at fault.
TEST_F(ExchangeTest, AnswersWhatCameBeforeAMessageThatIsNone) {
  Gate gate;
  handler_ = [&](const v1::IngestArchiveRequest& request, const CallContext&, std::size_t) {
    gate.Pass();
    return Echo(request);
  };
  Stream stream(*stub_);
  EXPECT_TRUE(stream.Send("first"));
  EXPECT_TRUE(stream.Send("second"));
  EXPECT_TRUE(stream.Send("\xFF"));
  gate.AwaitArrivals(2);
  std::this_thread::sleep_for(std::chrono::milliseconds(100));  // for the third to arrive
  gate.Open();
  EXPECT_EQ(stream.Next(), "first");
  EXPECT_EQ(stream.Next(), "second");
  EXPECT_EQ(stream.Next(), "-");
  const grpc::Status status = stream.calls->Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message().find("Message 3 of the stream: "), 0U) << status.error_message();
}

TEST_F(ExchangeTest, AnswersEveryMessageInOrder) {
  std::promise<void> second_done;
  handler_ = [&](const v1::IngestArchiveRequest& request, const CallContext&, std::size_t index) {
    if (index == 0) second_done.get_future().wait();  // the first is the last to be ready
    if (index == 1) second_done.set_value();
    return Echo(request);
  };
  Stream stream(*stub_);
  for (const char* reference : {"a", "b", "c", "d", "e"}) EXPECT_TRUE(stream.Send(reference));
  stream.calls->WritesDone();
  std::vector<std::string> answers;
  for (std::string next = stream.Next(); next != "-"; next = stream.Next()) answers.push_back(next);
  EXPECT_THAT(answers, ElementsAre("a", "b", "c", "d", "e"));
  EXPECT_TRUE(stream.calls->Finish().ok());
  EXPECT_EQ(calls_.metrics().Summarize()[0].calls.at(grpc::StatusCode::OK), 1);
}

TEST_F(ExchangeTest, TakesNoMoreThanTheWorkersCanAnswer) {
  Gate gate;
  handler_ = [&](const v1::IngestArchiveRequest& request, const CallContext&, std::size_t) {
    gate.Pass();
    return Echo(request);
  };
  Stream stream(*stub_);
  for (int i = 0; i < 2 * kWorkers; ++i) EXPECT_TRUE(stream.Send(std::to_string(i)));
  stream.calls->WritesDone();
  gate.AwaitArrivals(kWorkers);
  EXPECT_EQ(gate.arrived(), kWorkers);
  gate.Open();
  for (int i = 0; i < 2 * kWorkers; ++i) EXPECT_EQ(stream.Next(), std::to_string(i));
  EXPECT_TRUE(stream.calls->Finish().ok());
}

TEST_F(ExchangeTest, AnswersAStreamThatSendsNothing) {
  Stream stream(*stub_);
  stream.calls->WritesDone();
  EXPECT_EQ(stream.Next(), "-");
  EXPECT_TRUE(stream.calls->Finish().ok());
}

TEST_F(ExchangeTest, Drain_AnswersWhatWasTakenAndEndsTheStream) {
  Gate gate;
  handler_ = [&](const v1::IngestArchiveRequest& request, const CallContext&, std::size_t) {
    gate.Pass();
    return Echo(request);
  };
  Stream stream(*stub_);
  EXPECT_TRUE(stream.Send("taken"));
  gate.AwaitArrivals(1);
  calls_.Drain();
  gate.Open();
  EXPECT_EQ(stream.Next(), "taken");
  EXPECT_EQ(stream.Next(), "-");
  const grpc::Status status = stream.calls->Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(ReasonOf(status), "SERVER_DRAINING");

  Stream late(*stub_);
  EXPECT_EQ(late.Next(), "-");
  EXPECT_EQ(late.calls->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(ExchangeTest, Drain_EndsAnIdleStream) {
  Stream stream(*stub_);
  EXPECT_TRUE(stream.Send("one"));
  EXPECT_EQ(stream.Next(), "one");
  calls_.Drain();
  EXPECT_EQ(stream.Next(), "-");
  EXPECT_EQ(stream.calls->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(ExchangeTest, EndsWhenTheCallerGoes) {
  Gate gate;
  handler_ = [&](const v1::IngestArchiveRequest& request, const CallContext&, std::size_t) {
    gate.Pass();
    return Echo(request);
  };
  Stream stream(*stub_);
  EXPECT_TRUE(stream.Send("one"));
  EXPECT_TRUE(stream.Send("two"));
  gate.AwaitArrivals(2);
  stream.context.TryCancel();
  EXPECT_EQ(stream.Next(), "-");
  EXPECT_EQ(stream.calls->Finish().error_code(), grpc::StatusCode::CANCELLED);
  gate.Open();
  server_->Stop(std::chrono::milliseconds(0), std::chrono::seconds(10));  // hangs if the stream does not end
  // Once. CANCELLED mostly, but a broken stream may first look like one that has
  // been sent to its end, or meet the stop.
  const auto ended = calls_.metrics().Summarize()[0].calls;
  ASSERT_EQ(ended.size(), 1U);
  EXPECT_EQ(ended.begin()->second, 1);
}

TEST_F(ExchangeTest, EndsWithInternalWhenTheHandlerThrows) {
  handler_ = [](const v1::IngestArchiveRequest&, const CallContext&,
                std::size_t) -> v1::IngestArchiveResponse { throw std::runtime_error("secret"); };
  Stream stream(*stub_);
  EXPECT_TRUE(stream.Send("one"));
  EXPECT_EQ(stream.Next(), "-");
  const grpc::Status status = stream.calls->Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_EQ(status.error_message().find("secret"), std::string::npos);
}

TEST_F(ExchangeTest, TellsTheHandlerWhoAsks) {
  handler_ = [](const v1::IngestArchiveRequest&, const CallContext& call, std::size_t) {
    v1::IngestArchiveResponse response;
    response.set_reference(call.actor);
    return response;
  };
  Stream stream(*stub_, "alma@example.org");
  EXPECT_TRUE(stream.Send("one"));
  EXPECT_EQ(stream.Next(), "alma@example.org");
  Stream refused(*stub_, std::string(201, 'a'));
  EXPECT_EQ(refused.Next(), "-");
  EXPECT_EQ(refused.calls->Finish().error_code(), grpc::StatusCode::INVALID_ARGUMENT);
}

TEST_F(ExchangeTest, RefusesMoreStreamsThanTheLimit) {
  std::vector<std::unique_ptr<Stream>> open;
  for (std::size_t i = 0; i < kMostExchanges; ++i) {
    open.push_back(std::make_unique<Stream>(*stub_));
    open.back()->Send("one");
    EXPECT_EQ(open.back()->Next(), "one");
  }
  Stream refused(*stub_);
  EXPECT_EQ(refused.Next(), "-");
  EXPECT_EQ(refused.calls->Finish().error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  for (auto& stream : open) {
    stream->calls->WritesDone();
    EXPECT_TRUE(stream->calls->Finish().ok());
  }
}

}  // namespace
}  // namespace pulse::server
