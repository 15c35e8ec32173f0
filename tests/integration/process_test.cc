// The services as the processes they are installed as.

#include "tests/integration/process.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <csignal>
#include <future>
#include <string>

#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/error_details.h"
#include "tests/integration/table_lock.h"
#include "tests/support/health_probe.h"
#include "tests/support/test_database.h"

namespace pulse::test {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

using ::testing::HasSubstr;

// A service of this build and the name health knows it by.
struct Program {
  std::string path;
  std::string service;
};

const Program kPrograms[] = {{PULSE_INGEST, "cordisbright.pulse.v1.IngestService"},
                             {PULSE_QUERY, "cordisbright.pulse.v1.QueryService"},
                             {PULSE_RENDER, "cordisbright.pulse.v1.RenderService"}};

std::shared_ptr<grpc::Channel> ChannelTo(Process& process) {
  return grpc::CreateChannel(process.AwaitOutput("address=").value_or("nowhere"),
                             grpc::InsecureChannelCredentials());
}

class ProcessTest : public ::testing::Test {
 protected:
  std::map<std::string, std::string> Environment() const {
    return {{"PULSE_DATABASE_URL", database_.url()}, {"PULSE_LISTEN", "127.0.0.1:0"}};
  }
  TestDatabase database_;
};

TEST_F(ProcessTest, EveryService_ServesHealthAndReflectionAndStopsWithZero) {
  for (const Program& program : kPrograms) {
    SCOPED_TRACE(program.path);
    Process process({program.path}, Environment());
    const auto channel = ChannelTo(process);
    EXPECT_TRUE(AwaitHealth(channel, program.service, Health::kServing));
    EXPECT_TRUE(AwaitHealth(channel, "", Health::kServing));
    EXPECT_THAT(ListServicesByReflection(channel), HasSubstr(program.service));
    process.Signal(SIGTERM);
    EXPECT_EQ(process.AwaitExit(), 0);
    EXPECT_THAT(process.Output(), HasSubstr("stopped"));
  }
}

TEST_F(ProcessTest, SigTerm_LetsACallInFlightEnd) {
  Process process({PULSE_QUERY}, Environment());
  const auto channel = ChannelTo(process);
  const auto stub = v1::QueryService::NewStub(channel);
  ASSERT_TRUE(AwaitHealth(channel, "", Health::kServing));
  std::future<grpc::Status> call;
  {
    const TableLock lock(database_, "sectors");
    call = std::async(std::launch::async, [&stub] {
      grpc::ClientContext context;
      context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
      v1::ListSectorsResponse response;
      return stub->ListSectors(&context, {}, &response);
    });
    while (database_
               .Query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND "
                      "query LIKE '%sectors%' AND datname = current_database()")
               .empty()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    process.Signal(SIGTERM);
    process.AwaitOutput("stopping");
    EXPECT_TRUE(AwaitHealth(channel, "", Health::kNotServing));
  }
  EXPECT_TRUE(call.get().ok());
  EXPECT_EQ(process.AwaitExit(), 0);
  EXPECT_THAT(process.Output(), HasSubstr("summary method=QueryService/ListSectors calls=1 failed=0"));
}

TEST_F(ProcessTest, SigInt_StopsWithZeroToo) {
  Process process({PULSE_RENDER}, Environment());
  process.AwaitOutput("address=");
  process.Signal(SIGINT);
  EXPECT_EQ(process.AwaitExit(), 0);
  EXPECT_THAT(process.Output(), HasSubstr("SIGINT"));
}

TEST_F(ProcessTest, BusyPort_IsSaidClearlyAndExitsOne) {
  Process first({PULSE_QUERY}, Environment());
  const std::string address = first.AwaitOutput("address=").value_or("");
  Process second({PULSE_QUERY, "--listen", address}, Environment());
  EXPECT_TRUE(second.AwaitOutput("cannot listen on " + address).has_value());
  EXPECT_EQ(second.AwaitExit(), 1);
}

TEST_F(ProcessTest, BadSetting_ExitsTwoBeforeAnythingStarts) {
  Process process({PULSE_INGEST, "--queue-limit", "none"}, Environment());
  EXPECT_EQ(process.AwaitExit(), 2);
  EXPECT_THAT(process.Output(), HasSubstr("--queue-limit"));
}

TEST_F(ProcessTest, Log_HasALineForEachCallAndNothingOfItsContent) {
  auto environment = Environment();
  environment["PULSE_LOG_FORMAT"] = "json";
  Process process({PULSE_QUERY}, environment);
  const std::string address = process.AwaitOutput(R"("address":")").value_or("");
  const auto stub = v1::QueryService::NewStub(
      grpc::CreateChannel(address.substr(0, address.find('"')), grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  context.AddMetadata("x-request-id", "web-42");
  v1::GetIssueRequest request;
  request.set_name("issues/2021-09");
  request.set_if_none_match("an-etag-that-is-nobodys-business");
  v1::GetIssueResponse response;
  ExpectError(stub->GetIssue(&context, request, &response), grpc::StatusCode::NOT_FOUND, "ISSUE_NOT_FOUND");
  const std::string line = process.AwaitOutput(R"("request_id":"web-42")").value_or("");
  EXPECT_THAT(line, HasSubstr(R"("method":"QueryService/GetIssue")"));
  EXPECT_THAT(line, HasSubstr(R"("code":"NOT_FOUND","reason":"ISSUE_NOT_FOUND","duration_us":)"));
  EXPECT_THAT(process.Output(), ::testing::Not(HasSubstr("nobodys-business")));
  EXPECT_THAT(process.Output(), ::testing::Not(HasSubstr(database_.url())));
}

TEST(ProcessWithoutSchemaTest, WrongSchema_IsNotServedAndSaysWhatToDo) {
  const TestDatabase empty(TestDatabase::Schema::kNone);
  Process process({PULSE_QUERY, "--listen", "127.0.0.1:0", "--database-url", empty.url()});
  const auto channel = ChannelTo(process);
  process.AwaitOutput("status=NOT_SERVING");
  EXPECT_EQ(ProbeHealth(channel, "cordisbright.pulse.v1.QueryService"), Health::kNotServing);
  EXPECT_THAT(process.Output(), HasSubstr("db/migrate"));
}

}  // namespace
}  // namespace pulse::test
