// A time of publication that is due while no ingest service runs.

#include <google/protobuf/util/time_util.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <csignal>
#include <thread>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"
#include "tests/integration/process.h"
#include "tests/integration/services_under_test.h"

namespace pulse::test {
namespace {

using google::protobuf::util::TimeUtil;

class ScheduledRestartTest : public ::testing::Test {
 protected:
  std::unique_ptr<Process> StartIngest() {
    return std::make_unique<Process>(
        std::vector<std::string>{PULSE_INGEST},
        std::map<std::string, std::string>{{"PULSE_DATABASE_URL", database_.url()},
                                           {"PULSE_LISTEN", "127.0.0.1:0"}});
  }

  static std::unique_ptr<v1::IngestService::Stub> StubOf(Process& process) {
    return v1::IngestService::NewStub(grpc::CreateChannel(process.AwaitOutput("address=").value_or("nowhere"),
                                                          grpc::InsecureChannelCredentials()));
  }

  std::string Publications() const {
    return database_.Query("SELECT count(*) FROM issue_revisions WHERE action = 'publish'");
  }

  TestDatabase database_;
};

TEST_F(ScheduledRestartTest, PublishIssue_IsKeptThroughAKillAndFiresOnceWithTwoServers) {
  auto first = StartIngest();
  const auto stub = StubOf(*first);
  v1::IngestDocumentRequest ingest;
  *ingest.mutable_document() = DocumentOf();
  v1::IngestDocumentResponse ingested;
  ASSERT_TRUE(Call(*stub, &v1::IngestService::Stub::IngestDocument, ingest, &ingested).ok());
  v1::PublishIssueRequest publish;
  publish.set_name(ingested.issue().name());
  const auto due = absl::Now() + absl::Seconds(2);
  *publish.mutable_publish_time() = TimeUtil::MicrosecondsToTimestamp(absl::ToUnixMicros(due));
  v1::PublishIssueResponse scheduled;
  ASSERT_TRUE(Call(*stub, &v1::IngestService::Stub::PublishIssue, publish, &scheduled).ok());
  ASSERT_EQ(scheduled.issue().state(), v1::ISSUE_STATE_SCHEDULED);
  first->Signal(SIGKILL);
  EXPECT_EQ(first->AwaitExit(), -1);
  absl::SleepFor(due - absl::Now() + absl::Milliseconds(200));
  EXPECT_EQ(Publications(), "0");

  const auto second = StartIngest();
  const auto third = StartIngest();
  while (Publications() == "0") {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(500));  // for a second firing to show
  EXPECT_EQ(Publications(), "1");
  EXPECT_EQ(database_.Query("SELECT state FROM issues"), std::to_string(v1::ISSUE_STATE_PUBLISHED));
}

}  // namespace
}  // namespace pulse::test
