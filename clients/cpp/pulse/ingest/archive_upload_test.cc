#include "clients/cpp/pulse/ingest/archive_upload.h"

#include <gmock/gmock.h>

#include <atomic>
#include <chrono>
#include <map>
#include <thread>

#include "clients/cpp/pulse/command_test.h"
#include "google/rpc/status.pb.h"

namespace pulse::cli {
namespace {

using client::FailWith;
using grpc::StatusCode;

class ArchiveUploadTest : public CommandTest {
 protected:
  ArchiveUploadTest() {
    options_.first_pause = std::chrono::milliseconds(1);
    services_.ingest_archive = [](const auto&, auto& response) {
      response.mutable_ingested()->set_outcome(v1::INGEST_OUTCOME_CREATED);
      return grpc::Status::OK;
    };
  }

  std::vector<std::string> WriteDocuments(int documents) {
    std::vector<std::string> paths;
    for (int i = 0; i < documents; ++i) paths.push_back(Write(std::to_string(1000 + i) + ".md", "x"));
    return paths;
  }

  // How often each of `documents` was reported, by whether it was stored.
  void Upload(int documents) {
    const std::vector<std::string> paths = WriteDocuments(documents);
    EXPECT_TRUE(Run(paths));
    EXPECT_EQ(stored_.size() + failed_.size(), paths.size());
  }

  bool Run(const std::vector<std::string>& paths) {
    UploadObserver observer;
    observer.on_report = [this](const DocumentReport& report) {
      ++(report.answer.ok() ? stored_ : failed_)[report.path];
      if (!report.answer.ok()) last_error_ = report.answer.error();
    };
    observer.on_progress = [](const Progress&) {};
    observer.on_pause = [this](const client::Error&, std::chrono::milliseconds) { ++pauses_; };
    client::ClientOptions client;
    client.ingest_address = services_.address();
    const bool all = UploadArchive(client::Client::Create(client).value(), paths, options_, observer);
    for (const auto& [path, times] : stored_) EXPECT_EQ(times, 1) << path;
    for (const auto& [path, times] : failed_) EXPECT_EQ(times, 1) << path;
    return all;
  }

  UploadOptions options_;
  std::map<std::string, int> stored_;
  std::map<std::string, int> failed_;
  client::Error last_error_;
  int pauses_ = 0;
};

TEST_F(ArchiveUploadTest, EveryDocument_IsReportedOnce) {
  Upload(100);
  EXPECT_EQ(stored_.size(), 100U);
  EXPECT_EQ(services_.CallCount("IngestArchive"), 100);
}

TEST_F(ArchiveUploadTest, Stopped_SendsNoMoreAndReportsAllThatWasSent) {
  options_.stopped = [this] { return !stored_.empty(); };
  const std::vector<std::string> paths = WriteDocuments(100);
  EXPECT_FALSE(Run(paths));
  EXPECT_EQ(static_cast<int>(stored_.size()), services_.CallCount("IngestArchive"));
  EXPECT_LE(stored_.size(), kDocumentsInFlight);
  // Run again, it does the rest.
  options_.stopped = [] { return false; };
  stored_.clear();
  EXPECT_TRUE(Run(paths));
  EXPECT_EQ(stored_.size(), paths.size());
}

TEST_F(ArchiveUploadTest, Stopped_InAPauseEndsIt) {
  services_.ingest_archive = [](const auto&, auto&) {
    return FailWith(StatusCode::UNAVAILABLE, "stopping", "SERVER_DRAINING");
  };
  options_.first_pause = std::chrono::hours(1);
  options_.patience = std::chrono::hours(2);
  options_.stopped = [this] { return pauses_ > 0; };
  EXPECT_FALSE(Run(WriteDocuments(1)));
  EXPECT_EQ(pauses_, 1);
}

TEST_F(ArchiveUploadTest, StreamThatBreaks_IsOpenedAgainAndSendsTheRestOnly) {
  std::atomic<int> seen = 0;
  services_.ingest_archive = [&](const auto&, auto& response) {
    const int now = ++seen;
    if (now == 20 || now == 40) return grpc::Status(StatusCode::UNAVAILABLE, "connection reset");
    response.mutable_ingested()->set_outcome(v1::INGEST_OUTCOME_CREATED);
    return grpc::Status::OK;
  };
  Upload(50);
  EXPECT_EQ(stored_.size(), 50U);
  EXPECT_EQ(pauses_, 2);
  EXPECT_EQ(services_.CallCount("IngestArchive"), 52);
}

TEST_F(ArchiveUploadTest, DocumentThatCannotBeTakenNow_IsSentAgain) {
  std::atomic<int> seen = 0;
  services_.ingest_archive = [&](const auto&, auto& response) {
    const int now = ++seen;
    if (now == 3) {
      response.mutable_error()->ParseFromString(
          FailWith(StatusCode::UNAVAILABLE, "the database is away", "DATABASE_UNAVAILABLE").error_details());
    } else if (now == 6) {
      response.mutable_error()->ParseFromString(
          FailWith(StatusCode::UNKNOWN, "perhaps stored", "COMMIT_IN_DOUBT").error_details());
    } else {
      response.mutable_ingested()->set_outcome(v1::INGEST_OUTCOME_CREATED);
    }
    return grpc::Status::OK;
  };
  Upload(5);
  EXPECT_EQ(stored_.size(), 5U);
  EXPECT_EQ(pauses_, 2);
}

TEST_F(ArchiveUploadTest, ServiceThatStaysAway_IsGivenUpWhenPatienceEnds) {
  options_.patience = std::chrono::milliseconds(50);
  std::atomic<int> seen = 0;
  services_.ingest_archive = [&](const auto&, auto& response) {
    if (++seen > 3) return FailWith(StatusCode::UNAVAILABLE, "stopping", "SERVER_DRAINING");
    response.mutable_ingested()->set_outcome(v1::INGEST_OUTCOME_CREATED);
    return grpc::Status::OK;
  };
  Upload(10);
  EXPECT_EQ(stored_.size(), 3U);
  EXPECT_EQ(failed_.size(), 7U);
  EXPECT_GT(pauses_, 1);
  EXPECT_EQ(last_error_.reason, "SERVER_DRAINING");
}

TEST_F(ArchiveUploadTest, DocumentThatBreaksTheStream_DoesNotSinkTheRest) {
  services_.ingest_archive = [](const v1::IngestArchiveRequest& request, auto& response) {
    if (request.reference() == "2") return FailWith(StatusCode::INTERNAL, "a fault", "INTERNAL");
    response.mutable_ingested()->set_outcome(v1::INGEST_OUTCOME_CREATED);
    return grpc::Status::OK;
  };
  Upload(6);
  EXPECT_EQ(stored_.size(), 5U);
  EXPECT_EQ(failed_.size(), 1U);
}

TEST_F(ArchiveUploadTest, ServiceThatKnowsNoArchives_IsGivenUpAtOnce) {
  services_.ingest_archive = nullptr;
  Upload(5);
  EXPECT_EQ(failed_.size(), 5U);
  EXPECT_EQ(pauses_, 0);
  EXPECT_EQ(services_.CallCount("IngestArchive"), 1);
}

TEST_F(ArchiveUploadTest, ServiceThatSaysNothing_IsGivenUpAndTriedAgain) {
  options_.timeout = std::chrono::milliseconds(300);
  std::atomic<int> seen = 0;
  services_.ingest_archive = [&](const auto&, auto& response) {
    if (++seen == 2) std::this_thread::sleep_for(std::chrono::milliseconds(1200));
    response.mutable_ingested()->set_outcome(v1::INGEST_OUTCOME_CREATED);
    return grpc::Status::OK;
  };
  Upload(3);
  EXPECT_EQ(stored_.size(), 3U);
  EXPECT_EQ(pauses_, 1);
}

}  // namespace
}  // namespace pulse::cli
