// Conformance: interests.

#include <functional>
#include <limits>

#include "gmock/gmock.h"
#include "tests/conformance/archive_under_test.h"

namespace pulse::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kNow = 1'664'582'400;  // 2022-10-01T00:00:00Z
constexpr char kHomes[] = "issues/2022-09/items/care-homes";
constexpr char kGuide[] = "issues/2022-09/items/dementia-guide";
constexpr auto kInvalid = grpc::StatusCode::INVALID_ARGUMENT;

// What a stream came to.
struct Scored {
  std::vector<v1::ContactInterests> contacts;
  v1::InterestTotals totals;
  bool totals_last = false;
  grpc::Status status;
};

v1::Engagement Did(const std::string& contact, const std::string& subject, std::int64_t seconds_ago = 0,
                   v1::EngagementKind kind = v1::ENGAGEMENT_KIND_CLICK) {
  v1::Engagement engagement;
  engagement.set_contact(contact);
  if (subject.starts_with("issues/")) {
    engagement.set_item(subject);
  } else {
    engagement.set_url(subject);
  }
  engagement.set_kind(kind);
  engagement.mutable_time()->set_seconds(kNow - seconds_ago);
  engagement.set_consent(true);
  return engagement;
}

v1::InterestScoring Scoring() {
  v1::InterestScoring scoring;
  scoring.mutable_as_of()->set_seconds(kNow);
  scoring.mutable_half_life()->set_seconds(30 * kDay);
  return scoring;
}

using Messages = std::vector<v1::ScoreInterestsRequest>;

Messages Of(const std::vector<v1::Engagement>& engagements, std::size_t a_message = 1'000) {
  Messages messages(1);
  *messages[0].mutable_scoring() = Scoring();
  for (const v1::Engagement& engagement : engagements) {
    if (messages.back().engagements_size() == static_cast<int>(a_message)) messages.emplace_back();
    *messages.back().add_engagements() = engagement;
  }
  return messages;
}

class InterestsTest : public ConformanceTest {
 protected:
  Scored Score(const Messages& messages) {
    Scored scored;
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kCallTimeout);
    const auto stream = query().ScoreInterests(&context);
    for (const v1::ScoreInterestsRequest& message : messages) stream->Write(message);
    stream->WritesDone();
    v1::ScoreInterestsResponse response;
    while (stream->Read(&response)) {
      scored.totals_last = response.has_totals();
      if (response.has_totals()) scored.totals = response.totals();
      if (response.has_contact()) scored.contacts.push_back(response.contact());
    }
    scored.status = stream->Finish();
    return scored;
  }
  Scored Score(const std::vector<v1::Engagement>& engagements) { return Score(Of(engagements)); }

  // The one contact's answer.
  v1::ContactInterests ScoreOne(const std::vector<v1::Engagement>& engagements) {
    const Scored scored = Score(engagements);
    EXPECT_TRUE(scored.status.ok()) << scored.status.error_message();
    EXPECT_EQ(scored.contacts.size(), 1U);
    return scored.contacts.empty() ? v1::ContactInterests() : scored.contacts[0];
  }
};

std::int64_t SetAside(const v1::ContactInterests& interests, v1::SetAsideReason reason) {
  for (const auto& one : interests.set_aside()) {
    if (one.reason() == reason) return one.count();
  }
  return 0;
}

TEST_F(InterestsTest, ScoresSectorsPublishersAndKindsWithTheEvidence) {
  const v1::ContactInterests interests = ScoreOne({Did("ada", kHomes, 30 * kDay), Did("ada", kGuide),
                                                   Did("ada", kGuide, 60 * kDay, v1::ENGAGEMENT_KIND_REPLY)});
  EXPECT_EQ(interests.contact(), "ada");
  EXPECT_EQ(interests.engagement_count(), 3);
  ASSERT_EQ(interests.sectors_size(), 1);
  EXPECT_EQ(interests.sectors(0).name(), "sectors/adult-social-care-and-health");
  EXPECT_EQ(interests.sectors(0).score(), 1.5 + 3 + 2);
  ASSERT_EQ(interests.sectors(0).evidence_size(), 2);
  EXPECT_EQ(interests.sectors(0).evidence(0).item(), kGuide);
  EXPECT_EQ(interests.sectors(0).evidence(0).score(), 5);
  EXPECT_EQ(interests.sectors(0).evidence(0).engagement_count(), 2);
  ASSERT_EQ(interests.publishers_size(), 2);
  EXPECT_EQ(interests.publishers(0).name(), "publishers/quality-board");
  EXPECT_EQ(interests.publishers(0).score(), 1.5 + 2.5);
  EXPECT_EQ(interests.publishers(1).score(), 2.5);
  ASSERT_EQ(interests.kinds_size(), 2);
  EXPECT_EQ(interests.kinds(0).name(), "ITEM_KIND_TOOL_OR_GUIDANCE");
  EXPECT_EQ(interests.kinds(1).score(), 1.5);
  EXPECT_THAT(interests.set_aside(), IsEmpty());
}

class ClickedUrl : public InterestsTest, public ::testing::WithParamInterface<const char*> {};

TEST_P(ClickedUrl, IsFoundAsItsItem) {
  const v1::ContactInterests interests = ScoreOne({Did("ada", GetParam())});
  ASSERT_EQ(interests.sectors_size(), 1) << GetParam();
  EXPECT_EQ(interests.sectors(0).evidence(0).item(), kHomes);
}

INSTANTIATE_TEST_SUITE_P(
    Urls, ClickedUrl,
    ::testing::Values("https://board.example.org/winter", "http://board.example.org/winter",
                      "https://www.board.example.org/winter/",
                      "https://board.example.org/winter?utm_campaign=sept&mc_eid=77&gclid=x",
                      "HTTPS://BOARD.EXAMPLE.ORG/winter#p2"));

class UnknownUrl : public InterestsTest, public ::testing::WithParamInterface<const char*> {};

TEST_P(UnknownUrl, IsSetAside) {
  const v1::ContactInterests interests = ScoreOne({Did("ada", GetParam())});
  EXPECT_EQ(interests.engagement_count(), 0);
  EXPECT_EQ(SetAside(interests, v1::SET_ASIDE_REASON_UNKNOWN_SUBJECT), 1);
}

INSTANTIATE_TEST_SUITE_P(Urls, UnknownUrl,
                         ::testing::Values("https://board.example.org/summer",
                                           "https://board.example.org/winter?id=1",
                                           "mailto:board@example.org", "not a url",
                                           "issues/2022-09/items/never-was", "issues/2022-10/items/unseen",
                                           "issues/2022-08/items/taken-back"));

TEST_F(InterestsTest, AUrlOfSeveralItemsIsTheNewestOnes) {
  v1::Issue issue = Stored("issues/2022-01");
  issue.mutable_sections(1)->mutable_items(0)->mutable_links(0)->set_url("https://board.example.org/winter");
  Save(issue);
  EXPECT_EQ(ScoreOne({Did("ada", "https://board.example.org/winter")}).sectors(0).evidence(0).item(), kHomes);
  issue = Stored("issues/2022-09");
  issue.set_state(v1::ISSUE_STATE_WITHDRAWN);
  Save(issue);
  EXPECT_EQ(ScoreOne({Did("ada", "https://board.example.org/winter")}).sectors(0).evidence(0).item(),
            "issues/2022-01/items/safeguarding");
}

TEST_F(InterestsTest, AnswersEachContactInOrderAndTheTotalsLast) {
  v1::Engagement silent = Did("bea", kHomes);
  silent.set_consent(false);
  const Scored scored = Score({Did("ada", kHomes), Did("ada", "https://nowhere.example"), silent,
                               Did("cy", kGuide), Did("cy", kGuide, -5)});
  ASSERT_TRUE(scored.status.ok()) << scored.status.error_message();
  ASSERT_EQ(scored.contacts.size(), 3U);
  EXPECT_EQ(scored.contacts[0].contact(), "ada");
  EXPECT_EQ(scored.contacts[1].contact(), "bea");
  EXPECT_THAT(scored.contacts[1].sectors(), IsEmpty());
  EXPECT_EQ(SetAside(scored.contacts[1], v1::SET_ASIDE_REASON_NO_CONSENT), 1);
  EXPECT_EQ(SetAside(scored.contacts[2], v1::SET_ASIDE_REASON_FUTURE), 1);
  EXPECT_TRUE(scored.totals_last);
  EXPECT_EQ(scored.totals.contact_count(), 3);
  EXPECT_EQ(scored.totals.engagement_count(), 2);
  ASSERT_EQ(scored.totals.set_aside_size(), 3);
  EXPECT_EQ(scored.totals.set_aside(0).reason(), v1::SET_ASIDE_REASON_UNKNOWN_SUBJECT);
  EXPECT_EQ(scored.totals.change_cursor(), CursorAt(6));
}

TEST_F(InterestsTest, WithoutConsentNothingElseIsLookedAt) {
  v1::Engagement silent;
  silent.set_contact("ada");
  const v1::ContactInterests interests = ScoreOne({silent});
  EXPECT_EQ(SetAside(interests, v1::SET_ASIDE_REASON_NO_CONSENT), 1);
}

TEST_F(InterestsTest, SetsBurstsAside) {
  std::vector<v1::Engagement> engagements;
  for (int i = 0; i < 11; ++i) engagements.push_back(Did("ada", kHomes, 100));
  engagements.push_back(Did("ada", kGuide, 5'000));
  const v1::ContactInterests interests = ScoreOne(engagements);
  EXPECT_EQ(interests.engagement_count(), 1);
  EXPECT_EQ(SetAside(interests, v1::SET_ASIDE_REASON_BURST), 11);
  Messages messages = Of(engagements);
  messages[0].mutable_scoring()->set_burst_limit(11);
  EXPECT_EQ(Score(messages).contacts.at(0).engagement_count(), 12);
}

class AnyMessageSize : public InterestsTest, public ::testing::WithParamInterface<std::size_t> {};

TEST_P(AnyMessageSize, GivesTheSameAnswer) {
  std::vector<v1::Engagement> engagements;
  for (int contact = 0; contact < 20; ++contact) {
    for (int i = 0; i < 30; ++i) {
      engagements.push_back(Did("contact-" + std::to_string(10 + contact), i % 3 == 0 ? kHomes : kGuide,
                                (i * 7'919 + contact) % (200 * 86'400)));
    }
  }
  const Scored whole = Score(engagements);
  const Scored cut = Score(Of(engagements, GetParam()));
  ASSERT_TRUE(cut.status.ok()) << cut.status.error_message();
  ASSERT_EQ(whole.contacts.size(), 20U);
  ASSERT_EQ(cut.contacts.size(), 20U);
  for (std::size_t i = 0; i < 20; ++i)
    EXPECT_EQ(cut.contacts[i].SerializeAsString(), whole.contacts[i].SerializeAsString());
  EXPECT_EQ(cut.totals.SerializeAsString(), whole.totals.SerializeAsString());
}

INSTANTIATE_TEST_SUITE_P(Sizes, AnyMessageSize, ::testing::Values(1, 7, 100, 1'000));

TEST_F(InterestsTest, AStreamOfScoringOnlyHasEmptyTotals) {
  const Scored scored = Score(Of({}));
  EXPECT_TRUE(scored.status.ok());
  EXPECT_TRUE(scored.totals_last);
  EXPECT_EQ(scored.totals.contact_count(), 0);
  EXPECT_EQ(scored.totals.change_cursor(), CursorAt(6));
}

TEST_F(InterestsTest, AnswersAContactAsSoonAsTheNextBegins) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kCallTimeout);
  const auto stream = query().ScoreInterests(&context);
  stream->Write(Of({Did("ada", kHomes), Did("bea", kHomes)})[0]);
  v1::ScoreInterestsResponse response;
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_EQ(response.contact().contact(), "ada");
  stream->WritesDone();
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_EQ(response.contact().contact(), "bea");
}

struct WrongCase {
  const char* name;
  std::function<void(Messages&)> spoil;
  Refusal refusal;
};

class WrongStream : public InterestsTest, public ::testing::WithParamInterface<WrongCase> {};

// The key of the contact is in no error.
TEST_P(WrongStream, IsRefusedByPositionAndWithoutTheContact) {
  Messages messages = Of({Did("contact-secret-1", kHomes), Did("contact-secret-2", kGuide)});
  messages.push_back({});
  *messages[1].add_engagements() = Did("contact-secret-3", kHomes);
  GetParam().spoil(messages);
  const Scored scored = Score(messages);
  ExpectError(scored.status, GetParam().refusal.code, GetParam().refusal.reason, GetParam().refusal.field);
  EXPECT_THAT(scored.status.error_message(), Not(HasSubstr("secret")));
  EXPECT_THAT(scored.status.error_details(), Not(HasSubstr("secret")));
}

v1::Engagement& Second(Messages& messages) { return *messages[0].mutable_engagements(1); }

INSTANTIATE_TEST_SUITE_P(
    Streams, WrongStream,
    ::testing::Values(
        WrongCase{
            "no_scoring", [](auto& m) { m[0].clear_scoring(); }, {kInvalid, "FIELD_REQUIRED", "scoring"}},
        WrongCase{"no_message", [](auto& m) { m.clear(); }, {kInvalid, "FIELD_REQUIRED", "scoring"}},
        WrongCase{"no_as_of",
                  [](auto& m) { m[0].mutable_scoring()->clear_as_of(); },
                  {kInvalid, "FIELD_REQUIRED", "scoring.as_of"}},
        WrongCase{"scoring_twice",
                  [](auto& m) { *m[1].mutable_scoring() = Scoring(); },
                  {kInvalid, "FIELD_MALFORMED", "scoring"}},
        WrongCase{"half_life",
                  [](auto& m) { m[0].mutable_scoring()->mutable_half_life()->set_seconds(1); },
                  {kInvalid, "FIELD_OUT_OF_RANGE", "scoring.half_life"}},
        WrongCase{"order",
                  [](auto& m) { Second(m).set_contact("aaa"); },
                  {kInvalid, "FIELD_MALFORMED", "engagements[1].contact"}},
        WrongCase{"order_across_messages",
                  [](auto& m) { m[1].mutable_engagements(0)->set_contact("aaa-secret"); },
                  {kInvalid, "FIELD_MALFORMED", "engagements[0].contact"}},
        WrongCase{"no_contact",
                  [](auto& m) { Second(m).clear_contact(); },
                  {kInvalid, "FIELD_REQUIRED", "engagements[1].contact"}},
        WrongCase{"long_contact",
                  [](auto& m) { Second(m).set_contact("z-secret" + std::string(193, 'z')); },
                  {kInvalid, "FIELD_TOO_LONG", "engagements[1].contact"}},
        WrongCase{"no_subject",
                  [](auto& m) { Second(m).clear_subject(); },
                  {kInvalid, "FIELD_REQUIRED", "engagements[1].subject"}},
        WrongCase{"item",
                  [](auto& m) { Second(m).set_item("issues/2022-09"); },
                  {kInvalid, "FIELD_MALFORMED", "engagements[1].item"}},
        WrongCase{"no_url",
                  [](auto& m) { Second(m).set_url(""); },
                  {kInvalid, "FIELD_REQUIRED", "engagements[1].url"}},
        WrongCase{"long_url",
                  [](auto& m) { Second(m).set_url("https://e.org/" + std::string(1'987, 'a')); },
                  {kInvalid, "FIELD_TOO_LONG", "engagements[1].url"}},
        WrongCase{"kind",
                  [](auto& m) { Second(m).set_kind(v1::ENGAGEMENT_KIND_UNSPECIFIED); },
                  {kInvalid, "FIELD_OUT_OF_RANGE", "engagements[1].kind"}},
        WrongCase{"no_time",
                  [](auto& m) { Second(m).clear_time(); },
                  {kInvalid, "FIELD_REQUIRED", "engagements[1].time"}},
        WrongCase{"time",
                  [](auto& m) { Second(m).mutable_time()->set_nanos(1'000'000'000); },
                  {kInvalid, "FIELD_OUT_OF_RANGE", "engagements[1].time"}},
        WrongCase{"engagements_1001",
                  [](auto& m) {
                    for (int i = 0; i < 1'001; ++i) *m[1].add_engagements() = Did("contact-secret-9", kHomes);
                  },
                  {kInvalid, "TOO_MANY_VALUES", "engagements"}}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST_F(InterestsTest, RefusesAContactOfMoreThanAHundredThousand) {
  Messages messages = Of({});
  for (int message = 0; message < 100; ++message) {
    messages.emplace_back();
    for (int i = 0; i < 1'000; ++i)
      *messages.back().add_engagements() = Did("ada", kHomes, message * 10'000 + i);
  }
  EXPECT_EQ(Score(messages).totals.contact_count(), 1);
  messages.emplace_back();
  *messages.back().add_engagements() = Did("ada", kHomes);
  ExpectError(Score(messages).status, kInvalid, "TOO_MANY_VALUES", "engagements[0].contact");
}

TEST_F(InterestsTest, AMessageThatIsNoneDoesNotPassForTheEnd) {
  const Scored scored = Score(Of({Did("ada", kHomes), Did("\xFF", kHomes), Did("zoe", kHomes)}, 1));
  ExpectError(scored.status, kInvalid, "FIELD_MALFORMED");
  EXPECT_THAT(scored.status.error_message(), HasSubstr("Message 2 of the stream"));
  EXPECT_FALSE(scored.totals_last);
}

TEST_F(InterestsTest, TakesTheLongestMessage) {
  Messages messages = Of({});
  for (int i = 0; i < 1'000; ++i) {
    const std::string number = std::to_string(1'000 + i);
    *messages[0].add_engagements() =
        Did(std::string(196, 'c') + number, "https://e.org/" + number + std::string(1'982, 'a'));
  }
  const Scored scored = Score(messages);
  EXPECT_TRUE(scored.status.ok()) << scored.status.error_message();
  EXPECT_EQ(scored.totals.contact_count(), 1'000);
}

}  // namespace
}  // namespace pulse::test
