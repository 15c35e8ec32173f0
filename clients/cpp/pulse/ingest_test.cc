#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "clients/cpp/pulse/command_test.h"
#include "clients/cpp/pulse/ingest_batch.h"

namespace pulse::cli {
namespace {

using client::FailWith;
using grpc::StatusCode;
using testing::HasSubstr;
using testing::Not;

// Stores what documents say they are: "created", "updated", "unchanged"; any
// other content is refused.
class IngestTest : public CommandTest {
 protected:
  IngestTest() {
    services_.ingest_document = [](const v1::IngestDocumentRequest& request,
                                   v1::IngestDocumentResponse& response) {
      const std::string& content = request.document().content();
      if (content == "created") {
        response.set_outcome(v1::INGEST_OUTCOME_CREATED);
      } else if (content == "updated") {
        response.set_outcome(v1::INGEST_OUTCOME_UPDATED);
      } else if (content == "unchanged") {
        response.set_outcome(v1::INGEST_OUTCOME_UNCHANGED);
      } else {
        return FailWith(StatusCode::INVALID_ARGUMENT, "no month in the masthead", "EDITION_NOT_FOUND");
      }
      *response.mutable_issue() = SampleIssue();
      response.mutable_issue()->set_state(v1::ISSUE_STATE_DRAFT);
      response.mutable_issue()->set_etag("e1");
      return grpc::Status::OK;
    };
  }
};

TEST_F(IngestTest, Folder_IsReadInTheOrderOfNamesWithALineEach) {
  Write("b.txt", "updated");
  Write("a.md", "created");
  Write("sub/c.markdown", "unchanged");
  Write("notes.docx", "created");
  Write(".hidden.md", "created");
  const Outcome run = Pulse({"ingest", folder_.string()});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out, "created    " + folder_.string() + "/a.md → issues/2031-03 · 3 items · draft\n" +
                         "updated    " + folder_.string() + "/b.txt → issues/2031-03 · 3 items · draft\n" +
                         "unchanged  " + folder_.string() +
                         "/sub/c.markdown → issues/2031-03 · 3 items · draft\n" +
                         "\n"
                         "OUTCOME    DOCUMENTS  ITEMS\n"
                         "created            1      3\n"
                         "updated            1      3\n"
                         "unchanged          1      3\n"
                         "failed             0      0\n"
                         "total              3      9\n");
  EXPECT_EQ(run.err, "");
}

TEST_F(IngestTest, OneBadDocument_DoesNotSinkTheRest) {
  Write("a.md", "broken");
  Write("b.md", "created");
  const Outcome run = Pulse({"ingest", folder_.string()});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.err, "failed     " + folder_.string() + "/a.md: no month in the masthead\n");
  EXPECT_THAT(run.out, HasSubstr("b.md → issues/2031-03"));
}

TEST_F(IngestTest, PathThatIsNotThere_FailsAndTheRestIsIngested) {
  const std::string document = Write("b.md", "created");
  const Outcome run = Pulse({"ingest", "/nonexistent/x.md", document});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.err, "failed     /nonexistent/x.md cannot be read: No such file or directory\n");
  EXPECT_EQ(services_.CallCount("IngestDocument"), 1);
}

TEST_F(IngestTest, FolderWithoutDocuments_Fails) {
  const Outcome run = Pulse({"ingest", folder_.string()});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("holds no documents"));
}

TEST_F(IngestTest, PathNamedTwice_IsIngestedOnce) {
  const std::string document = Write("b.md", "created");
  Pulse({"ingest", document, folder_.string()});
  EXPECT_EQ(services_.CallCount("IngestDocument"), 1);
}

TEST_F(IngestTest, ServiceAway_IsUnavailable) {
  const std::string document = Write("b.md", "created");
  const Outcome run = PulseElsewhere({"ingest", document, "--ingest-address", "127.0.0.1:1"});
  EXPECT_EQ(run.code, 4);
  EXPECT_THAT(run.err, HasSubstr("the ingest service at 127.0.0.1:1 does not answer"));
}

TEST_F(IngestTest, Publish_PublishesTheVeryRevisionThatWasStored) {
  services_.publish_issue = [](const v1::PublishIssueRequest& request, v1::PublishIssueResponse& response) {
    EXPECT_EQ(request.name(), "issues/2031-03");
    EXPECT_EQ(request.etag(), "e1");
    *response.mutable_issue() = SampleIssue();
    return grpc::Status::OK;
  };
  const Outcome run = Pulse({"ingest", Write("b.md", "created"), "--publish"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("3 items · published"));
}

TEST_F(IngestTest, PublishFailing_SaysThatTheDocumentIsStored) {
  services_.publish_issue = [](const auto&, auto&) {
    return FailWith(StatusCode::ABORTED, "etag", "ETAG_MISMATCH");
  };
  const Outcome run = Pulse({"ingest", Write("b.md", "created"), "--publish"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("stored as issues/2031-03 but not published: etag"));
}

TEST_F(IngestTest, FullQueue_IsTriedAgainAfterTheDelayAskedFor) {
  services_.FailNext(2, FailWith(StatusCode::RESOURCE_EXHAUSTED, "the queue is full", "QUEUE_FULL", "",
                                 std::chrono::milliseconds(10)));
  EXPECT_EQ(Pulse({"ingest", Write("b.md", "created")}).code, 0);
  EXPECT_EQ(services_.CallCount("IngestDocument"), 3);
}

TEST_F(IngestTest, LostRaceForTheIssue_IsTriedAgain) {
  services_.FailNext(1, FailWith(StatusCode::ABORTED, "another writer was faster", "REVISION_CONFLICT"));
  EXPECT_EQ(Pulse({"ingest", Write("b.md", "created")}).code, 0);
  EXPECT_EQ(services_.CallCount("IngestDocument"), 2);
}

TEST_F(IngestTest, BrokenConnection_IsTriedAgainUnderTheSameRequestId) {
  services_.FailNext(1, grpc::Status(StatusCode::UNAVAILABLE, "connection reset"));
  EXPECT_EQ(Pulse({"ingest", Write("b.md", "created")}).code, 0);
  EXPECT_EQ(services_.CallCount("IngestDocument"), 2);
}

TEST_F(IngestTest, DocumentsInFlight_AreBounded) {
  std::atomic<int> now = 0;
  std::atomic<int> most = 0;
  services_.ingest_document = [&](const auto&, auto&) {
    const int in_flight = ++now;
    for (int seen = most; in_flight > seen && !most.compare_exchange_weak(seen, in_flight);) {
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    --now;
    return grpc::Status::OK;
  };
  for (int i = 0; i < 20; ++i) Write(std::to_string(i) + ".md", "x");
  EXPECT_EQ(Pulse({"ingest", folder_.string()}).code, 0);
  EXPECT_EQ(services_.CallCount("IngestDocument"), 20);
  EXPECT_GT(most, 1);
  EXPECT_LE(most, kDocumentsInFlight);
}

TEST_F(IngestTest, ProgressBar_IsDrawnOnATerminalAndCleared) {
  terminal_ = true;
  const Outcome run = Pulse({"ingest", Write("b.md", "created"), "--no-color"});
  EXPECT_THAT(run.err, HasSubstr("1/1 documents · 3 items"));
  EXPECT_TRUE(run.err.ends_with("\r\x1b[K"));
}

TEST_F(IngestTest, Json_IsALineADocument) {
  Write("a.md", "created");
  Write("b.md", "broken");
  const Outcome run = Pulse({"ingest", folder_.string(), "--json"});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(std::count(run.out.begin(), run.out.end(), '\n'), 2);
  EXPECT_THAT(run.out, HasSubstr(R"("issue":"issues/2031-03")"));
  EXPECT_THAT(run.out, HasSubstr(R"("reason":"EDITION_NOT_FOUND")"));
  EXPECT_THAT(run.out, Not(HasSubstr("OUTCOME")));
}

}  // namespace
}  // namespace pulse::cli
