#include "db/revision.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "db/sha256.h"
#include "db/store_test_fixture.h"
#include "proto/error_reason.h"
#include "text/hex.h"

namespace pulse::db {
namespace {

constexpr std::int64_t kNow = 1'700'000'000'123'456;

TEST(CompleteRevision, FirstRevisionIsCreatedAndPublishedNow) {
  const v1::Issue issue = CompleteRevision(DraftOf(2024, 6), {}, {}, kNow);
  EXPECT_EQ(issue.revision(), 1);
  EXPECT_EQ(ToMicros(issue.create_time()), kNow);
  EXPECT_EQ(ToMicros(issue.update_time()), kNow);
  EXPECT_EQ(ToMicros(issue.publish_time()), kNow);
}

TEST(CompleteRevision, DraftHasNoPublishTimeWhateverTheCallerSent) {
  RevisionDraft draft = DraftOf(2024, 6, {}, v1::ISSUE_STATE_DRAFT);
  draft.issue.mutable_publish_time()->set_seconds(5);
  EXPECT_FALSE(CompleteRevision(draft, {}, {}, kNow).has_publish_time());
}

TEST(CompleteRevision, KeepsTheFirstPublicationThroughWithdrawal) {
  const Predecessor withdrawn{4, v1::ISSUE_STATE_WITHDRAWN, 1, 7};
  const v1::Issue issue = CompleteRevision(DraftOf(2024, 6), {}, withdrawn, kNow);
  EXPECT_EQ(issue.revision(), 5);
  EXPECT_EQ(ToMicros(issue.create_time()), 1);
  EXPECT_EQ(ToMicros(issue.publish_time()), 7);
}

TEST(CompleteRevision, ScheduledTimeGivesWayToTheRealOne) {
  RevisionDraft draft = DraftOf(2024, 6, {}, v1::ISSUE_STATE_SCHEDULED);
  draft.issue.mutable_publish_time()->set_seconds(1'800'000'000);
  draft.issue.mutable_publish_time()->set_nanos(123'456'789);
  const v1::Issue scheduled = CompleteRevision(draft, {}, {}, kNow);
  EXPECT_EQ(scheduled.publish_time().nanos(), 123'456'000) << "the database keeps microseconds";

  const Predecessor predecessor{1, v1::ISSUE_STATE_SCHEDULED, kNow, ToMicros(scheduled.publish_time())};
  const v1::Issue published = CompleteRevision(DraftOf(2024, 6), {}, predecessor, kNow + 1);
  EXPECT_EQ(ToMicros(published.publish_time()), kNow + 1);
}

TEST(CompleteRevision, EtagIsTheDigestOfTheIssueWithoutIt) {
  v1::Issue issue = CompleteRevision(DraftOf(2024, 6), {}, {}, kNow);
  const std::string etag = issue.etag();
  issue.clear_etag();
  EXPECT_EQ(etag, text::Hex(Sha256(SerializeDeterministically(issue))).substr(0, 32));
  EXPECT_NE(etag, CompleteRevision(DraftOf(2024, 6), {}, {}, kNow + 1).etag());
}

TEST(CompleteRevision, NamesTheSourceDocumentByItsDigest) {
  RevisionDraft draft = DraftOf(2024, 6);
  draft.source_document = "abc";
  EXPECT_EQ(CompleteRevision(draft, {}, {}, kNow).source_document(),
            "sourceDocuments/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

v1::Item* FirstItem(v1::Issue* issue) { return issue->mutable_sections(0)->mutable_items(0); }

TEST(CheckDraft, NamesTheFieldThatIsMissingOrWrong) {
  struct Fault {
    const char* field;
    std::function<void(v1::Issue*)> commit;
  };
  const std::vector<Fault> faults = {
      {"name", [](v1::Issue* issue) { issue->clear_name(); }},
      {"edition", [](v1::Issue* issue) { issue->clear_edition(); }},
      {"kind", [](v1::Issue* issue) { issue->clear_kind(); }},
      {"state", [](v1::Issue* issue) { issue->clear_state(); }},
      {"publish_time", [](v1::Issue* issue) { issue->set_state(v1::ISSUE_STATE_SCHEDULED); }},
      {"title", [](v1::Issue* issue) { issue->set_title("\xFF"); }},
      {"sections[0].items[0].name", [](v1::Issue* issue) { FirstItem(issue)->clear_name(); }},
      {"sections[0].items[0].name",
       [](v1::Issue* issue) { FirstItem(issue)->set_name("issues/1999-01/items/other"); }},
      {"sections[0].items[0].name",
       [](v1::Issue* issue) { FirstItem(issue)->set_name(issue->name() + "/items/two/parts"); }},
      {"sections[0].items[1].name",
       [](v1::Issue* issue) {
         issue->mutable_sections(0)->mutable_items(1)->set_name(FirstItem(issue)->name());
       }},
      {"sections[0].items[0].publishers[0].name",
       [](v1::Issue* issue) { FirstItem(issue)->mutable_publishers(0)->clear_name(); }},
  };
  for (const Fault& fault : faults) {
    RevisionDraft draft = DraftOf(2024, 6);
    ASSERT_TRUE(CheckDraft(draft).ok());
    fault.commit(&draft.issue);
    const absl::Status status = CheckDraft(draft);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << fault.field;
    EXPECT_EQ(status.GetPayload(kFieldPayload), absl::Cord(fault.field)) << status;
  }
}

}  // namespace
}  // namespace pulse::db
