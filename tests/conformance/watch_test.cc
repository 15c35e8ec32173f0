// Conformance: the feed of changes.

#include <functional>
#include <set>

#include "gmock/gmock.h"
#include "tests/conformance/archive_under_test.h"
#include "tests/conformance/feed_proof.h"
#include "tests/conformance/watch_reader.h"

namespace pulse::test {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using Lines = std::vector<std::string>;

constexpr char kSeptember[] = "issues/2022-09";

class WatchTest : public ConformanceTest {
 protected:
  // A cursor at which nothing has happened yet.
  v1::WatchChangesRequest FromNow() {
    v1::WatchChangesRequest request;
    request.set_start_cursor(*store_.CurrentCursor(std::chrono::system_clock::now() + kCallTimeout));
    return request;
  }

  // The next `count` messages, described.
  static Lines Take(WatchReader& reader, std::size_t count) {
    Lines lines;
    while (lines.size() < count) {
      const auto message = reader.Next();
      if (!message) break;
      lines.push_back(Describe(*message));
    }
    return lines;
  }

  static Lines DescribeAll(const std::vector<v1::WatchChangesResponse>& messages) {
    Lines lines;
    for (const auto& message : messages) lines.push_back(Describe(message));
    return lines;
  }

  // Stores September with `change` made to it.
  v1::Issue Change(const std::function<void(v1::Issue*)>& change) {
    v1::Issue issue = Stored(kSeptember);
    change(&issue);
    return Save(issue);
  }

  static v1::Item* CareHomes(v1::Issue* issue) { return issue->mutable_sections(1)->mutable_items(0); }
};

const Lines kSnapshot = {"snapshot probation",     "snapshot annual-report-2020",
                         "snapshot courts",        "snapshot annual-report-2021",
                         "snapshot safeguarding",  "snapshot our-move",
                         "snapshot care-homes",    "snapshot dementia-guide",
                         "snapshot youth-custody", "snapshot waiting-lists",
                         "snapshot done 10"};

TEST_F(WatchTest, Snapshot_HasEachPublishedItemOnceAndThenEnds) {
  WatchReader reader(query(), {});
  EXPECT_THAT(DescribeAll(reader.Snapshot()), ElementsAreArray(kSnapshot));
}

TEST_F(WatchTest, Snapshot_CarriesWholeItemsRevisionAndTime) {
  WatchReader reader(query(), {});
  const auto first = reader.Next();
  ASSERT_TRUE(first.has_value());
  const v1::Issue issue = Stored("issues/2021-12");
  EXPECT_EQ(first->item_changed().item().SerializeAsString(), issue.sections(0).items(0).SerializeAsString());
  EXPECT_EQ(first->item_changed().revision(), 1);
  EXPECT_EQ(first->item_changed().commit_time().seconds(), issue.update_time().seconds());
  EXPECT_LE(first->cursor().size(), 100U);
}

TEST_F(WatchTest, Snapshot_LeavesBodiesOutOfTheBasicView) {
  v1::WatchChangesRequest request;
  request.set_view(v1::CONTENT_VIEW_BASIC);
  WatchReader reader(query(), request);
  const auto first = reader.Next();
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->item_changed().item().title(), "Probation after reunification");
  EXPECT_EQ(first->item_changed().item().body(), "");
}

TEST_F(WatchTest, Snapshot_ShowsDraftsAndWithdrawnToEditors) {
  v1::WatchChangesRequest request;
  request.set_include_unpublished(true);
  WatchReader reader(query(), request);
  EXPECT_EQ(Describe(reader.Snapshot().back()), "snapshot done 12");
}

TEST_F(WatchTest, Snapshot_IsResumedAfterAnyOfItsMessages) {
  std::vector<v1::WatchChangesResponse> whole;
  {
    WatchReader reader(query(), {});
    whole = reader.Snapshot();
  }
  for (std::size_t seen = 1; seen < whole.size(); ++seen) {
    v1::WatchChangesRequest request;
    request.set_start_cursor(whole[seen - 1].cursor());
    WatchReader reader(query(), request);
    const auto rest = reader.Snapshot();
    EXPECT_THAT(DescribeAll(rest),
                ElementsAreArray(kSnapshot.begin() + static_cast<std::ptrdiff_t>(seen), kSnapshot.end()));
  }
}

// What is resumed is the state as it was when the snapshot began; then comes what
// happened since.
TEST_F(WatchTest, Snapshot_ThatIsResumedAfterChangesIsThatOfItsBeginning) {
  std::string cursor;
  {
    WatchReader reader(query(), {});
    cursor = reader.Next()->cursor();
  }
  Change([](v1::Issue* issue) { CareHomes(issue)->set_title("Changed since"); });
  Change([](v1::Issue* issue) { issue->set_state(v1::ISSUE_STATE_WITHDRAWN); });
  v1::WatchChangesRequest request;
  request.set_start_cursor(cursor);
  WatchReader reader(query(), request);
  const auto rest = reader.Snapshot();
  EXPECT_THAT(DescribeAll(rest), ElementsAreArray(kSnapshot.begin() + 1, kSnapshot.end()));
  EXPECT_EQ(rest[5].item_changed().item().title(), "Care homes in winter");
  EXPECT_THAT(Take(reader, 6),
              ElementsAre("updated care-homes", "state issues/2022-09 3>4", "withdrawn our-move",
                          "withdrawn care-homes", "withdrawn dementia-guide", "withdrawn youth-custody"));
}

TEST_F(WatchTest, Filter_SelectsBySectorKindAndPublisher) {
  v1::WatchChangesRequest request;
  request.add_sectors("sectors/adult-social-care-and-health");
  request.add_kinds(v1::ITEM_KIND_REPORT);
  request.add_publishers("publishers/quality-board");
  WatchReader reader(query(), request);
  EXPECT_THAT(DescribeAll(reader.Snapshot()), ElementsAre("snapshot care-homes", "snapshot done 1"));
}

TEST_F(WatchTest, Filter_SelectsItemsWithoutAGroup) {
  v1::WatchChangesRequest request;
  request.add_kinds(v1::ITEM_KIND_UNSPECIFIED);
  WatchReader reader(query(), request);
  EXPECT_THAT(DescribeAll(reader.Snapshot()), ElementsAre("snapshot waiting-lists", "snapshot done 1"));
}

TEST_F(WatchTest, Tail_SaysWhatWasPublished) {
  WatchReader reader(query(), FromNow());
  v1::Issue issue = Stored("issues/2022-10");
  issue.set_state(v1::ISSUE_STATE_PUBLISHED);
  Save(issue);
  EXPECT_THAT(Take(reader, 2), ElementsAre("state issues/2022-10 1>3", "added unseen"));
}

TEST_F(WatchTest, Tail_SaysNothingOfDraftsToReaders) {
  WatchReader reader(query(), FromNow());
  v1::Issue issue = Stored("issues/2022-10");
  issue.mutable_sections(0)->mutable_items(0)->set_title("Still not out");
  Save(issue);
  Change([](v1::Issue* september) { CareHomes(september)->set_title("Seen"); });
  EXPECT_THAT(Take(reader, 1), ElementsAre("updated care-homes"));
}

TEST_F(WatchTest, Tail_ShowsDraftsToEditors) {
  v1::WatchChangesRequest request = FromNow();
  request.set_include_unpublished(true);
  WatchReader reader(query(), request);
  v1::Issue issue = Stored("issues/2022-10");
  issue.mutable_sections(0)->mutable_items(0)->set_title("Still not out");
  Save(issue);
  EXPECT_THAT(Take(reader, 1), ElementsAre("updated unseen"));
}

TEST_F(WatchTest, Tail_SaysWhatWasAddedAndRemovedInAPublishedIssue) {
  WatchReader reader(query(), FromNow());
  Change([](v1::Issue* issue) {
    v1::Item* added = issue->mutable_sections(0)->add_items();
    *added = issue->sections(0).items(0);
    added->set_name(std::string(kSeptember) + "/items/more-news");
    issue->mutable_sections(1)->mutable_items()->DeleteSubrange(0, 1);
  });
  const auto added = reader.Next();
  ASSERT_TRUE(added.has_value());
  EXPECT_EQ(Describe(*added), "added more-news");
  EXPECT_EQ(added->item_changed().revision(), 2);
  const auto removed = reader.Next();
  ASSERT_TRUE(removed.has_value());
  EXPECT_EQ(Describe(*removed), "removed care-homes");
  EXPECT_FALSE(removed->item_changed().has_item());
  EXPECT_EQ(removed->item_changed().previous_categories().sector(), "sectors/adult-social-care-and-health");
}

TEST_F(WatchTest, Tail_SendsTheItemAsItIsAfterTheUpdate) {
  WatchReader reader(query(), FromNow());
  const v1::Issue stored = Change([](v1::Issue* issue) { CareHomes(issue)->set_body("Another text."); });
  const auto message = reader.Next();
  ASSERT_TRUE(message.has_value());
  EXPECT_EQ(message->item_changed().item().SerializeAsString(),
            stored.sections(1).items(0).SerializeAsString());
  EXPECT_FALSE(message->item_changed().has_previous_categories());
}

TEST_F(WatchTest, Tail_SaysWhatWasRecategorisedAndFromWhere) {
  WatchReader reader(query(), FromNow());
  Change([](v1::Issue* issue) { CareHomes(issue)->set_kind(v1::ITEM_KIND_BRIEFING); });
  const auto message = reader.Next();
  ASSERT_TRUE(message.has_value());
  EXPECT_EQ(Describe(*message), "recategorised care-homes");
  EXPECT_EQ(message->item_changed().item().kind(), v1::ITEM_KIND_BRIEFING);
  EXPECT_EQ(message->item_changed().previous_categories().kind(), v1::ITEM_KIND_REPORT);
}

TEST_F(WatchTest, Tail_SaysWhatLeftTheFilterAndWhatCameIntoIt) {
  v1::WatchChangesRequest reports = FromNow();
  reports.add_kinds(v1::ITEM_KIND_REPORT);
  v1::WatchChangesRequest briefings = FromNow();
  briefings.add_kinds(v1::ITEM_KIND_BRIEFING);
  WatchReader left(query(), reports);
  WatchReader came(query(), briefings);
  Change([](v1::Issue* issue) { CareHomes(issue)->set_kind(v1::ITEM_KIND_BRIEFING); });
  EXPECT_THAT(Take(left, 1), ElementsAre("left_filter care-homes"));
  EXPECT_THAT(Take(came, 1), ElementsAre("recategorised care-homes"));
}

TEST_F(WatchTest, Tail_WithdrawsOnlyWhatTheFilterHad) {
  v1::WatchChangesRequest request = FromNow();
  request.add_sectors("sectors/criminal-justice");
  WatchReader reader(query(), request);
  Change([](v1::Issue* issue) { issue->set_state(v1::ISSUE_STATE_WITHDRAWN); });
  EXPECT_THAT(Take(reader, 2), ElementsAre("state issues/2022-09 3>4", "withdrawn youth-custody"));
}

TEST_F(WatchTest, Tail_KeepsWithdrawnItemsInSightOfEditors) {
  v1::WatchChangesRequest request = FromNow();
  request.set_include_unpublished(true);
  WatchReader reader(query(), request);
  Change([](v1::Issue* issue) { issue->set_state(v1::ISSUE_STATE_WITHDRAWN); });
  Change([](v1::Issue* issue) { CareHomes(issue)->set_title("Changed while withdrawn"); });
  EXPECT_THAT(Take(reader, 2), ElementsAre("state issues/2022-09 3>4", "updated care-homes"));
}

TEST_F(WatchTest, Tail_FollowsThePublisherThatAWatchedOneWasMergedInto) {
  v1::WatchChangesRequest request = FromNow();
  request.add_publishers("publishers/age-trust");
  WatchReader reader(query(), request);
  v1::MergePublishersRequest merge;
  merge.set_name("publishers/quality-board");
  merge.add_sources("publishers/age-trust");
  v1::MergePublishersResponse merged;
  const auto status = Call(services_.ingest(), &v1::IngestService::Stub::MergePublishers, merge, &merged);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_THAT(Take(reader, 2),
              ElementsAre("recategorised annual-report-2021", "recategorised dementia-guide"));
  Change([](v1::Issue* issue) { CareHomes(issue)->set_title("Of the publisher it became"); });
  EXPECT_THAT(Take(reader, 1), ElementsAre("updated care-homes"));
}

TEST_F(WatchTest, Resume_GoesOnInTheMiddleOfACommit) {
  const v1::WatchChangesRequest from = FromNow();
  Change([](v1::Issue* issue) { issue->set_state(v1::ISSUE_STATE_WITHDRAWN); });
  Change([](v1::Issue* issue) { issue->set_state(v1::ISSUE_STATE_PUBLISHED); });
  const Lines all = {"state issues/2022-09 3>4", "withdrawn our-move",      "withdrawn care-homes",
                     "withdrawn dementia-guide", "withdrawn youth-custody", "state issues/2022-09 4>3",
                     "added our-move",           "added care-homes",        "added dementia-guide",
                     "added youth-custody"};
  std::string cursor = from.start_cursor();
  for (std::size_t seen = 0; seen < all.size(); ++seen) {
    v1::WatchChangesRequest request;
    request.set_start_cursor(cursor);
    WatchReader reader(query(), request);
    const auto message = reader.Next();
    ASSERT_TRUE(message.has_value());
    EXPECT_EQ(Describe(*message), all[seen]);
    cursor = message->cursor();
  }
}

TEST_F(WatchTest, Resume_WorksFromTheCursorOfAnotherAnswer) {
  v1::GetIssueRequest get;
  get.set_name(kSeptember);
  v1::GetIssueResponse got;
  ASSERT_TRUE(Call(query(), &Query::GetIssue, get, &got).ok());
  Change([](v1::Issue* issue) { CareHomes(issue)->set_title("After the answer"); });
  v1::WatchChangesRequest request;
  request.set_start_cursor(got.change_cursor());
  WatchReader reader(query(), request);
  EXPECT_THAT(Take(reader, 1), ElementsAre("updated care-homes"));
}

TEST_F(WatchTest, Resume_CursorOfAMessageIsGoodForARead) {
  WatchReader reader(query(), FromNow());
  Change([](v1::Issue* issue) { CareHomes(issue)->set_title("Read after the message"); });
  v1::GetItemRequest get;
  get.set_name(std::string(kSeptember) + "/items/care-homes");
  get.set_min_cursor(reader.Next()->cursor());
  v1::GetItemResponse got;
  ASSERT_TRUE(Call(query(), &Query::GetItem, get, &got).ok());
  EXPECT_EQ(got.item().title(), "Read after the message");
}

TEST_F(WatchTest, Reset_ComesForACursorOfAnotherStore) {
  v1::WatchChangesRequest request;
  request.set_start_cursor("c3-00000000");
  WatchReader reader(query(), request);
  const auto messages = reader.Snapshot();
  EXPECT_EQ(Describe(messages.front()), "reset");
  EXPECT_EQ(Describe(messages.back()), "snapshot done 10");
}

TEST_F(WatchTest, Reset_ComesForACursorThatHasExpired) {
  Change([](v1::Issue* issue) { CareHomes(issue)->set_title("Newer"); });
  test_database_.Query("DELETE FROM changes WHERE cursor <= 5");
  v1::WatchChangesRequest request;
  request.set_start_cursor(CursorAt(4));
  WatchReader expired(query(), request);
  EXPECT_EQ(Describe(expired.Snapshot().front()), "reset");
  request.set_start_cursor(CursorAt(5));
  WatchReader current(query(), request);
  EXPECT_THAT(Take(current, 1), ElementsAre("updated care-homes"));
}

TEST_F(WatchTest, Reset_IsNotRepeatedWhereItIsResumed) {
  v1::WatchChangesRequest request;
  request.set_start_cursor("c3-00000000");
  std::string cursor;
  {
    WatchReader reader(query(), request);
    cursor = reader.Next()->cursor();
  }
  request.set_start_cursor(cursor);
  WatchReader reader(query(), request);
  EXPECT_THAT(DescribeAll(reader.Snapshot()), ElementsAreArray(kSnapshot));
}

TEST_F(WatchTest, Heartbeat_CarriesTheCursorPastWhatWasNotSent) {
  v1::WatchChangesRequest request = FromNow();
  request.add_sectors("sectors/news");
  request.mutable_heartbeat_interval()->set_seconds(1);
  WatchReader reader(query(), request);
  Change([](v1::Issue* issue) { CareHomes(issue)->set_title("Not news"); });
  for (auto message = reader.Next(); message; message = reader.Next()) {
    ASSERT_EQ(Describe(*message), "heartbeat");
    if (message->cursor().starts_with("c7-")) return;
  }
  FAIL() << "no heartbeat at the newest change";
}

// The short form of tests/prove-watch.
TEST(WatchProof, WatchersThatAreKilledAndResumeSeeEachChangeOnceAndInOrder) {
  const FeedVerdict verdict = Prove({.writers = 4, .commits = 30, .watchers = 3, .seed = 7});
  EXPECT_EQ(verdict.failure, "");
  EXPECT_GT(verdict.resumptions, 0);
}

}  // namespace
}  // namespace pulse::test
