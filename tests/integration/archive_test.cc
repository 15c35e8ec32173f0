// IngestArchive over a real channel.

#include <future>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"
#include "tests/integration/editing.h"

namespace pulse::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class ArchiveTest : public EditingTest {
 protected:
  static v1::IngestArchiveRequest Sending(const std::string& reference, const v1::Document& document) {
    v1::IngestArchiveRequest request;
    request.set_reference(reference);
    *request.mutable_document() = document;
    return request;
  }

  // What became of `requests`, sent down one stream.
  std::vector<v1::IngestArchiveResponse> SendAll(const std::vector<v1::IngestArchiveRequest>& requests) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kCallTimeout);
    const auto stream = services_.ingest().IngestArchive(&context);
    for (const auto& request : requests) EXPECT_TRUE(stream->Write(request));
    stream->WritesDone();
    std::vector<v1::IngestArchiveResponse> responses;
    for (v1::IngestArchiveResponse response; stream->Read(&response);) responses.push_back(response);
    const grpc::Status status = stream->Finish();
    EXPECT_TRUE(status.ok()) << status.error_message();
    return responses;
  }
};

TEST_F(ArchiveTest, AnswersBadDocumentsAmongGoodOnesInOrder) {
  const auto responses =
      SendAll({Sending("one", DocumentOf({.month = "January 2020"})),
               Sending("bad", DocumentWith("No month stands anywhere in this.")),
               Sending("empty", DocumentWith("")), Sending("two", DocumentOf({.month = "February 2020"})),
               v1::IngestArchiveRequest(), Sending("three", DocumentOf({.month = "March 2020"}))});
  std::vector<std::string> references;
  for (const auto& response : responses) references.push_back(response.reference());
  EXPECT_THAT(references, ElementsAre("one", "bad", "empty", "two", "", "three"));
  EXPECT_EQ(responses[0].ingested().outcome(), v1::INGEST_OUTCOME_CREATED);
  EXPECT_EQ(responses[3].ingested().issue().name(), "issues/2020-02");
  EXPECT_EQ(responses[5].ingested().issue().sections(0).items(0).title(),
            "A review of night custody staffing");
  EXPECT_TRUE(responses[5].ingested().issue().sections(0).items(0).body().empty());
  ASSERT_TRUE(responses[1].has_error());
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(responses[1].error().details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "EDITION_NOT_FOUND");
  EXPECT_EQ(responses[4].error().code(), static_cast<int>(grpc::StatusCode::INVALID_ARGUMENT));
  EXPECT_EQ(Revisions(), "3");
}

TEST_F(ArchiveTest, StoresDocumentsOfOneIssueInTheOrderTheyWereSent) {
  std::vector<v1::IngestArchiveRequest> requests;
  for (int i = 0; i < 12; ++i) {
    requests.push_back(
        Sending(std::to_string(i), DocumentOf({.report_body = "Version " + std::to_string(i) + "."})));
  }
  for (const auto& response : SendAll(requests))
    EXPECT_TRUE(response.has_ingested()) << response.error().message();
  EXPECT_EQ(Revisions(), "12");
  v1::GetRevisionRequest last;
  last.set_name(std::string(kIssue) + "/revisions/12");
  EXPECT_EQ(Do(&Stub::GetRevision, last).issue().sections(0).items(0).body(), "Version 11.");
}

TEST_F(ArchiveTest, SendingAllAgainStoresNothingTwice) {
  std::vector<v1::IngestArchiveRequest> requests;
  for (const char* month : {"January 2020", "February 2020", "March 2020"}) {
    requests.push_back(Sending(month, DocumentOf({.month = month})));
    requests.back().set_publish(true);
  }
  for (const auto& response : SendAll(requests)) {
    EXPECT_EQ(response.ingested().issue().state(), v1::ISSUE_STATE_PUBLISHED);
  }
  EXPECT_EQ(Revisions(), "6");
  for (const auto& response : SendAll(requests)) {
    EXPECT_EQ(response.ingested().outcome(), v1::INGEST_OUTCOME_UNCHANGED);
  }
  EXPECT_EQ(Revisions(), "6");
}

TEST_F(ArchiveTest, TwoAtOnceOfTheSameDocumentsAreBothAnsweredWithWhatBecameOfThem) {
  std::vector<v1::IngestArchiveRequest> requests;
  for (int year = 1950; year < 2010; ++year) {
    requests.push_back(Sending(std::to_string(year), DocumentOf({.month = "March " + std::to_string(year)})));
    requests.back().set_publish(true);
  }
  auto other = std::async(std::launch::async, [&] { return SendAll(requests); });
  const auto mine = SendAll(requests);
  const auto theirs = other.get();
  ASSERT_EQ(mine.size(), requests.size());
  ASSERT_EQ(theirs.size(), requests.size());
  for (std::size_t i = 0; i < requests.size(); ++i) {
    for (const auto& response : {mine[i], theirs[i]}) {
      EXPECT_EQ(response.ingested().issue().state(), v1::ISSUE_STATE_PUBLISHED) << response.error().message();
    }
    const bool stored_by_me = mine[i].ingested().outcome() == v1::INGEST_OUTCOME_CREATED;
    const bool stored_by_them = theirs[i].ingested().outcome() == v1::INGEST_OUTCOME_CREATED;
    EXPECT_NE(stored_by_me, stored_by_them) << requests[i].reference();
  }
  EXPECT_EQ(Revisions(), "120");
}

TEST_F(ArchiveTest, ADocumentThatIsStoredButCannotBePublishedSaysBoth) {
  database_.Query("ALTER TABLE issues ADD CONSTRAINT nothing_published CHECK (state <> 3)");
  v1::IngestArchiveRequest request = Sending("one", DocumentOf({.month = "January 2020"}));
  request.set_publish(true);
  const auto responses = SendAll({request});
  ASSERT_EQ(responses.size(), 1U);
  EXPECT_THAT(responses[0].error().message(), HasSubstr("Stored as issues/2020-01 but not published: "));
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(responses[0].error().details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "VALUE_REFUSED");
  EXPECT_EQ(Revisions(), "1");
}

TEST_F(ArchiveTest, PlansWithoutStoring) {
  v1::IngestArchiveRequest request = Sending("one", DocumentOf());
  request.set_validate_only(true);
  v1::IngestArchiveRequest contradictory = request;
  contradictory.set_publish(true);
  const auto responses = SendAll({request, contradictory});
  EXPECT_EQ(responses[0].ingested().plan().items_size(), 2);
  EXPECT_EQ(responses[1].error().code(), static_cast<int>(grpc::StatusCode::INVALID_ARGUMENT));
  EXPECT_EQ(Revisions(), "0");
}

TEST_F(ArchiveTest, AStreamCutInTheMiddleLosesNothingThatWasAnswered) {
  grpc::ClientContext context;
  const auto stream = services_.ingest().IngestArchive(&context);
  v1::IngestArchiveResponse response;
  ASSERT_TRUE(stream->Write(Sending("one", DocumentOf({.month = "January 2020"}))));
  ASSERT_TRUE(stream->Read(&response));
  ASSERT_TRUE(stream->Write(Sending("two", DocumentOf({.month = "February 2020"}))));
  context.TryCancel();
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
  const auto again = SendAll({Sending("one", DocumentOf({.month = "January 2020"})),
                              Sending("two", DocumentOf({.month = "February 2020"}))});
  EXPECT_EQ(again[0].ingested().outcome(), v1::INGEST_OUTCOME_UNCHANGED);
  EXPECT_TRUE(again[1].has_ingested());
  EXPECT_EQ(Revisions(), "2");
}

}  // namespace
}  // namespace pulse::test
