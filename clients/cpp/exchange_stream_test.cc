#include "clients/cpp/exchange_stream.h"

#include <gtest/gtest.h>

#include <thread>

#include "clients/cpp/client.h"
#include "clients/cpp/fake_services.h"

namespace pulse::client {
namespace {

class ExchangeStreamTest : public testing::Test {
 protected:
  std::unique_ptr<ArchiveStream> Open(std::chrono::milliseconds timeout = std::chrono::seconds(20)) {
    ClientOptions options;
    options.ingest_address = services_.address();
    options.timeout = timeout;
    options.actor = "ada";
    client_ = std::make_unique<Client>(Client::Create(options).value());
    // Connected first: a call that reads is sent again when connecting fails, a stream is not.
    EXPECT_EQ(client_->ListRevisions({}).error().code, grpc::StatusCode::UNIMPLEMENTED);
    return client_->IngestArchive();
  }

  static v1::IngestArchiveRequest Document(int number) {
    v1::IngestArchiveRequest request;
    request.set_reference(std::to_string(number));
    return request;
  }

  FakeServices services_;
  std::unique_ptr<Client> client_;
};

TEST_F(ExchangeStreamTest, Answers_ComeInTheOrderOfSending) {
  services_.ingest_archive = [](const auto&, auto&) { return grpc::Status::OK; };
  const auto stream = Open();
  for (int i = 0; i < 50; ++i) ASSERT_TRUE(stream->Send(Document(i)));
  for (int i = 0; i < 50; ++i) {
    const auto answer = stream->Receive();
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->reference(), std::to_string(i));
  }
  EXPECT_FALSE(stream->Finish().has_value());
  EXPECT_EQ(services_.LastActor(), "ada");
}

TEST_F(ExchangeStreamTest, StreamThatBreaks_GivesItsAnswersThenItsError) {
  services_.ingest_archive = [](const v1::IngestArchiveRequest& request, auto&) {
    return request.reference() == "1" ? FailWith(grpc::StatusCode::UNAVAILABLE, "going down", "DRAINING")
                                      : grpc::Status::OK;
  };
  const auto stream = Open();
  ASSERT_TRUE(stream->Send(Document(0)));
  ASSERT_TRUE(stream->Receive().has_value());
  ASSERT_TRUE(stream->Send(Document(1)));
  EXPECT_FALSE(stream->Receive().has_value());
  EXPECT_TRUE(stream->ended());
  EXPECT_FALSE(stream->Send(Document(2)));
  const auto error = stream->Finish();
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->reason, "DRAINING");
  EXPECT_EQ(error->service, "ingest");
}

TEST_F(ExchangeStreamTest, ServiceThatDoesNotAnswer_IsGivenUp) {
  services_.ingest_archive = [](const auto&, auto&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(600));
    return grpc::Status::OK;
  };
  const auto stream = Open(std::chrono::milliseconds(100));
  ASSERT_TRUE(stream->Send(Document(0)));
  EXPECT_FALSE(stream->Receive().has_value());
  const auto error = stream->Finish();
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->code, grpc::StatusCode::DEADLINE_EXCEEDED);
}

TEST_F(ExchangeStreamTest, Patience_EndsAWaitAndNotTheStream) {
  services_.ingest_archive = [](const auto&, auto&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    return grpc::Status::OK;
  };
  const auto stream = Open();
  ASSERT_TRUE(stream->Send(Document(0)));
  EXPECT_FALSE(stream->Receive(std::chrono::milliseconds(1)).has_value());
  EXPECT_FALSE(stream->ended());
  EXPECT_TRUE(stream->Receive().has_value());
}

TEST_F(ExchangeStreamTest, DestroyedWithAnswersOutstanding_DoesNotHang) {
  services_.ingest_archive = [](const auto&, auto&) { return grpc::Status::OK; };
  const auto stream = Open();
  ASSERT_TRUE(stream->Send(Document(0)));
}

TEST_F(ExchangeStreamTest, Interests_AnswerInAnyNumber) {
  services_.score_interests = [](const auto& requests, std::vector<v1::ScoreInterestsResponse>& messages) {
    messages.resize(2 * requests.size());
    messages.back().mutable_totals()->set_contact_count(7);
    return grpc::Status::OK;
  };
  ClientOptions options;
  options.query_address = services_.address();
  const Client client = Client::Create(options).value();
  const auto stream = client.ScoreInterests();
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(stream->Send({}));
  ASSERT_TRUE(stream->WritesDone());
  int messages = 0;
  std::optional<v1::ScoreInterestsResponse> last;
  while (auto message = stream->Receive()) {
    ++messages;
    last = std::move(message);
  }
  EXPECT_EQ(messages, 6);
  ASSERT_TRUE(last.has_value());
  EXPECT_EQ(last->totals().contact_count(), 7);
  EXPECT_FALSE(stream->Finish().has_value());
  EXPECT_LE(services_.LastTimeLeft(), std::chrono::minutes(11));
}

}  // namespace
}  // namespace pulse::client
