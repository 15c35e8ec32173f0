#include <gmock/gmock.h>

#include "clients/cpp/pulse/command_test.h"
#include "google/rpc/status.pb.h"

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
      return Store(request.document().content(), &response);
    };
    services_.ingest_archive = [](const v1::IngestArchiveRequest& request,
                                  v1::IngestArchiveResponse& response) {
      const grpc::Status status = Store(request.document().content(), response.mutable_ingested());
      if (!status.ok()) response.mutable_error()->ParseFromString(status.error_details());
      if (request.publish())
        response.mutable_ingested()->mutable_issue()->set_state(v1::ISSUE_STATE_PUBLISHED);
      if (request.validate_only())
        response.mutable_ingested()->mutable_plan()->set_plan_hash(
            request.document().content() == "created" ? "h1" : "h-" + request.document().content());
      return grpc::Status::OK;
    };
  }

  static grpc::Status Store(const std::string& content, v1::IngestDocumentResponse* response) {
    if (content == "created" || content == "unsure") {
      response->set_outcome(v1::INGEST_OUTCOME_CREATED);
    } else if (content == "updated") {
      response->set_outcome(v1::INGEST_OUTCOME_UPDATED);
    } else if (content == "unchanged") {
      response->set_outcome(v1::INGEST_OUTCOME_UNCHANGED);
    } else {
      return FailWith(StatusCode::INVALID_ARGUMENT, "no month in the masthead", "EDITION_NOT_FOUND");
    }
    *response->mutable_issue() = SampleIssue();
    response->mutable_issue()->set_state(v1::ISSUE_STATE_DRAFT);
    response->mutable_issue()->set_etag("e1");
    if (content == "unsure") {
      response->mutable_issue()->mutable_sections(1)->mutable_items(0)->set_confidence(0.629);
      response->add_diagnostics()->set_code("CORRECTION_ANCHOR_LOST");
      response->add_diagnostics()->set_severity(v1::SEVERITY_WARNING);
    }
    return grpc::Status::OK;
  }
};

TEST_F(IngestTest, Folder_IsReadInTheOrderOfNamesWithALineEach) {
  Write("b.txt", "updated");
  Write("a.md", "created");
  Write("sub/c.markdown", "unchanged");
  Write("notes.odt", "created");
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
                         "total              3      9\n"
                         "\n"
                         "Several documents are of one issue; the last stands:\n"
                         "  issues/2031-03\n"
                         "    " +
                         folder_.string() + "/a.md\n    " + folder_.string() + "/b.txt\n    " +
                         folder_.string() + "/sub/c.markdown\n");
  EXPECT_EQ(run.err, "");
}

TEST_F(IngestTest, SecondDocumentOfAnIssue_NamesTheOneItReplaces) {
  Write("a.md", "created");
  Write("b.md", "updated");
  const Outcome json = Pulse({"ingest", folder_.string(), "--json"});
  EXPECT_THAT(json.out, HasSubstr("\"replaces\":\"" + folder_.string() + "/a.md\""));
  Write("b.md", "unchanged");
  EXPECT_THAT(Pulse({"ingest", folder_.string()}).out, Not(HasSubstr("Several documents")));
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
  EXPECT_EQ(services_.CallCount("IngestArchive"), 1);
}

TEST_F(IngestTest, PathsOfAnyBytes_AreIngestedAndHarmlessToPrint) {
  Write("a.md", "created");
  Write("b\xFF.md", "created");
  Write("c\x1B[31m\n.md", "broken");
  const Outcome run = Pulse({"ingest", folder_.string()});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.out, HasSubstr("created            2"));
  EXPECT_THAT(run.out, HasSubstr("/b?.md → issues/2031-03"));
  EXPECT_THAT(run.err, HasSubstr("/c?[31m .md: no month in the masthead\n"));
  const Outcome json = Pulse({"ingest", folder_.string(), "--json"});
  EXPECT_THAT(json.out, HasSubstr("/b\uFFFD.md\""));
  EXPECT_THAT(json.out, HasSubstr(R"(/c\u001b[31m\n.md")"));
}

TEST_F(IngestTest, FolderWithoutDocuments_Fails) {
  const Outcome run = Pulse({"ingest", folder_.string()});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("holds no documents"));
}

TEST_F(IngestTest, PathNamedTwice_IsIngestedOnce) {
  const std::string document = Write("b.md", "created");
  Pulse({"ingest", document, folder_.string()});
  EXPECT_EQ(services_.CallCount("IngestArchive"), 1);
}

TEST_F(IngestTest, ServiceAway_IsUnavailable) {
  const std::string document = Write("b.md", "created");
  const Outcome run = PulseElsewhere({"ingest", document, "--ingest-address", "127.0.0.1:1"});
  EXPECT_EQ(run.code, 4);
  EXPECT_THAT(run.err, HasSubstr("the ingest service at 127.0.0.1:1 does not answer"));
}

TEST_F(IngestTest, Publish_IsAskedOfTheStream) {
  const Outcome run = Pulse({"ingest", Write("b.md", "created"), "--publish"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("3 items · published"));
}

TEST_F(IngestTest, WhatNeedsAnEye_IsListedInTheEnd) {
  Write("a.md", "created");
  Write("b.md", "unsure");
  const Outcome run = Pulse({"ingest", folder_.string()});
  EXPECT_EQ(run.code, 0) << run.err;
  const std::size_t eye = run.out.find("For an editor's eye:\nDOCUMENT");
  ASSERT_NE(eye, std::string::npos) << run.out;
  EXPECT_THAT(run.out.substr(eye), HasSubstr("1     1                  1  62% "));
  EXPECT_EQ(std::count(run.out.begin() + static_cast<std::ptrdiff_t>(eye), run.out.end(), '\n'), 3);
  const Outcome json = Pulse({"ingest", folder_.string(), "--json"});
  EXPECT_THAT(json.out, HasSubstr(R"("lostAnchors":1)"));
  EXPECT_THAT(json.out, HasSubstr(R"("confidence":0.629)"));
}

TEST_F(IngestTest, Plan_StoresNothingAndShowsItsHash) {
  const Outcome run = Pulse({"ingest", Write("b.md", "created"), "--plan"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("plan hash  h1\n"));
  EXPECT_THAT(run.out, HasSubstr("WOULD BE"));
  EXPECT_EQ(Pulse({"ingest", folder_.string(), "--plan", "--publish"}).code, 2);
}

// When the last of two rivals is what is stored, only the first would change anything,
// and the last would then change it back.
TEST_F(IngestTest, Plan_NamesRivalsWhicheverOfThemIsStored) {
  Write("a.md", "updated");
  Write("b.md", "unchanged");
  const std::string rivals =
      "  issues/2031-03\n    " + folder_.string() + "/a.md\n    " + folder_.string() + "/b.md\n";
  EXPECT_THAT(Pulse({"ingest", folder_.string(), "--plan"}).out,
              HasSubstr("Several documents are of one issue; the last would stand:\n" + rivals));
  EXPECT_THAT(Pulse({"ingest", folder_.string(), "--plan", "--json"}).out,
              HasSubstr("\"replaces\":\"" + folder_.string() + "/a.md\""));
  Write("a.md", "unchanged");
  EXPECT_THAT(Pulse({"ingest", folder_.string(), "--plan"}).out, Not(HasSubstr("Several documents")));
  Write("a.md", "created");
  Write("b.md", "created");  // the very same
  EXPECT_THAT(Pulse({"ingest", folder_.string(), "--plan"}).out, Not(HasSubstr("Several documents")));
}

TEST_F(IngestTest, PlanHash_GoesWithOneDocument) {
  std::string comment;
  services_.ingest_document = [&](const v1::IngestDocumentRequest& request,
                                  v1::IngestDocumentResponse& response) {
    comment = request.comment();
    if (request.plan_hash() != "h1") {
      return FailWith(StatusCode::ABORTED, "the plan has changed: plan again", "PLAN_CHANGED");
    }
    return Store(request.document().content(), &response);
  };
  const std::string document = Write("b.md", "created");
  EXPECT_EQ(Pulse({"ingest", document, "--plan-hash", "h1", "--comment", "scan"}).code, 0);
  EXPECT_EQ(comment, "scan");
  const Outcome refused = Pulse({"ingest", document, "--plan-hash", "h0"});
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.err, HasSubstr("plan again"));
  Write("c.md", "created");
  EXPECT_EQ(Pulse({"ingest", folder_.string(), "--plan-hash", "h1"}).code, 2);
}

TEST_F(IngestTest, Comment_GoesWithEachDocumentOfAnArchive) {
  std::vector<std::string> comments;
  services_.ingest_archive = [&](const v1::IngestArchiveRequest& request,
                                 v1::IngestArchiveResponse& response) {
    comments.push_back(request.comment());
    return Store(request.document().content(), response.mutable_ingested());
  };
  Write("b.md", "created");
  Write("c.md", "created");
  EXPECT_EQ(Pulse({"ingest", folder_.string(), "--comment", "scan"}).code, 0);
  EXPECT_THAT(comments, testing::ElementsAre("scan", "scan"));
}

TEST_F(IngestTest, PlanHashAndPublish_PublishTheVeryRevisionThatWasStored) {
  services_.publish_issue = [](const v1::PublishIssueRequest& request, v1::PublishIssueResponse& response) {
    EXPECT_EQ(request.etag(), "e1");
    *response.mutable_issue() = SampleIssue();
    return grpc::Status::OK;
  };
  const std::string document = Write("b.md", "created");
  EXPECT_THAT(Pulse({"ingest", document, "--publish", "--plan-hash", "h1"}).out,
              HasSubstr("3 items · published"));
  services_.publish_issue = [](const auto&, auto&) {
    return FailWith(StatusCode::ABORTED, "etag", "ETAG_MISMATCH");
  };
  const Outcome run = Pulse({"ingest", document, "--publish", "--plan-hash", "h1"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("stored as issues/2031-03 but not published: etag"));
}

TEST_F(IngestTest, ServiceThatGoesAway_IsSaidAndTriedAgain) {
  services_.FailNext(1, FailWith(StatusCode::UNAVAILABLE, "stopping", "SERVER_DRAINING"));
  const Outcome run = Pulse({"ingest", Write("b.md", "created")});
  EXPECT_EQ(run.code, 0);
  EXPECT_THAT(run.err, HasSubstr("is not ready: stopping; trying again in 1 s"));
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
