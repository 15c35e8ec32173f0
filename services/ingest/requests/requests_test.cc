#include "services/ingest/requests/requests.h"

#include <string>

#include "gtest/gtest.h"
#include "proto/error_reason.h"

namespace pulse::ingest {
namespace {

void ExpectRefused(const absl::Status& status, const std::string& reason, const std::string& field) {
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorReason(status), reason);
  const auto payload = status.GetPayload(kFieldPayload);
  EXPECT_EQ(payload ? std::string(*payload) : "", field);
}

TEST(IngestRequestsTest, CheckRequest_WantsADocument) {
  ExpectRefused(CheckRequest(v1::ParseDocumentRequest()), "FIELD_REQUIRED", "document");
  ExpectRefused(CheckRequest(v1::IngestDocumentRequest()), "FIELD_REQUIRED", "document");
}

TEST(IngestRequestsTest, CheckRequest_RefusesNulInTheFilename) {
  v1::IngestDocumentRequest request;
  request.mutable_document()->set_filename(std::string("a\0b", 3));
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "document.filename");
}

TEST(IngestRequestsTest, CheckRequest_RefusesANumberThatIsNoFormat) {
  v1::ParseDocumentRequest request;
  request.mutable_document()->set_format(static_cast<v1::DocumentFormat>(9));
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "document.format");
  request.mutable_document()->set_format(v1::DOCUMENT_FORMAT_TEXT);
  EXPECT_TRUE(CheckRequest(request).ok());
}

TEST(IngestRequestsTest, CheckRequest_WantsTheNameOfAnIssueToPublish) {
  v1::PublishIssueRequest request;
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "name");
  request.set_name("issues/2022");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "name");
}

TEST(IngestRequestsTest, CheckRequest_KeepsTheLimitsOfIngestDocument) {
  v1::IngestDocumentRequest request;
  request.mutable_document()->set_content("x");
  request.set_comment(std::string(kMaxCommentBytes, 'a'));
  request.set_plan_hash(std::string(kMaxEtagBytes, 'a'));
  request.set_request_id(std::string(64, 'a'));
  EXPECT_TRUE(CheckRequest(request).ok());
  request.set_comment(std::string(kMaxCommentBytes + 1, 'a'));
  ExpectRefused(CheckRequest(request), "FIELD_TOO_LONG", "comment");
  request.set_comment(std::string("a\0b", 3));
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "comment");
  request.clear_comment();
  request.set_plan_hash(std::string(kMaxEtagBytes + 1, 'a'));
  ExpectRefused(CheckRequest(request), "FIELD_TOO_LONG", "plan_hash");
  request.clear_plan_hash();
  for (const std::string& id : {std::string(65, 'a'), std::string("a b"), std::string("ä")}) {
    request.set_request_id(id);
    ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "request_id");
  }
}

TEST(IngestRequestsTest, CheckRequest_KeepsTheLimitsOfAnArchivesDocuments) {
  v1::IngestArchiveRequest request;
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "document");
  request.mutable_document()->set_content("x");
  request.set_reference(std::string(kMaxReferenceBytes, 'a'));
  request.set_comment(std::string(kMaxCommentBytes, 'a'));
  EXPECT_TRUE(CheckRequest(request).ok());
  request.set_comment(std::string(kMaxCommentBytes + 1, 'a'));
  ExpectRefused(CheckRequest(request), "FIELD_TOO_LONG", "comment");
  request.clear_comment();
  request.set_reference(std::string(kMaxReferenceBytes + 1, 'a'));
  ExpectRefused(CheckRequest(request), "FIELD_TOO_LONG", "reference");
  request.set_validate_only(true);
  request.set_publish(true);
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "publish");
}

TEST(IngestRequestsTest, CheckRequest_WantsFieldsThatAnEditorMaySet) {
  v1::UpdateItemRequest request;
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "item.name");
  request.mutable_item()->set_name("issues/2022-09/sections/a");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "item.name");
  request.mutable_item()->set_name("issues/2022-09/items/a");
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "update_mask");
  request.mutable_update_mask()->add_paths("links");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "update_mask");
  request.mutable_update_mask()->set_paths(0, "title");
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "item.title");
  request.mutable_item()->set_title(std::string(501, 'a'));
  ExpectRefused(CheckRequest(request), "FIELD_TOO_LONG", "item.title");
  request.mutable_item()->set_title(std::string(500, 'a'));
  EXPECT_TRUE(CheckRequest(request).ok());
  request.set_etag(std::string(kMaxEtagBytes + 1, 'a'));
  ExpectRefused(CheckRequest(request), "FIELD_TOO_LONG", "etag");
}

TEST(IngestRequestsTest, CheckRequest_KeepsTheLimitsOfIssueFields) {
  v1::UpdateIssueRequest request;
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "issue.name");
  request.mutable_issue()->set_name("issues/2022-09");
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "update_mask");
  request.mutable_update_mask()->add_paths("state");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "update_mask");
  request.mutable_update_mask()->set_paths(0, "introduction");
  request.mutable_issue()->set_introduction(std::string(100'001, 'a'));
  ExpectRefused(CheckRequest(request), "FIELD_TOO_LONG", "issue.introduction");
  request.mutable_issue()->mutable_introduction()->pop_back();
  EXPECT_TRUE(CheckRequest(request).ok());
}

TEST(IngestRequestsTest, CheckRequest_LooksAtEveryCorrection) {
  v1::CorrectIssueRequest request;
  request.set_name("issues/2022-09");
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "corrections");
  v1::Correction& correction = *request.add_corrections();
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "corrections[0].change");
  correction.mutable_relabel();
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "corrections[0].relabel.anchor");
  correction.mutable_relabel()->mutable_anchor()->set_end(1);
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "corrections[0].relabel.role");
  correction.mutable_relabel()->set_role(static_cast<v1::BlockRole>(99));
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "corrections[0].relabel.role");
  correction.mutable_relabel()->set_role(v1::BLOCK_ROLE_CAPTION);
  EXPECT_TRUE(CheckRequest(request).ok());
  correction.mutable_drop_item()->set_item("issues/2022-10/items/a");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "corrections[0].drop_item.item");
  correction.mutable_set_item()->mutable_item()->set_name("issues/2022-09/items/a");
  correction.mutable_set_item()->mutable_update_mask()->add_paths("publishers");
  correction.mutable_set_item()->mutable_item()->add_publishers();
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED",
                "corrections[0].set_item.item.publishers[0].display_name");
  correction.mutable_drop_item()->set_item("issues/2022-09/items/a");
  for (int i = 1; i <= kMaxCorrectionsAsked; ++i) *request.add_corrections() = request.corrections(0);
  ExpectRefused(CheckRequest(request), "TOO_MANY_VALUES", "corrections");
  request.mutable_corrections()->RemoveLast();
  EXPECT_TRUE(CheckRequest(request).ok());
}

TEST(IngestRequestsTest, CheckRequest_WantsIdsToTakeBack) {
  v1::DeleteCorrectionsRequest request;
  request.set_name("issues/2022-09");
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "ids");
  request.add_ids("c1");
  EXPECT_TRUE(CheckRequest(request).ok());
  request.add_ids("x1");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "ids[1]");
}

TEST(IngestRequestsTest, CheckRequest_WantsATimeOfTheCalendar) {
  v1::PublishIssueRequest request;
  request.set_name("issues/2022-09");
  request.mutable_publish_time()->set_nanos(1'000'000'000);
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "publish_time");
}

TEST(IngestRequestsTest, CheckRequest_ReadsNamesOfRevisionsAndDocuments) {
  v1::GetRevisionRequest revision;
  ExpectRefused(CheckRequest(revision), "FIELD_REQUIRED", "name");
  for (const char* name : {"issues/2022-09", "issues/2022-09/revisions/", "issues/2022-09/revisions/0",
                           "issues/2022-09/revisions/1x", "issues/2022-09/revisions/99999999999999999999"}) {
    revision.set_name(name);
    ExpectRefused(CheckRequest(revision), "FIELD_MALFORMED", "name");
  }
  revision.set_name("issues/2022-09/revisions/12");
  EXPECT_EQ(ReadRevisionName(revision.name())->revision, 12);

  v1::GetSourceDocumentRequest document;
  document.set_name("sourceDocuments/" + std::string(64, 'A'));
  ExpectRefused(CheckRequest(document), "FIELD_MALFORMED", "name");
  document.set_name("sourceDocuments/" + std::string(64, 'a'));
  EXPECT_TRUE(CheckRequest(document).ok());

  v1::ListRevisionsRequest list;
  list.set_name("issues/2022-09");
  list.set_page_size(-1);
  ExpectRefused(CheckRequest(list), "FIELD_OUT_OF_RANGE", "page_size");
  v1::RollBackIssueRequest back;
  back.set_name("issues/2022-09");
  ExpectRefused(CheckRequest(back), "FIELD_REQUIRED", "revision");
}

TEST(IngestRequestsTest, CheckRequest_KeepsTheLimitsOfPublishers) {
  v1::UpdatePublisherRequest rename;
  rename.mutable_publisher()->set_name("publishers/a");
  ExpectRefused(CheckRequest(rename), "FIELD_REQUIRED", "update_mask");
  rename.mutable_update_mask()->add_paths("aliases");
  ExpectRefused(CheckRequest(rename), "FIELD_MALFORMED", "update_mask");
  rename.mutable_update_mask()->set_paths(0, "display_name");
  ExpectRefused(CheckRequest(rename), "FIELD_REQUIRED", "publisher.display_name");
  rename.mutable_publisher()->set_display_name(std::string(301, 'a'));
  ExpectRefused(CheckRequest(rename), "FIELD_TOO_LONG", "publisher.display_name");

  v1::MergePublishersRequest merge;
  merge.set_name("publishers/a");
  ExpectRefused(CheckRequest(merge), "FIELD_REQUIRED", "sources");
  merge.add_sources("publishers/a");
  ExpectRefused(CheckRequest(merge), "FIELD_MALFORMED", "sources[0]");
  merge.set_sources(0, "sectors/b");
  ExpectRefused(CheckRequest(merge), "FIELD_MALFORMED", "sources[0]");
  merge.clear_sources();
  for (int i = 0; i <= kMaxMergedPublishers; ++i) merge.add_sources("publishers/b" + std::to_string(i));
  ExpectRefused(CheckRequest(merge), "TOO_MANY_VALUES", "sources");
  merge.mutable_sources()->RemoveLast();
  EXPECT_TRUE(CheckRequest(merge).ok());
}

TEST(IngestRequestsTest, CheckRequest_KeepsTheLimitsOfPages) {
  v1::ListScheduledIssuesRequest scheduled;
  EXPECT_TRUE(CheckRequest(scheduled).ok());
  scheduled.set_page_size(-1);
  ExpectRefused(CheckRequest(scheduled), "FIELD_OUT_OF_RANGE", "page_size");
  v1::ListPublisherChangesRequest changes;
  ExpectRefused(CheckRequest(changes), "FIELD_REQUIRED", "name");
  changes.set_name("publishers/-");
  EXPECT_TRUE(CheckRequest(changes).ok());
  changes.set_page_token(std::string(kMaxTokenBytes + 1, 'a'));
  ExpectRefused(CheckRequest(changes), "FIELD_TOO_LONG", "page_token");
}

}  // namespace
}  // namespace pulse::ingest
