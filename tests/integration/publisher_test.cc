// Publishers that are one, and what is printed of them later.

#include "gtest/gtest.h"
#include "tests/integration/editing.h"

namespace pulse::test {
namespace {

using PublisherTest = EditingTest;

TEST_F(PublisherTest, MergePublishers_RenamesInEveryIssueAndInThoseStillToCome) {
  Ingest(DocumentOf());
  v1::MergePublishersRequest request;
  request.set_name("publishers/centre-for-local-justice");
  request.add_sources("publishers/inspectorate-of-custody");
  request.set_comment("renamed in 2020");
  const auto merged = Do(&Stub::MergePublishers, request);
  ASSERT_EQ(merged.issues_size(), 1);
  EXPECT_EQ(merged.publisher().aliases(0), "publishers/inspectorate-of-custody");
  EXPECT_EQ(History(kIssue).revisions(0).action(), v1::REVISION_ACTION_MERGE_PUBLISHERS);

  EXPECT_EQ(Ingest(DocumentOf()).outcome(), v1::INGEST_OUTCOME_UNCHANGED);
  const auto later = Ingest(DocumentOf({.month = "October 2021"}));
  const auto& publisher = later.issue().sections(0).items(0).publishers(0);
  EXPECT_EQ(publisher.name(), "publishers/centre-for-local-justice");
  EXPECT_EQ(publisher.display_name(), "Inspectorate of Custody");
  // Back to before the merge is not back to the old name.
  v1::RollBackIssueRequest back;
  back.set_name(kIssue);
  back.set_revision(1);
  EXPECT_EQ(Do(&Stub::RollBackIssue, back).issue().sections(0).items(0).publishers(0).name(),
            "publishers/centre-for-local-justice");
  ExpectError(Refusal(&Stub::MergePublishers,
                      [] {
                        v1::MergePublishersRequest none;
                        none.set_name("publishers/centre-for-local-justice");
                        none.add_sources("publishers/nobody-at-all");
                        return none;
                      }()),
              grpc::StatusCode::NOT_FOUND, "PUBLISHER_NOT_FOUND");
}

TEST_F(PublisherTest, ListPublisherChanges_SaysWhoRenamedAndMergedWhatAndWhy) {
  Ingest(DocumentOf());
  actor_ = "ada";
  v1::UpdatePublisherRequest rename;
  rename.mutable_publisher()->set_name("publishers/inspectorate-of-custody");
  rename.mutable_publisher()->set_display_name("HM Inspectorate of Custody");
  rename.mutable_update_mask()->add_paths("display_name");
  Do(&Stub::UpdatePublisher, rename);
  actor_ = "grace";
  v1::MergePublishersRequest merge;
  merge.set_name("publishers/centre-for-local-justice");
  merge.add_sources("publishers/inspectorate-of-custody");
  merge.set_comment("one body since 2020");
  Do(&Stub::MergePublishers, merge);

  v1::ListPublisherChangesRequest request;
  request.set_name(merge.name());
  const auto list = Do(&Stub::ListPublisherChanges, request);
  ASSERT_EQ(list.changes_size(), 2);
  const v1::PublisherChange& merged = list.changes(0);
  EXPECT_EQ(merged.action(), v1::PUBLISHER_ACTION_MERGE);
  EXPECT_EQ(merged.actor(), "grace");
  EXPECT_EQ(merged.comment(), "one body since 2020");
  EXPECT_EQ(merged.before(), "publishers/inspectorate-of-custody");
  EXPECT_EQ(merged.after(), merge.name());
  EXPECT_EQ(merged.request_id(), History(kIssue).revisions(0).request_id());
  const v1::PublisherChange& renamed = list.changes(1);
  EXPECT_EQ(renamed.actor(), "ada");
  EXPECT_EQ(renamed.before(), "Inspectorate of Custody");
  EXPECT_EQ(renamed.after(), "HM Inspectorate of Custody");

  request.set_page_size(1);
  request.set_page_token(Do(&Stub::ListPublisherChanges, request).next_page_token());
  EXPECT_EQ(Do(&Stub::ListPublisherChanges, request).changes(0).actor(), "ada");
  request.set_name("publishers/-");
  ExpectError(Refusal(&Stub::ListPublisherChanges, request), grpc::StatusCode::INVALID_ARGUMENT,
              "PAGE_TOKEN_INVALID", "page_token");
  request.clear_page_token();
  EXPECT_EQ(Do(&Stub::ListPublisherChanges, request).changes(0).actor(), "grace");
  request.set_name("publishers/nobody");
  ExpectError(Refusal(&Stub::ListPublisherChanges, request), grpc::StatusCode::NOT_FOUND,
              "PUBLISHER_NOT_FOUND");
}

TEST_F(PublisherTest, UpdatePublisher_RenamesUnderAnEtag) {
  Ingest(DocumentOf());
  v1::UpdatePublisherRequest request;
  request.mutable_publisher()->set_name("publishers/inspectorate-of-custody");
  request.mutable_publisher()->set_display_name("HM Inspectorate of Custody");
  request.mutable_update_mask()->add_paths("display_name");
  const auto renamed = Do(&Stub::UpdatePublisher, request);
  EXPECT_EQ(renamed.publisher().display_name(), "HM Inspectorate of Custody");
  request.set_etag("stale");
  ExpectError(Refusal(&Stub::UpdatePublisher, request), grpc::StatusCode::ABORTED, "ETAG_MISMATCH",
              DetailsOf(Refusal(&Stub::UpdatePublisher, request)).field);
}

}  // namespace
}  // namespace pulse::test
