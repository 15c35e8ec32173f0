// Conformance: reading by name.

#include <functional>
#include <thread>

#include "gmock/gmock.h"
#include "tests/conformance/archive_under_test.h"

namespace pulse::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kHomes[] = "issues/2022-09/items/care-homes";

class GetTest : public ConformanceTest {
 protected:
  grpc::Status Get(const v1::GetIssueRequest& request) {
    return Call(query(), &Query::GetIssue, request, &issue_);
  }
  grpc::Status Get(const v1::GetItemRequest& request, std::chrono::milliseconds timeout = kCallTimeout) {
    return Call(query(), &Query::GetItem, request, &item_, timeout);
  }
  v1::GetIssueResponse issue_;
  v1::GetItemResponse item_;
};

v1::GetItemRequest ItemRequest(const std::string& name = kHomes) {
  v1::GetItemRequest request;
  request.set_name(name);
  return request;
}

v1::GetIssueRequest IssueRequest(const std::string& name = "issues/2022-09") {
  v1::GetIssueRequest request;
  request.set_name(name);
  return request;
}

TEST_F(GetTest, GetItem_AnswersTheWholeItemWithEtagRevisionAndCursor) {
  ASSERT_TRUE(Get(ItemRequest()).ok());
  EXPECT_EQ(item_.item().SerializeAsString(),
            Stored("issues/2022-09").sections(1).items(0).SerializeAsString());
  EXPECT_EQ(item_.revision(), 1);
  EXPECT_EQ(item_.etag().size(), 32U);
  EXPECT_EQ(item_.change_cursor(), CursorAt(6));
}

TEST_F(GetTest, GetItem_SaysWhenTheCallersCopyIsCurrent) {
  v1::GetItemRequest request = ItemRequest();
  ASSERT_TRUE(Get(request).ok());
  request.set_if_none_match(item_.etag());
  ASSERT_TRUE(Get(request).ok());
  EXPECT_TRUE(item_.not_modified());
  EXPECT_FALSE(item_.has_item());
  request.set_view(v1::CONTENT_VIEW_BASIC);
  ASSERT_TRUE(Get(request).ok());
  EXPECT_TRUE(item_.not_modified());
}

TEST_F(GetTest, GetItem_KeepsItsEtagWhenAnotherItemChanges) {
  ASSERT_TRUE(Get(ItemRequest()).ok());
  const std::string etag = item_.etag();
  v1::Issue issue = Stored("issues/2022-09");
  issue.mutable_sections(0)->mutable_items(0)->set_title("Another title");
  Save(issue);
  ASSERT_TRUE(Get(ItemRequest()).ok());
  EXPECT_EQ(item_.etag(), etag);
  EXPECT_EQ(item_.revision(), 2);
}

TEST_F(GetTest, GetItem_LeavesTheBodyOutOfTheBasicView) {
  v1::GetItemRequest request = ItemRequest();
  request.set_view(v1::CONTENT_VIEW_BASIC);
  ASSERT_TRUE(Get(request).ok());
  EXPECT_EQ(item_.item().body(), "");
  EXPECT_THAT(item_.item().links(), IsEmpty());
  EXPECT_EQ(item_.item().title(), "Care homes in winter");
  EXPECT_EQ(item_.item().publishers(0).name(), "publishers/quality-board");
}

TEST_F(GetTest, GetItem_ShowsDraftsToEditorsOnly) {
  v1::GetItemRequest request = ItemRequest("issues/2022-10/items/unseen");
  ExpectError(Get(request), grpc::StatusCode::NOT_FOUND, "ITEM_NOT_FOUND");
  request.set_include_unpublished(true);
  EXPECT_TRUE(Get(request).ok());
}

TEST_F(GetTest, GetItem_DoesNotFindWhatACorrectionTookOut) {
  v1::Issue issue = Stored("issues/2022-09");
  issue.mutable_sections(1)->mutable_items()->DeleteSubrange(0, 1);
  Save(issue);
  ExpectError(Get(ItemRequest()), grpc::StatusCode::NOT_FOUND, "ITEM_NOT_FOUND");
}

TEST_F(GetTest, BatchGetItems_KeepsTheOrderAndNamesWhatIsMissing) {
  v1::BatchGetItemsRequest request;
  for (const char* name : {"2022-01/items/safeguarding", "2022-10/items/unseen", "2022-09/items/care-homes",
                           "2022-09/items/nothing", "2022-01/items/safeguarding"}) {
    request.add_names("issues/" + std::string(name));
  }
  v1::BatchGetItemsResponse response;
  ASSERT_TRUE(Call(query(), &Query::BatchGetItems, request, &response).ok());
  std::vector<std::string> slugs;
  for (const v1::Item& item : response.items()) slugs.push_back(SlugOf(item.name()));
  EXPECT_THAT(slugs, ElementsAre("safeguarding", "care-homes", "safeguarding"));
  EXPECT_THAT(response.missing_names(),
              ElementsAre("issues/2022-10/items/unseen", "issues/2022-09/items/nothing"));
  EXPECT_EQ(response.change_cursor(), CursorAt(6));
}

TEST_F(GetTest, GetIssue_AnswersAnOlderRevision) {
  v1::Issue issue = Stored("issues/2022-09");
  const std::string first = issue.SerializeAsString();
  issue.set_title("Corrected");
  Save(issue);
  v1::GetIssueRequest request = IssueRequest();
  request.set_revision(1);
  ASSERT_TRUE(Get(request).ok());
  EXPECT_EQ(issue_.issue().SerializeAsString(), first);
  EXPECT_EQ(issue_.revision(), 1);
  request.set_revision(2);
  ASSERT_TRUE(Get(request).ok());
  EXPECT_EQ(issue_.issue().title(), "Corrected");
  request.set_revision(3);
  ExpectError(Get(request), grpc::StatusCode::NOT_FOUND, "REVISION_NOT_FOUND");
}

TEST_F(GetTest, GetIssue_ShowsTheDraftBeforeAPublicationToEditorsOnly) {
  v1::Issue issue = Stored("issues/2022-10");
  issue.set_state(v1::ISSUE_STATE_PUBLISHED);
  Save(issue);
  v1::GetIssueRequest request = IssueRequest("issues/2022-10");
  request.set_revision(1);
  ExpectError(Get(request), grpc::StatusCode::NOT_FOUND, "REVISION_NOT_FOUND");
  request.set_include_unpublished(true);
  EXPECT_TRUE(Get(request).ok());
}

TEST_F(GetTest, GetIssue_LeavesTextsOutOfTheBasicView) {
  v1::GetIssueRequest request = IssueRequest();
  request.set_view(v1::CONTENT_VIEW_BASIC);
  ASSERT_TRUE(Get(request).ok());
  EXPECT_EQ(issue_.issue().introduction(), "");
  EXPECT_EQ(issue_.issue().sections(1).items(0).body(), "");
  EXPECT_EQ(issue_.issue().sections(1).items(0).title(), "Care homes in winter");
  EXPECT_EQ(issue_.etag(), Stored("issues/2022-09").etag());
}

TEST_F(GetTest, MinCursor_IsReachedByTheWriteItCameFrom) {
  v1::GetItemRequest request = ItemRequest();
  request.set_min_cursor(CursorAt(6));
  EXPECT_TRUE(Get(request).ok());
}

TEST_F(GetTest, MinCursor_WaitsForTheChange) {
  v1::GetItemRequest request = ItemRequest("issues/2022-09/items/our-move");
  request.set_min_cursor(CursorAt(7));
  std::thread writer([this] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    v1::Issue issue = Stored("issues/2022-09");
    issue.mutable_sections(0)->mutable_items(0)->set_title("Written while the read waited");
    Save(issue);
  });
  EXPECT_TRUE(Get(request).ok());
  writer.join();
  EXPECT_EQ(item_.item().title(), "Written while the read waited");
}

TEST_F(GetTest, MinCursor_ThatIsNotReachedSaysWhenToComeBack) {
  v1::GetItemRequest request = ItemRequest();
  request.set_min_cursor(CursorAt(1000));
  const grpc::Status status = Get(request, std::chrono::milliseconds(500));
  ExpectError(status, grpc::StatusCode::UNAVAILABLE, "CURSOR_NOT_REACHED");
  EXPECT_TRUE(DetailsOf(status).retry_in.has_value());
}

// Wrong input, beside the right ones above.
struct BadItem {
  const char* name;
  std::function<void(v1::GetItemRequest*)> spoil;
  Refusal refusal;
};

class BadGetItem : public GetTest, public ::testing::WithParamInterface<BadItem> {};

TEST_P(BadGetItem, IsRefused) {
  v1::GetItemRequest request = ItemRequest();
  GetParam().spoil(&request);
  const Refusal& refusal = GetParam().refusal;
  ExpectError(Get(request), refusal.code, refusal.reason, refusal.field);
}

constexpr auto kInvalid = grpc::StatusCode::INVALID_ARGUMENT;

INSTANTIATE_TEST_SUITE_P(
    Get, BadGetItem,
    ::testing::Values(
        BadItem{"NoName", [](auto* r) { r->clear_name(); }, {kInvalid, "FIELD_REQUIRED", "name"}},
        BadItem{"NameOfAnIssue",
                [](auto* r) { r->set_name("issues/2022-09"); },
                {kInvalid, "FIELD_MALFORMED", "name"}},
        BadItem{"UpperCase",
                [](auto* r) { r->set_name("issues/2022-09/items/Care"); },
                {kInvalid, "FIELD_MALFORMED", "name"}},
        BadItem{"NulByte",
                [](auto* r) { r->set_name(std::string("issues/2022-09/items/a\0", 23)); },
                {kInvalid, "FIELD_MALFORMED", "name"}},
        BadItem{"NotUtf8", [](auto* r) { r->set_name("\xFF"); }, {kInvalid, "FIELD_MALFORMED", ""}},
        BadItem{"CursorBeyondAnyLog",
                [](auto* r) { r->set_min_cursor("c9223372036854775807.1-00000000"); },
                {kInvalid, "CURSOR_INVALID", "min_cursor"}},
        BadItem{"UnknownView",
                [](auto* r) { r->set_view(static_cast<v1::ContentView>(7)); },
                {kInvalid, "FIELD_OUT_OF_RANGE", "view"}},
        BadItem{"LongEtag",
                [](auto* r) { r->set_if_none_match(std::string(65, 'e')); },
                {kInvalid, "FIELD_TOO_LONG", "if_none_match"}},
        BadItem{"LongCursor",
                [](auto* r) { r->set_min_cursor(std::string(201, 'c')); },
                {kInvalid, "FIELD_TOO_LONG", "min_cursor"}},
        BadItem{
            "NoCursor", [](auto* r) { r->set_min_cursor("42"); }, {kInvalid, "CURSOR_INVALID", "min_cursor"}},
        BadItem{"CursorOfAnotherStore",
                [](auto* r) { r->set_min_cursor("c1-00000000"); },
                {kInvalid, "CURSOR_INVALID", "min_cursor"}},
        BadItem{"CursorOfNoStore",
                [](auto* r) { r->set_min_cursor("c1"); },
                {kInvalid, "CURSOR_INVALID", "min_cursor"}},
        BadItem{"NulInCursor",
                [](auto* r) { r->set_min_cursor(std::string("c1\0", 3)); },
                {kInvalid, "CURSOR_INVALID", "min_cursor"}},
        BadItem{"UnknownItem",
                [](auto* r) { r->set_name("issues/2022-09/items/x"); },
                {grpc::StatusCode::NOT_FOUND, "ITEM_NOT_FOUND", ""}},
        BadItem{"Withdrawn",
                [](auto* r) { r->set_name("issues/2022-08/items/taken-back"); },
                {grpc::StatusCode::NOT_FOUND, "ITEM_NOT_FOUND", ""}}),
    [](const auto& each) { return each.param.name; });

struct BadBatch {
  const char* name;
  std::vector<std::string> names;
  Refusal refusal;
};

class BadBatchGetItems : public GetTest, public ::testing::WithParamInterface<BadBatch> {};

TEST_P(BadBatchGetItems, IsRefused) {
  v1::BatchGetItemsRequest request;
  request.mutable_names()->Assign(GetParam().names.begin(), GetParam().names.end());
  v1::BatchGetItemsResponse response;
  const Refusal& refusal = GetParam().refusal;
  ExpectError(Call(query(), &Query::BatchGetItems, request, &response), refusal.code, refusal.reason,
              refusal.field);
}

INSTANTIATE_TEST_SUITE_P(
    Get, BadBatchGetItems,
    ::testing::Values(
        BadBatch{"NoNames", {}, {kInvalid, "FIELD_REQUIRED", "names"}},
        BadBatch{
            "TooManyNames", std::vector<std::string>(201, kHomes), {kInvalid, "TOO_MANY_VALUES", "names"}},
        BadBatch{"EmptyName", {kHomes, ""}, {kInvalid, "FIELD_REQUIRED", "names[1]"}},
        BadBatch{"MalformedName", {kHomes, kHomes, "issues"}, {kInvalid, "FIELD_MALFORMED", "names[2]"}}),
    [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace pulse::test
