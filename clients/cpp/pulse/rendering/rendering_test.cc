// Commands that render: mails, digests and feeds.

#include <gmock/gmock.h>

#include "clients/cpp/pulse/command_test.h"

namespace pulse::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class RenderingTest : public CommandTest {
 protected:
  RenderingTest() {
    services_.list_sectors = [](const auto&, v1::ListSectorsResponse& response) {
      for (const char* id : {"criminal-justice", "children"}) {
        response.add_sectors()->set_name(std::string("sectors/") + id);
      }
      return grpc::Status::OK;
    };
    services_.render_issue = [this](const v1::RenderIssueRequest& request,
                                    v1::RenderIssueResponse& response) {
      issue_request_ = request;
      response.set_content("an issue");
      return grpc::Status::OK;
    };
    services_.render_digest = [this](const v1::RenderDigestRequest& request,
                                     v1::RenderDigestResponse& response) {
      digest_request_ = request;
      response.set_empty(request.kinds_size() > 0);
      if (!response.empty()) response.set_content("a digest");
      return grpc::Status::OK;
    };
    services_.render_feed = [this](const v1::RenderFeedRequest& request, v1::RenderFeedResponse& response) {
      feed_request_ = request;
      response.set_content("a feed");
      return grpc::Status::OK;
    };
  }

  v1::RenderIssueRequest issue_request_;
  v1::RenderDigestRequest digest_request_;
  v1::RenderFeedRequest feed_request_;
};

TEST_F(RenderingTest, Render_SendsWhoAMailIsFromAndFor) {
  const Outcome run = Pulse({"render",
                             "2031-03",
                             "--format",
                             "email",
                             "--from-name",
                             "Harbour",
                             "--from-email",
                             "d@h.example",
                             "--postal-address",
                             "3 Quay",
                             "--to-name",
                             "Zoe",
                             "--to",
                             "z@r.example",
                             "--unsubscribe-url",
                             "https://h.example/u",
                             "--online-url",
                             "https://h.example/i",
                             "--list-id",
                             "d.h.example"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out, "an issue");
  EXPECT_EQ(issue_request_.format(), v1::RENDER_FORMAT_EMAIL);
  EXPECT_EQ(issue_request_.email().sender_name(), "Harbour");
  EXPECT_EQ(issue_request_.email().recipient_email(), "z@r.example");
  EXPECT_EQ(issue_request_.email().list_id(), "d.h.example");
}

TEST_F(RenderingTest, Digest_AsksForTheReadersSectorsInTheirOrder) {
  const Outcome run =
      Pulse({"digest", "--sector", "crim", "--sector", "children", "--from", "2031-03", "--until", "2031-05",
             "--also", "--format", "page", "--public-url", "https://h.example"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out, "a digest");
  EXPECT_THAT(digest_request_.sectors(), ElementsAre("sectors/criminal-justice", "sectors/children"));
  EXPECT_EQ(digest_request_.first_edition().month(), 3);
  EXPECT_EQ(digest_request_.last_edition().month(), 5);
  EXPECT_TRUE(digest_request_.also_this_month());
  EXPECT_EQ(digest_request_.public_url(), "https://h.example");
  EXPECT_FALSE(digest_request_.has_email());
}

TEST_F(RenderingTest, Digest_OfNothingIsNotFound) {
  const Outcome run = Pulse({"digest", "--kind", "report", "--from", "2031-03"});
  EXPECT_EQ(run.code, 3);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("nothing of these sectors and kinds"));
}

TEST_F(RenderingTest, Digest_RefusesWhatIsNoMonth) {
  for (const char* month : {"2031", "2031-3", "March", "2031-03-01", "20310-3"}) {
    EXPECT_EQ(Pulse({"digest", "--from", month}).code, 2) << month;
  }
}

TEST_F(RenderingTest, Feed_IsOfASectorAndAPublisherByTheirShortNames) {
  const Outcome run = Pulse({"feed", "--format", "json-feed", "--sector", "crim", "--publisher", "ofsted",
                             "--limit", "7", "--public-url", "https://h.example"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out, "a feed");
  EXPECT_EQ(feed_request_.format(), v1::FEED_FORMAT_JSON_FEED);
  EXPECT_EQ(feed_request_.sector(), "sectors/criminal-justice");
  EXPECT_EQ(feed_request_.publisher(), "publishers/ofsted");
  EXPECT_EQ(feed_request_.item_count(), 7);
}

TEST_F(RenderingTest, Feed_OfAnUnknownFormatOrSectorNamesThoseThereAre) {
  const Outcome format = Pulse({"feed", "--format", "rdf"});
  EXPECT_EQ(format.code, 2);
  EXPECT_THAT(format.err, HasSubstr("known: atom, rss, json-feed"));
  EXPECT_THAT(Pulse({"feed", "--sector", "ferries"}).err, HasSubstr("criminal-justice"));
}

}  // namespace
}  // namespace pulse::cli
