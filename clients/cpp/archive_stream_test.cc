#include "clients/cpp/archive_stream.h"

#include <gtest/gtest.h>

#include <thread>

#include "clients/cpp/client.h"
#include "clients/cpp/fake_services.h"

namespace pulse::client {
namespace {

class ArchiveStreamTest : public testing::Test {
 protected:
  std::unique_ptr<ArchiveStream> Open(std::chrono::milliseconds timeout = std::chrono::seconds(20)) {
    ClientOptions options;
    options.ingest_address = services_.address();
    options.timeout = timeout;
    options.actor = "ada";
    client_ = std::make_unique<Client>(Client::Create(options).value());
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

TEST_F(ArchiveStreamTest, Answers_ComeInTheOrderOfSending) {
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

TEST_F(ArchiveStreamTest, StreamThatBreaks_GivesItsAnswersThenItsError) {
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

TEST_F(ArchiveStreamTest, ServiceThatDoesNotAnswer_IsGivenUp) {
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

TEST_F(ArchiveStreamTest, Patience_EndsAWaitAndNotTheStream) {
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

TEST_F(ArchiveStreamTest, DestroyedWithAnswersOutstanding_DoesNotHang) {
  services_.ingest_archive = [](const auto&, auto&) { return grpc::Status::OK; };
  const auto stream = Open();
  ASSERT_TRUE(stream->Send(Document(0)));
}

}  // namespace
}  // namespace pulse::client
