// Revisions, what differs between them, and back.

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/editing.h"

namespace pulse::test {
namespace {

using HistoryTest = EditingTest;

TEST_F(HistoryTest, ListRevisions_PagesFromTheNewest) {
  Ingest(DocumentOf());
  Do(&Stub::UpdateItem, Retitling(kReport, "One"));
  Do(&Stub::UpdateItem, Retitling(kReport, "Two"));
  v1::ListRevisionsRequest request;
  request.set_name(kIssue);
  request.set_page_size(2);
  auto page = Do(&Stub::ListRevisions, request);
  ASSERT_EQ(page.revisions_size(), 2);
  EXPECT_EQ(page.revisions(0).revision(), 3);
  EXPECT_EQ(page.revisions(0).action(), v1::REVISION_ACTION_CORRECT);
  request.set_page_token(page.next_page_token());
  page = Do(&Stub::ListRevisions, request);
  ASSERT_EQ(page.revisions_size(), 1);
  EXPECT_EQ(page.revisions(0).action(), v1::REVISION_ACTION_INGEST);
  EXPECT_TRUE(page.next_page_token().empty());
  request.set_page_token("not ours");
  EXPECT_EQ(Refusal(&Stub::ListRevisions, request).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  request.set_name("issues/1999-01");
  request.clear_page_token();
  EXPECT_EQ(Refusal(&Stub::ListRevisions, request).error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(HistoryTest, DiffRevisions_ShowsWhatChangedItemByItem) {
  Ingest(DocumentOf());
  Do(&Stub::UpdateItem, Retitling(kReport, "Night custody, reviewed"));
  v1::DiffRevisionsRequest request;
  request.set_name(kIssue);
  const auto latest = Do(&Stub::DiffRevisions, request);
  EXPECT_EQ(latest.from().revision(), 1);
  EXPECT_EQ(latest.to().revision(), 2);
  ASSERT_EQ(latest.diff().items_size(), 1);
  ASSERT_EQ(latest.diff().items(0).fields_size(), 1);
  EXPECT_EQ(latest.diff().items(0).fields(0).field(), "title");
  EXPECT_EQ(latest.diff().items(0).fields(0).before(), "A review of night custody staffing");
  request.set_to_revision(1);
  const auto first = Do(&Stub::DiffRevisions, request);
  EXPECT_FALSE(first.has_from());
  EXPECT_EQ(first.diff().items_size(), 2);
  request.set_to_revision(9);
  ExpectError(Refusal(&Stub::DiffRevisions, request), grpc::StatusCode::NOT_FOUND, "REVISION_NOT_FOUND");
}

TEST_F(HistoryTest, RollBackIssue_RestoresContentAndCorrections) {
  Ingest(DocumentOf());
  Do(&Stub::UpdateItem, Retitling(kReport, "Right"));
  Do(&Stub::UpdateItem, Retitling(kReport, "Wrong"));
  Publish(kIssue);
  v1::RollBackIssueRequest request;
  request.set_name(kIssue);
  request.set_revision(2);
  const auto restored = Do(&Stub::RollBackIssue, request);
  EXPECT_EQ(restored.issue().sections(0).items(0).title(), "Right");
  EXPECT_EQ(restored.issue().state(), v1::ISSUE_STATE_PUBLISHED);
  EXPECT_EQ(restored.issue().revision(), 5);
  EXPECT_EQ(History(kIssue).revisions(0).restored_revision(), 2);
  // The correction of that time is in force again, under its own id.
  EXPECT_EQ(Ingest(DocumentOf()).outcome(), v1::INGEST_OUTCOME_UNCHANGED);
  v1::ListCorrectionsRequest list;
  list.set_name(kIssue);
  EXPECT_EQ(Do(&Stub::ListCorrections, list).corrections(0).id(), "c1");
  // Again: nothing to do.
  EXPECT_EQ(Do(&Stub::RollBackIssue, request).issue().etag(), restored.issue().etag());
  // Ids given out since are not used again.
  Do(&Stub::UpdateItem, Retitling(kReport, "Better"));
  EXPECT_EQ(Do(&Stub::ListCorrections, list).corrections(0).id(), "c3");
}

TEST_F(HistoryTest, AnItemThatComesBackAfterARollBackHasTheNameItHad) {
  std::string more = MarkdownOf();
  more +=
      "\n#### Centre for Local Justice. Mediation in small towns\n\nThis briefing looks at how eleven small "
      "towns have taken up mediation, and at what it has spared the courts there.\n";
  Ingest(DocumentOf());
  const auto grown = Ingest(DocumentWith(more));
  ASSERT_EQ(grown.issue().sections(0).items_size(), 3);
  v1::RollBackIssueRequest back;
  back.set_name(kIssue);
  back.set_revision(1);
  EXPECT_EQ(Do(&Stub::RollBackIssue, back).issue().sections(0).items_size(), 2);
  const auto again = Ingest(DocumentWith(more));
  EXPECT_EQ(again.issue().sections(0).items(2).name(), grown.issue().sections(0).items(2).name());
  // Or after a document without it.
  Ingest(DocumentOf({.report_body = "Another revision, without the third."}));
  EXPECT_EQ(Ingest(DocumentWith(more)).issue().sections(0).items(2).name(),
            grown.issue().sections(0).items(2).name());
}

TEST_F(HistoryTest, ListRevisions_RefusesTheTokenOfAnotherIssue) {
  Ingest(DocumentOf());
  Publish(kIssue);
  Ingest(DocumentOf({.month = "October 2021"}));
  v1::ListRevisionsRequest request;
  request.set_name(kIssue);
  request.set_page_size(1);
  request.set_page_token(Do(&Stub::ListRevisions, request).next_page_token());
  EXPECT_EQ(Do(&Stub::ListRevisions, request).revisions(0).revision(), 1);
  request.set_name("issues/2021-10");
  ExpectError(Refusal(&Stub::ListRevisions, request), grpc::StatusCode::INVALID_ARGUMENT,
              "PAGE_TOKEN_INVALID", "page_token");
}

TEST_F(HistoryTest, GetRevision_AnswersContentAndCorrectionsOfThatTime) {
  Ingest(DocumentOf());
  Do(&Stub::UpdateItem, Retitling(kReport, "Later"));
  v1::GetRevisionRequest request;
  request.set_name(std::string(kIssue) + "/revisions/1");
  const auto first = Do(&Stub::GetRevision, request);
  EXPECT_EQ(first.issue().sections(0).items(0).title(), "A review of night custody staffing");
  EXPECT_EQ(first.corrections().corrections_size(), 0);
  v1::GetSourceDocumentRequest source;
  source.set_name(first.revision().source_document());
  EXPECT_EQ(Do(&Stub::GetSourceDocument, source).document().content(), MarkdownOf());
  source.set_name("sourceDocuments/" + std::string(64, '0'));
  ExpectError(Refusal(&Stub::GetSourceDocument, source), grpc::StatusCode::NOT_FOUND,
              "SOURCE_DOCUMENT_NOT_FOUND");
}

}  // namespace
}  // namespace pulse::test
