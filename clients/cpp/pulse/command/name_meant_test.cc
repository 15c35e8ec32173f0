// "did you mean", from what the services answer.

#include <gmock/gmock.h>

#include "clients/cpp/pulse/command_test.h"

namespace pulse::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class NameMeantTest : public CommandTest {
 protected:
  NameMeantTest() {
    services_.list_issues = [](const auto&, v1::ListIssuesResponse& response) {
      response.add_issues()->set_name("issues/2031-03");
      return grpc::Status::OK;
    };
    services_.get_issue = [](const v1::GetIssueRequest& request, v1::GetIssueResponse& response) {
      *response.mutable_issue() = SampleIssue();
      return request.name() == "issues/2031-03"
                 ? grpc::Status::OK
                 : NotFound("there is no issue " + request.name(), "ISSUE_NOT_FOUND");
    };
  }

  static grpc::Status NotFound(const std::string& message, const std::string& reason) {
    return client::FailWith(grpc::StatusCode::NOT_FOUND, message, reason);
  }
};

TEST_F(NameMeantTest, IssueThatIsNear) {
  for (const char* word : {"2031-3", "issues/2031-04"}) {
    const Outcome run = Pulse({"show", word});
    EXPECT_EQ(run.code, 3);
    EXPECT_THAT(run.err, HasSubstr("; did you mean `2031-03`?"));
  }
  EXPECT_THAT(Pulse({"show", "wintering"}).err, Not(HasSubstr("did you mean")));
}

TEST_F(NameMeantTest, PublisherThatIsNear) {
  services_.get_publisher = [](const v1::GetPublisherRequest& request, auto&) {
    return NotFound("no item names " + request.name(), "PUBLISHER_NOT_FOUND");
  };
  services_.suggest_terms = [](const auto&, v1::SuggestTermsResponse& response) {
    response.add_suggestions()->set_name("publishers/ofsted");
    return grpc::Status::OK;
  };
  EXPECT_THAT(Pulse({"publishers", "show", "ofsetd"}).err, HasSubstr("; did you mean `ofsted`?"));
}

TEST_F(NameMeantTest, ItemThatIsNear) {
  services_.list_related_items = [](const v1::ListRelatedItemsRequest& request, auto&) {
    return NotFound("there is no item " + request.name(), "ITEM_NOT_FOUND");
  };
  EXPECT_THAT(Pulse({"related", "issues/2031-03/items/court-after-dark"}).err,
              HasSubstr("; did you mean `issues/2031-03/items/courts-after-dark`?"));
}

TEST_F(NameMeantTest, Json_HasTheErrorAsAnObjectOnALine) {
  const Outcome run = Pulse({"show", "2031-3", "--json"});
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err,
            "{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"there is no issue issues/2031-3; did you mean "
            "`2031-03`?\",\"reason\":\"ISSUE_NOT_FOUND\",\"exitCode\":3}}\n");
}

}  // namespace
}  // namespace pulse::cli
