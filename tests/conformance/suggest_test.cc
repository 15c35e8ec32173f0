// Conformance: suggestions.

#include <functional>

#include "db/publisher_authority.h"
#include "gmock/gmock.h"
#include "tests/conformance/archive_under_test.h"

namespace pulse::test {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using Texts = std::vector<std::string>;

class SuggestTest : public ConformanceTest {
 protected:
  grpc::Status Suggest(const v1::SuggestTermsRequest& request) {
    return Call(query(), &Query::SuggestTerms, request, &response_);
  }
  Texts TextsOf(const v1::SuggestTermsRequest& request) {
    const grpc::Status status = Suggest(request);
    EXPECT_TRUE(status.ok()) << status.error_message();
    Texts texts;
    for (const v1::Suggestion& one : response_.suggestions()) texts.push_back(one.text());
    return texts;
  }
  static v1::SuggestTermsRequest Typed(const std::string& prefix) {
    v1::SuggestTermsRequest request;
    request.set_prefix(prefix);
    return request;
  }
  v1::SuggestTermsResponse response_;
};

struct TypedCase {
  std::string typed;
  Texts texts;
};

class Typing : public SuggestTest, public ::testing::WithParamInterface<TypedCase> {};

TEST_P(Typing, SuggestsBestFirst) {
  EXPECT_THAT(TextsOf(Typed(GetParam().typed)), ElementsAreArray(GetParam().texts));
}

INSTANTIATE_TEST_SUITE_P(
    Words, Typing,
    ::testing::Values(TypedCase{"an", {"Annual report 2020", "Annual Report 2021"}},
                      TypedCase{"ANNUAL REPORT 2021", {"Annual Report 2021", "Annual report 2020"}},
                      TypedCase{"  care ", {"Care homes in winter", "A guide to dementia care"}},
                      TypedCase{"ju", {"Justice Institute"}},
                      TypedCase{"the", {"The Age Trust", "Waiting lists for therapy"}},
                      TypedCase{"wi", {"Care homes in winter"}},
                      TypedCase{"50%", {"Community courts: 50% of cases_heard"}},
                      TypedCase{"cases_h", {"Community courts: 50% of cases_heard"}},
                      TypedCase{"safegaurding", {"Safeguarding in sport"}},
                      TypedCase{"Joustice Institute", {"Justice Institute"}}, TypedCase{"zz", {}},
                      TypedCase{"%%", {}}));

TEST_F(SuggestTest, SaysWhatEachIs) {
  ASSERT_TRUE(Suggest(Typed("qu")).ok());
  ASSERT_EQ(response_.suggestions_size(), 1);
  EXPECT_EQ(response_.suggestions(0).type(), v1::SUGGESTION_TYPE_PUBLISHER);
  EXPECT_EQ(response_.suggestions(0).name(), "publishers/quality-board");
  EXPECT_EQ(response_.suggestions(0).item_count(), 3);
  ASSERT_TRUE(Suggest(Typed("youth")).ok());
  ASSERT_EQ(response_.suggestions_size(), 1);
  EXPECT_EQ(response_.suggestions(0).type(), v1::SUGGESTION_TYPE_TITLE);
  EXPECT_EQ(response_.suggestions(0).name(), "issues/2022-09/items/youth-custody");
  EXPECT_EQ(response_.suggestions(0).item_count(), 0);
}

TEST_F(SuggestTest, SuggestsTheTypesAskedFor) {
  v1::SuggestTermsRequest request = Typed("the");
  request.add_types(v1::SUGGESTION_TYPE_PUBLISHER);
  EXPECT_THAT(TextsOf(request), ElementsAre("The Age Trust"));
  request.set_types(0, v1::SUGGESTION_TYPE_TITLE);
  EXPECT_THAT(TextsOf(request), ElementsAre("Waiting lists for therapy"));
  request.add_types(v1::SUGGESTION_TYPE_PUBLISHER);
  EXPECT_EQ(TextsOf(request).size(), 2U);
}

TEST_F(SuggestTest, SuggestsNothingUnpublished) {
  EXPECT_THAT(TextsOf(Typed("not out")), IsEmpty());
  EXPECT_THAT(TextsOf(Typed("taken")), IsEmpty());
  v1::Issue issue = Stored("issues/2022-09");
  issue.set_state(v1::ISSUE_STATE_WITHDRAWN);
  Save(issue);
  EXPECT_THAT(TextsOf(Typed("youth")), IsEmpty());
}

TEST_F(SuggestTest, SuggestsATitleOnceByItsNewestItem) {
  v1::Issue issue = Stored("issues/2022-01");
  issue.mutable_sections(0)->mutable_items(0)->set_title("YOUTH custody");
  Save(issue);
  ASSERT_TRUE(Suggest(Typed("youth c")).ok());
  ASSERT_EQ(response_.suggestions_size(), 1);
  EXPECT_EQ(response_.suggestions(0).name(), "issues/2022-09/items/youth-custody");
}

TEST_F(SuggestTest, AccentsAndSignsCountForNothing) {
  v1::Issue issue = Stored("issues/2022-01");
  issue.mutable_sections(0)->mutable_items(0)->set_title("Café culture in carers’ centres");
  v1::Publisher* publisher = issue.mutable_sections(0)->mutable_items(0)->mutable_publishers(0);
  publisher->set_name("publishers/societe");
  publisher->set_display_name("Société de Genève");
  Save(issue);
  for (const char* typed : {"cafe c", "café c", "CAFÉ", "carers' ce", "carers’ ce"})
    EXPECT_THAT(TextsOf(Typed(typed)), ElementsAre("Café culture in carers’ centres")) << typed;
  for (const char* typed : {"societe", "SOCIÉTÉ D", "geneve", "Genève"})
    EXPECT_THAT(TextsOf(Typed(typed)), ElementsAre("Société de Genève")) << typed;
  EXPECT_THAT(TextsOf(Typed("yöuth")), ElementsAre("Youth custody"));
}

TEST_F(SuggestTest, AMergedPublishersOldNameSuggestsTheNewOne) {
  db::PublisherAuthority authority(&database_);
  ASSERT_TRUE(authority
                  .Merge("publishers/quality-board", {"publishers/age-trust"}, {},
                         std::chrono::system_clock::now() + std::chrono::seconds(20))
                  .ok());
  ASSERT_TRUE(Suggest(Typed("the age")).ok());
  ASSERT_EQ(response_.suggestions_size(), 1);
  EXPECT_EQ(response_.suggestions(0).name(), "publishers/quality-board");
  EXPECT_EQ(response_.suggestions(0).text(), "Quality Board");
}

TEST_F(SuggestTest, KeepsToTheNumberAskedFor) {
  v1::SuggestTermsRequest request = Typed("an");
  request.set_max_suggestions(1);
  EXPECT_THAT(TextsOf(request), ElementsAre("Annual report 2020"));
  request.set_max_suggestions(1'000'000);
  EXPECT_EQ(TextsOf(request).size(), 2U);
}

struct WrongCase {
  const char* name;
  std::function<void(v1::SuggestTermsRequest&)> spoil;
  Refusal refusal;
};

class WrongTyping : public SuggestTest, public ::testing::WithParamInterface<WrongCase> {};

TEST_P(WrongTyping, IsRefused) {
  v1::SuggestTermsRequest request = Typed("care");
  GetParam().spoil(request);
  ExpectError(Suggest(request), GetParam().refusal.code, GetParam().refusal.reason, GetParam().refusal.field);
}

constexpr auto kInvalid = grpc::StatusCode::INVALID_ARGUMENT;

INSTANTIATE_TEST_SUITE_P(
    Requests, WrongTyping,
    ::testing::Values(
        WrongCase{"empty", [](auto& r) { r.clear_prefix(); }, {kInvalid, "FIELD_REQUIRED", "prefix"}},
        WrongCase{"short", [](auto& r) { r.set_prefix(" c "); }, {kInvalid, "FIELD_REQUIRED", "prefix"}},
        WrongCase{"long",
                  [](auto& r) { r.set_prefix(std::string(201, 'a')); },
                  {kInvalid, "FIELD_TOO_LONG", "prefix"}},
        WrongCase{"nul",
                  [](auto& r) { r.set_prefix(std::string("ab\0c", 4)); },
                  {kInvalid, "FIELD_MALFORMED", "prefix"}},
        WrongCase{"no_type",
                  [](auto& r) { r.add_types(v1::SUGGESTION_TYPE_UNSPECIFIED); },
                  {kInvalid, "FIELD_OUT_OF_RANGE", "types[0]"}},
        WrongCase{"type_twice",
                  [](auto& r) {
                    r.add_types(v1::SUGGESTION_TYPE_TITLE);
                    r.add_types(v1::SUGGESTION_TYPE_TITLE);
                  },
                  {kInvalid, "FIELD_MALFORMED", "types[1]"}},
        WrongCase{"negative",
                  [](auto& r) { r.set_max_suggestions(-1); },
                  {kInvalid, "FIELD_OUT_OF_RANGE", "max_suggestions"}}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace pulse::test
