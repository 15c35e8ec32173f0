#include "db/issue_history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "db/revision.h"
#include "db/sha256.h"
#include "db/store_test_fixture.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

using ::testing::ElementsAre;

class IssueHistoryTest : public StoreTest {
 protected:
  std::vector<std::int64_t> Numbers(const Page<v1::Revision>& page) {
    std::vector<std::int64_t> numbers;
    for (const v1::Revision& revision : page.rows) numbers.push_back(revision.revision());
    return numbers;
  }

  IssueHistory history_{&database_};
};

RevisionDraft CorrectedDraft() {
  RevisionDraft draft = DraftOf(2024, 6, {"first"});
  draft.source_document = "the document";
  draft.source_filename = "june.md";
  draft.action = v1::REVISION_ACTION_CORRECT;
  draft.authorship = {"editor@example.org", "the title was cut", "call-7"};
  draft.corrections.add_corrections()->set_id("c1");
  draft.corrections.set_last_id(1);
  return draft;
}

TEST_F(IssueHistoryTest, GetRevision_AnswersWhoWhyWhenAndWhat) {
  const StoredRevision stored = Save(CorrectedDraft());
  const auto found = history_.GetRevision("issues/2024-06", 1, Soon());
  ASSERT_TRUE(found.ok()) << found.status();
  const v1::Revision& revision = found->revision();
  EXPECT_EQ(revision.name(), "issues/2024-06/revisions/1");
  EXPECT_EQ(revision.revision(), 1);
  EXPECT_EQ(revision.action(), v1::REVISION_ACTION_CORRECT);
  EXPECT_EQ(revision.actor(), "editor@example.org");
  EXPECT_EQ(revision.comment(), "the title was cut");
  EXPECT_EQ(revision.request_id(), "call-7");
  EXPECT_EQ(revision.state(), v1::ISSUE_STATE_PUBLISHED);
  EXPECT_EQ(revision.etag(), stored.issue.etag());
  EXPECT_EQ(revision.source_document(), stored.issue.source_document());
  EXPECT_EQ(revision.restored_revision(), 0);
  EXPECT_EQ(ToMicros(revision.create_time()), ToMicros(stored.issue.update_time()));
  EXPECT_EQ(found->issue().SerializeAsString(), stored.issue.SerializeAsString());
  EXPECT_EQ(found->corrections().SerializeAsString(), CorrectedDraft().corrections.SerializeAsString());
}

TEST_F(IssueHistoryTest, GetRevision_KeepsOlderOnesAsTheyWere) {
  const StoredRevision first = Save(CorrectedDraft());
  const StoredRevision second = SaveNext(DraftOf(2024, 6, {"first", "second"}));
  EXPECT_EQ(history_.GetRevision("issues/2024-06", 1, Soon())->issue().etag(), first.issue.etag());
  EXPECT_EQ(history_.GetRevision("issues/2024-06", 0, Soon())->issue().etag(), second.issue.etag());
  EXPECT_EQ(history_.GetRevision("issues/2024-06", 0, Soon())->corrections().corrections_size(), 0);
}

TEST_F(IssueHistoryTest, GetRevision_TellsAMissingRevisionFromAMissingIssue) {
  Save(DraftOf(2024, 6));
  EXPECT_EQ(GetErrorReason(history_.GetRevision("issues/2024-06", 2, Soon()).status()), "REVISION_NOT_FOUND");
  EXPECT_EQ(GetErrorReason(history_.GetRevision("issues/2024-06", -1, Soon()).status()),
            "REVISION_NOT_FOUND");
  EXPECT_EQ(GetErrorReason(history_.GetRevision("issues/2024-07", 2, Soon()).status()), "ISSUE_NOT_FOUND");
  EXPECT_EQ(GetErrorReason(history_.GetRevision("issues/2024-07", 0, Soon()).status()), "ISSUE_NOT_FOUND");
}

TEST_F(IssueHistoryTest, ListRevisions_PagesFromTheNewest) {
  for (int i = 0; i < 5; ++i) SaveNext(DraftOf(2024, 6, {"first"}));
  Save(DraftOf(2024, 7));
  const auto first = history_.ListRevisions("issues/2024-06", 2, "", Soon());
  ASSERT_TRUE(first.ok()) << first.status();
  const auto second = history_.ListRevisions("issues/2024-06", 2, first->next, Soon());
  SaveNext(DraftOf(2024, 6, {"later"}));
  const auto third = history_.ListRevisions("issues/2024-06", 2, second->next, Soon());
  EXPECT_THAT(Numbers(*first), ElementsAre(5, 4));
  EXPECT_THAT(Numbers(*second), ElementsAre(3, 2));
  EXPECT_THAT(Numbers(*third), ElementsAre(1));
  EXPECT_EQ(third->next, "");
  EXPECT_EQ(first->rows[0].action(), v1::REVISION_ACTION_INGEST);
}

TEST_F(IssueHistoryTest, ListRevisions_RefusesForeignPositionsAndUnknownIssues) {
  Save(DraftOf(2024, 6));
  for (const std::string after : {"x", "0", "-1", "3x", "99999999999999999999"}) {
    for (const std::string& position :
         {after, "issues/2024-06/revisions/" + after, std::string("issues/2024-07/revisions/1")}) {
      EXPECT_EQ(history_.ListRevisions("issues/2024-06", 2, position, Soon()).status().code(),
                absl::StatusCode::kInvalidArgument)
          << position;
    }
  }
  EXPECT_EQ(GetErrorReason(history_.ListRevisions("issues/2024-07", 2, "", Soon()).status()),
            "ISSUE_NOT_FOUND");
}

// As every revision did that was stored before etags had a column.
TEST_F(IssueHistoryTest, ListRevisions_FindsAnEtagThatIsInTheContentOnly) {
  const StoredRevision stored = Save(DraftOf(2024, 6));
  test_database_.Query(
      "ALTER TABLE issue_revisions DISABLE TRIGGER ALL; UPDATE issue_revisions SET etag = NULL;"
      "ALTER TABLE issue_revisions ENABLE TRIGGER ALL");
  EXPECT_EQ(history_.ListRevisions("issues/2024-06", 2, "", Soon())->rows[0].etag(), stored.issue.etag());
  EXPECT_EQ(history_.GetRevision("issues/2024-06", 1, Soon())->revision().etag(), stored.issue.etag());
}

TEST_F(IssueHistoryTest, ARevisionWithoutADocumentKeepsTheOneBefore) {
  const StoredRevision first = Save(CorrectedDraft());
  RevisionDraft draft = DraftOf(2024, 6, {"second"});
  draft.issue.set_source_document(first.issue.source_document());
  SaveNext(draft);
  EXPECT_EQ(history_.GetRevision("issues/2024-06", 2, Soon())->revision().source_document(),
            first.issue.source_document());
}

TEST_F(IssueHistoryTest, ARevisionOfADocumentNeverStoredIsRefused) {
  RevisionDraft draft = DraftOf(2024, 6);
  draft.issue.set_source_document("sourceDocuments/" + std::string(64, 'a'));
  EXPECT_EQ(store_.SaveRevision(draft, Soon()).status().code(), absl::StatusCode::kInvalidArgument);
  draft.issue.set_source_document("june.md");
  EXPECT_EQ(GetErrorReason(store_.SaveRevision(draft, Soon()).status()), "SOURCE_DOCUMENT_NAME_INVALID");
}

TEST_F(IssueHistoryTest, ARollBackNamesWhatItRestored) {
  Save(DraftOf(2024, 6));
  SaveNext(DraftOf(2024, 6, {"second"}));
  RevisionDraft draft = DraftOf(2024, 6);
  draft.action = v1::REVISION_ACTION_ROLL_BACK;
  draft.restored_revision = 1;
  SaveNext(draft);
  EXPECT_EQ(history_.GetRevision("issues/2024-06", 3, Soon())->revision().restored_revision(), 1);
  draft.restored_revision = 4;
  draft.follows_revision = 3;
  EXPECT_EQ(store_.SaveRevision(draft, Soon()).status().code(), absl::StatusCode::kInvalidArgument)
      << "a revision cannot restore itself";
}

TEST_F(IssueHistoryTest, ListFormerItems_AnswersWhatHasGoneAsItFirstStood) {
  const std::string issue = "issues/2024-06";
  EXPECT_TRUE(history_.ListFormerItems(issue, Soon())->empty());
  Save(DraftOf(2024, 6, {"first", "second", "third"}));
  EXPECT_TRUE(history_.ListFormerItems(issue, Soon())->empty());
  RevisionDraft retitled = DraftOf(2024, 6, {"first", "second", "fourth"});
  retitled.issue.mutable_sections(0)->mutable_items(1)->set_title("Retitled");
  SaveNext(retitled);
  SaveNext(DraftOf(2024, 6, {"first"}));
  const auto former = history_.ListFormerItems(issue, Soon());
  ASSERT_TRUE(former.ok()) << former.status();
  std::vector<std::string> names;
  for (const v1::Item& item : *former) names.push_back(item.name());
  EXPECT_THAT(names, ElementsAre(issue + "/items/fourth", issue + "/items/second", issue + "/items/third"));
  EXPECT_NE((*former)[1].title(), "Retitled");
}

TEST_F(IssueHistoryTest, GetSourceDocument_AnswersTheExactBytes) {
  RevisionDraft draft = CorrectedDraft();
  draft.source_document = std::string("\x00\xFF\\x41\r\n", 8);
  const std::string name = Save(draft).issue.source_document();
  const auto found = history_.GetSourceDocument(name, Soon());
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ(found->document().content(), *draft.source_document);
  EXPECT_EQ(found->document().filename(), "june.md");
  EXPECT_GT(found->first_seen_time().seconds(), 0);
}

TEST_F(IssueHistoryTest, GetSourceDocument_TellsUnknownFromMalformed) {
  EXPECT_EQ(
      GetErrorReason(history_.GetSourceDocument("sourceDocuments/" + std::string(64, '0'), Soon()).status()),
      "SOURCE_DOCUMENT_NOT_FOUND");
  for (const std::string& name : {std::string("sourceDocuments/"), "sourceDocuments/" + std::string(64, 'A'),
                                  "sourcedocuments/" + std::string(64, 'a'), std::string(80, 'a')}) {
    EXPECT_EQ(history_.GetSourceDocument(name, Soon()).status().code(), absl::StatusCode::kInvalidArgument)
        << name;
  }
}

TEST_F(IssueHistoryTest, GetStanding_KnowsAllOfAnIssueAndNothingOfAnother) {
  Save(CorrectedDraft());
  RevisionDraft next = CorrectedDraft();
  next.issue.mutable_sections(0)->mutable_items(0)->set_name("issues/2024-06/items/other");
  const StoredRevision stored = SaveNext(next);
  const auto standing = store_.GetStanding("issues/2024-06", Soon());
  ASSERT_TRUE(standing.ok()) << standing.status();
  ASSERT_TRUE(standing->current.has_value());
  EXPECT_EQ(standing->current->etag(), stored.issue.etag());
  EXPECT_EQ(standing->corrections.last_id(), 1);
  EXPECT_THAT(standing->item_names, ElementsAre("issues/2024-06/items/first", "issues/2024-06/items/other"));
  EXPECT_EQ(standing->change_cursor, stored.change_cursor);

  const auto none = store_.GetStanding("issues/2024-07", Soon());
  ASSERT_TRUE(none.ok()) << none.status();
  EXPECT_FALSE(none->current.has_value());
  EXPECT_TRUE(none->item_names.empty());
  EXPECT_EQ(none->change_cursor, stored.change_cursor);
}

}  // namespace
}  // namespace pulse::db
