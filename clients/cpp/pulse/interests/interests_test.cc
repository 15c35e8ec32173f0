#include <gmock/gmock.h>

#include "clients/cpp/pulse/command_test.h"

namespace pulse::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class InterestsCommandTest : public CommandTest {
 protected:
  InterestsCommandTest() {
    services_.score_interests = [this](const std::vector<v1::ScoreInterestsRequest>& requests,
                                       std::vector<v1::ScoreInterestsResponse>& messages) {
      requests_ = requests;
      messages.resize(2);
      auto& contact = *messages[0].mutable_contact();
      contact.set_contact("7f3a");
      contact.set_engagement_count(3);
      auto& sector = *contact.add_sectors();
      sector.set_name("sectors/criminal-justice");
      sector.set_score(13.244);
      auto& evidence = *sector.add_evidence();
      evidence.set_item("issues/2031-03/items/courts");
      evidence.set_score(9.5);
      evidence.set_engagement_count(1);
      auto& kind = *contact.add_kinds();
      kind.set_name("ITEM_KIND_TOOL_OR_GUIDANCE");
      kind.set_score(2);
      auto& aside = *contact.add_set_aside();
      aside.set_reason(v1::SET_ASIDE_REASON_UNKNOWN_SUBJECT);
      aside.set_count(2);
      messages[1].mutable_totals()->set_contact_count(1);
      messages[1].mutable_totals()->set_engagement_count(3);
      return grpc::Status::OK;
    };
    input_ = "contact,subject,kind,time,consent\n7f3a,issues/2031-03/items/courts,open,2031-03-01,true\n";
  }

  std::vector<v1::ScoreInterestsRequest> requests_;
};

TEST_F(InterestsCommandTest, ReadsStandardInputAndPrintsContactsWithEvidence) {
  const Outcome run = Pulse({"interests", "--as-of", "2031-04-01"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out,
            "7f3a  3 engagements, 2 set aside (2 unknown subject)\n"
            "    13.24  criminal-justice\n"
            "         9.50  issues/2031-03/items/courts · 1 time\n");
  EXPECT_EQ(run.err, "1 contact; 3 engagements counted\nas of 2031-04-01T00:00:00Z\n");
  ASSERT_EQ(requests_.size(), 1U);
  EXPECT_EQ(requests_[0].scoring().max_evidence(), 3);
  EXPECT_EQ(requests_[0].engagements(0).contact(), "7f3a");
}

TEST_F(InterestsCommandTest, AFileIsReadToo) {
  EXPECT_EQ(Pulse({"interests", Write("export.csv", input_)}).code, 0);
  EXPECT_EQ(Pulse({"interests", Write("empty.csv", "")}).code, 1);
  const Outcome missing = Pulse({"interests", "nowhere.csv"});
  EXPECT_EQ(missing.code, 3);
  EXPECT_THAT(missing.err, HasSubstr("nowhere.csv cannot be read: No such file"));
}

TEST_F(InterestsCommandTest, SendsHowToScore) {
  Pulse({"interests", "--half-life", "30", "--min-score", "2", "--evidence", "7", "--by", "kind"});
  const v1::InterestScoring& scoring = requests_.at(0).scoring();
  EXPECT_EQ(scoring.half_life().seconds(), 30 * 86'400);
  EXPECT_EQ(scoring.min_score(), 2);
  EXPECT_EQ(scoring.max_evidence(), 7);
  EXPECT_GT(scoring.as_of().seconds(), 0);
}

TEST_F(InterestsCommandTest, ByKind_NamesKindsAsOptionsDo) {
  EXPECT_THAT(Pulse({"interests", "--by", "kind"}).out, HasSubstr("     2.00  guidance\n"));
}

TEST_F(InterestsCommandTest, Json_IsTheServicesMessagesALineEach) {
  const Outcome run = Pulse({"interests", "--json"});
  EXPECT_THAT(run.out, StartsWith("{\"contact\":{\"contact\":\"7f3a\""));
  EXPECT_THAT(run.out, HasSubstr("\n{\"totals\":{\"contactCount\":\"1\""));
  EXPECT_EQ(run.err, "");
}

TEST_F(InterestsCommandTest, BadLines_AreNamedCountedAndFailTheRun) {
  for (int i = 0; i < 30; ++i) input_ += "7f3a,x,lick,2031-03-01,true\n";
  const Outcome run = Pulse({"interests"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.out, HasSubstr("criminal-justice"));
  EXPECT_THAT(run.err, HasSubstr("-:3: left out: kind `lick` is not known; did you mean `click`?"));
  EXPECT_THAT(run.err, HasSubstr("Further lines are only counted."));
  EXPECT_THAT(run.err, HasSubstr("30 lines were left out"));
}

TEST_F(InterestsCommandTest, WrongArguments_AreUsageErrors) {
  EXPECT_EQ(Pulse({"interests", "--as-of", "soon"}).code, 2);
  EXPECT_EQ(Pulse({"interests", "--half-life", "0"}).code, 2);
  EXPECT_THAT(Pulse({"interests", "--by", "sectro"}).err, HasSubstr("did you mean `sector`?"));
}

}  // namespace
}  // namespace pulse::cli
