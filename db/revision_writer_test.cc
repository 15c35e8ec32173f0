#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "db/revision.h"
#include "db/sha256.h"
#include "db/store_test_fixture.h"
#include "proto/error_reason.h"
#include "text/hex.h"

namespace pulse::db {
namespace {

using SaveRevision = StoreTest;
using ::testing::HasSubstr;

absl::StatusCode CodeOf(const absl::StatusOr<StoredRevision>& stored) { return stored.status().code(); }

TEST_F(SaveRevision, ReturnsWhatGetIssueAnswers) {
  const StoredRevision stored = Save(DraftOf(2024, 6));
  const auto read = store_.GetIssue("issues/2024-06", Soon());
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->SerializeAsString(), stored.issue.SerializeAsString());
  EXPECT_EQ(stored.issue.revision(), 1);
  EXPECT_EQ(stored.issue.etag().size(), 32U);
}

TEST_F(SaveRevision, KeepsEveryRevisionWithItsDigest) {
  const StoredRevision first = Save(DraftOf(2024, 6));
  SaveNext(DraftOf(2024, 6, {"first", "third"}));
  EXPECT_EQ(Count("issue_revisions"), "2");
  EXPECT_EQ(test_database_.Query("SELECT encode(sha256, 'hex') FROM issue_revisions WHERE revision = 1"),
            text::Hex(Sha256(SerializeDeterministically(first.issue))));
}

TEST_F(SaveRevision, KeepsCreateTimeAndFirstPublication) {
  const v1::Issue first = Save(DraftOf(2024, 6)).issue;
  const v1::Issue withdrawn = SaveNext(DraftOf(2024, 6, {"first"}, v1::ISSUE_STATE_WITHDRAWN)).issue;
  const v1::Issue again = SaveNext(DraftOf(2024, 6)).issue;
  EXPECT_EQ(again.revision(), 3);
  EXPECT_EQ(ToMicros(withdrawn.publish_time()), ToMicros(first.publish_time()));
  EXPECT_EQ(ToMicros(again.publish_time()), ToMicros(first.publish_time()));
  EXPECT_EQ(ToMicros(again.create_time()), ToMicros(first.create_time()));
  EXPECT_GT(ToMicros(again.update_time()), ToMicros(first.update_time()));
}

TEST_F(SaveRevision, RefusesSecondWriter) {
  Save(DraftOf(2024, 6));
  RevisionDraft draft = DraftOf(2024, 6, {"winner"});
  draft.follows_revision = 1;
  Save(draft);
  draft.issue.set_title("The loser's");
  const auto second = store_.SaveRevision(draft, Soon());
  EXPECT_EQ(CodeOf(second), absl::StatusCode::kAborted);
  EXPECT_EQ(GetErrorReason(second.status()), "REVISION_CONFLICT");
  EXPECT_THAT(std::string(second.status().message()), HasSubstr("is at revision 2"));
  EXPECT_EQ(Count("changes"), "2");
}

TEST_F(SaveRevision, RefusesToCreateWhatExists) {
  Save(DraftOf(2024, 6));
  EXPECT_EQ(CodeOf(store_.SaveRevision(DraftOf(2024, 6), Soon())), absl::StatusCode::kAborted);
}

TEST_F(SaveRevision, RefusesToFollowWhatDoesNotExist) {
  RevisionDraft draft = DraftOf(2024, 6);
  draft.follows_revision = 3;
  EXPECT_EQ(CodeOf(store_.SaveRevision(draft, Soon())), absl::StatusCode::kAborted);
}

TEST_F(SaveRevision, ProjectsItemsPublishersLinksAndNames) {
  RevisionDraft draft = DraftOf(2024, 6, {"first", "second"});
  v1::Publisher* other = draft.issue.mutable_sections(0)->mutable_items(1)->add_publishers();
  other->set_name("publishers/another");
  other->set_display_name("The Another");
  Save(draft);
  EXPECT_EQ(Count("items"), "2");
  EXPECT_EQ(Count("publishers"), "2");
  EXPECT_EQ(Count("item_publishers"), "3");
  EXPECT_EQ(Count("item_links"), "2");
  EXPECT_EQ(test_database_.Query("SELECT item_count || '/' || section_count FROM issues"), "2/1");
  EXPECT_EQ(test_database_.Query("SELECT display_name FROM item_publishers WHERE item = 1 AND position = 1"),
            "The Another");
}

TEST_F(SaveRevision, ReplacesTheProjectionsOfTheRevisionBefore) {
  Save(DraftOf(2024, 6, {"first", "second", "third"}));
  SaveNext(DraftOf(2024, 6, {"third"}));
  EXPECT_EQ(Count("items"), "1");
  EXPECT_EQ(Count("item_links"), "1");
}

TEST_F(SaveRevision, KeepsTextThatLooksLikeArraySyntax) {
  const std::string title = R"(A "quoted", {braced} \back\slash', NULL; 'tick' – £5 ✓)";
  RevisionDraft draft = DraftOf(2024, 6, {"only"});
  draft.issue.mutable_sections(0)->mutable_items(0)->set_title(title);
  draft.issue.mutable_sections(0)->mutable_items(0)->set_byline("NULL");
  Save(draft);
  EXPECT_EQ(test_database_.Query("SELECT title FROM items"), title);
  EXPECT_EQ(test_database_.Query("SELECT byline FROM items"), "NULL");
}

TEST_F(SaveRevision, LeavesNothingWhenAProjectionFails) {
  test_database_.Query("ALTER TABLE item_links ADD CHECK (url <> 'https://example.org/report')");
  RevisionDraft draft = DraftOf(2024, 6);
  draft.source_document = "the document";
  EXPECT_EQ(CodeOf(store_.SaveRevision(draft, Soon())), absl::StatusCode::kInvalidArgument);
  for (const char* table : {"issues", "issue_revisions", "items", "item_names", "publishers",
                            "item_publishers", "source_documents", "changes"}) {
    EXPECT_EQ(Count(table), "0") << table;
  }
}

TEST_F(SaveRevision, LeavesThePresentRevisionWhenTheNextFails) {
  const StoredRevision first = Save(DraftOf(2024, 6));
  RevisionDraft draft = DraftOf(2024, 6, {"replacement"});
  draft.follows_revision = 1;
  draft.issue.mutable_sections(0)->mutable_items(0)->set_sector("sectors/unheard-of");
  EXPECT_EQ(CodeOf(store_.SaveRevision(draft, Soon())), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(store_.GetIssue("issues/2024-06", Soon())->etag(), first.issue.etag());
  EXPECT_EQ(Count("items"), "2");
  EXPECT_EQ(*store_.CurrentCursor(Soon()), first.change_cursor);
}

TEST_F(SaveRevision, RefusesANameThatIsNotAnIssues) {
  RevisionDraft draft = DraftOf(2024, 6, {});
  draft.issue.set_name("issues/June");
  EXPECT_EQ(CodeOf(store_.SaveRevision(draft, Soon())), absl::StatusCode::kInvalidArgument);
}

TEST_F(SaveRevision, RefusesAnEditionThatIsNotAMonth) {
  RevisionDraft draft = DraftOf(2024, 6, {});
  draft.issue.mutable_edition()->set_month(13);
  EXPECT_EQ(CodeOf(store_.SaveRevision(draft, Soon())), absl::StatusCode::kInvalidArgument);
}

TEST_F(SaveRevision, RefusesNulAndBadUtf8WithoutStoringAnything) {
  RevisionDraft draft = DraftOf(2024, 6);
  draft.issue.set_introduction(std::string("before\0after", 12));
  EXPECT_EQ(CodeOf(store_.SaveRevision(draft, Soon())), absl::StatusCode::kInvalidArgument);
  draft.issue.set_introduction("\xC3\x28");
  EXPECT_EQ(CodeOf(store_.SaveRevision(draft, Soon())), absl::StatusCode::kInvalidArgument);
  draft.issue.clear_introduction();
  draft.source_document = "x";
  draft.source_filename = std::string("a\0b", 3);
  EXPECT_EQ(CodeOf(store_.SaveRevision(draft, Soon())), absl::StatusCode::kInvalidArgument);
  draft.source_filename = "\xFF";
  EXPECT_EQ(CodeOf(store_.SaveRevision(draft, Soon())), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Count("issues"), "0");
}

TEST_F(SaveRevision, KeepsTheExactBytesOfADocumentOnce) {
  const std::string bytes("\x00\xFF\\x41 'quoted'\r\n", 17);
  RevisionDraft june = DraftOf(2024, 6);
  june.source_document = bytes;
  june.source_filename = "june.md";
  Save(june);
  RevisionDraft july = DraftOf(2024, 7);
  july.source_document = bytes;
  july.source_filename = "copy.md";
  Save(july);
  EXPECT_EQ(Count("source_documents"), "1");
  EXPECT_EQ(test_database_.Query("SELECT encode(content, 'hex') FROM source_documents"), text::Hex(bytes));
  EXPECT_EQ(test_database_.Query("SELECT filename FROM source_documents"), "june.md");
  EXPECT_EQ(test_database_.Query("SELECT count(*) FROM issue_revisions WHERE source IS NOT NULL"), "2");
}

TEST_F(SaveRevision, StoresAnIssueWithoutItems) {
  EXPECT_EQ(Save(DraftOf(2024, 6, {})).issue.revision(), 1);
  EXPECT_EQ(Count("items"), "0");
}

TEST_F(SaveRevision, RevisionsCannotBeRewritten) {
  Save(DraftOf(2024, 6));
  EXPECT_ANY_THROW(test_database_.Query("UPDATE issue_revisions SET action = 'forged'"));
  EXPECT_ANY_THROW(test_database_.Query("DELETE FROM issue_revisions"));
  EXPECT_ANY_THROW(test_database_.Query("TRUNCATE issue_revisions CASCADE"));
  EXPECT_EQ(test_database_.Query("SELECT action FROM issue_revisions"), "ingest");
}

TEST_F(SaveRevision, NamesAreNeverForgotten) {
  Save(DraftOf(2024, 6, {"gone", "stays"}));
  SaveNext(DraftOf(2024, 6, {"stays", "new"}));
  Save(DraftOf(2024, 7, {"elsewhere"}));
  const auto names = store_.ListItemNames("issues/2024-06", Soon());
  ASSERT_TRUE(names.ok()) << names.status();
  EXPECT_THAT(*names, ::testing::ElementsAre("issues/2024-06/items/gone", "issues/2024-06/items/new",
                                             "issues/2024-06/items/stays"));
}

}  // namespace
}  // namespace pulse::db
