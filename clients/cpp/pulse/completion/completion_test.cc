// What shells are told; the scripts themselves are in shells_test.

#include <gmock/gmock.h>

#include <cstdlib>

#include "clients/cpp/pulse/command_test.h"

namespace pulse::cli {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsSupersetOf;
using testing::Not;

class CompletionTest : public CommandTest {
 protected:
  CompletionTest() {
    setenv("PULSE_QUERY_ADDRESS", services_.address().c_str(), 1);
    services_.list_sectors = [](const auto&, v1::ListSectorsResponse& response) {
      response.add_sectors()->set_name("sectors/news");
      response.add_sectors()->set_name("sectors/criminal-justice");
      return grpc::Status::OK;
    };
    services_.list_issues = [](const auto&, v1::ListIssuesResponse& response) {
      response.add_issues()->set_name("issues/2031-03");
      response.add_issues()->set_name("issues/2030-12");
      return grpc::Status::OK;
    };
    services_.get_issue = [](const auto&, v1::GetIssueResponse& response) {
      *response.mutable_issue() = SampleIssue();
      return grpc::Status::OK;
    };
    services_.list_publishers = [](const auto&, v1::ListPublishersResponse& response) {
      response.add_publishers()->set_name("publishers/ofsted");
      return grpc::Status::OK;
    };
  }
  ~CompletionTest() override { unsetenv("PULSE_QUERY_ADDRESS"); }

  // The candidates for the last of `words`, without what they mean.
  std::vector<std::string> At(std::vector<std::string> words) {
    words.insert(words.begin(), "__complete");
    const Outcome run = PulseElsewhere(words);
    EXPECT_EQ(run.code, 0);
    EXPECT_EQ(run.err, "");
    std::vector<std::string> values;
    std::istringstream lines(run.out);
    for (std::string line; std::getline(lines, line);) values.push_back(line.substr(0, line.find('\t')));
    return values;
  }
};

TEST_F(CompletionTest, OffersCommands) {
  EXPECT_THAT(At({"su"}), ElementsAre("suggest", "summary"));
  EXPECT_THAT(At({""}), IsSupersetOf({"latest", "ingest", "interests", "help"}));
  EXPECT_THAT(At({"publishers", "m"}), ElementsAre("merge"));
  EXPECT_THAT(At({"publishers", "h"}), ElementsAre("history"));
  EXPECT_THAT(At({"--json", "publishers", "m"}), ElementsAre("merge"));
}

TEST_F(CompletionTest, OffersOptionsOfTheCommandAndOfAll) {
  EXPECT_THAT(At({"items", "--"}), IsSupersetOf({"--sector", "--kind", "--json", "--help"}));
  EXPECT_THAT(At({"items", "--"}), Not(Contains("--half-life")));
}

TEST_F(CompletionTest, OffersFixedValues) {
  EXPECT_THAT(At({"items", "--kind", "r"}), ElementsAre("report"));
  EXPECT_THAT(At({"items", "--kind=r"}), ElementsAre("--kind=report"));
  EXPECT_THAT(At({"items", "--kind", "=", "r"}), ElementsAre("report"));
  EXPECT_THAT(At({"summary", "--by", "kind,m"}), ElementsAre("kind,month"));
  EXPECT_THAT(At({"feed", "--format", ""}), ElementsAre("atom", "rss", "json-feed"));
  EXPECT_THAT(At({"completion", "f"}), ElementsAre("fish"));
  EXPECT_THAT(At({"help", "wi"}), ElementsAre("withdraw"));
}

TEST_F(CompletionTest, AsksTheServiceForNames) {
  EXPECT_THAT(At({"items", "--sector", "c"}), ElementsAre("criminal-justice"));
  EXPECT_THAT(At({"show", "2031"}), ElementsAre("2031-03"));
  EXPECT_THAT(At({"show", "issues/2031"}), ElementsAre("issues/2031-03"));
  EXPECT_THAT(At({"publishers", "show", "o"}), ElementsAre("ofsted"));
  EXPECT_THAT(At({"publishers", "history", "o"}), ElementsAre("ofsted"));
  EXPECT_THAT(At({"related", "issues/2031"}), ElementsAre("issues/2031-03/items/", ":nospace"));
  EXPECT_THAT(At({"related", "issues/2031-03/items/c"}),
              ElementsAre("issues/2031-03/items/courts-after-dark"));
  EXPECT_THAT(At({"correct", "2031-03", "split", "c"}), ElementsAre("courts-after-dark"));
}

TEST_F(CompletionTest, TheAddressOnTheCommandLineCounts) {
  unsetenv("PULSE_QUERY_ADDRESS");
  EXPECT_THAT(At({"--query-address", services_.address(), "show", "2030"}), ElementsAre("2030-12"));
}

TEST_F(CompletionTest, WithoutAService_OffersNothingAndSaysNothing) {
  EXPECT_THAT(At({"--query-address=127.0.0.1:1", "show", ""}), ElementsAre());
}

TEST_F(CompletionTest, LeavesFilesToTheShell) {
  EXPECT_THAT(At({"parse", ""}), ElementsAre(":files"));
  EXPECT_THAT(At({"render", "2031-03", "-o", ""}), ElementsAre(":files"));
  EXPECT_THAT(At({"ingest", "a.md", "b"}), ElementsAre(":files"));
}

TEST_F(CompletionTest, AfterTheLastArgument_OffersNothing) {
  EXPECT_THAT(At({"show", "2031-03", ""}), ElementsAre());
}

}  // namespace
}  // namespace pulse::cli
