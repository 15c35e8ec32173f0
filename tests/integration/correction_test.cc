// Corrections by editors, and what becomes of them when a document is read
// again.

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/editing.h"

namespace pulse::test {
namespace {

using ::testing::HasSubstr;

class CorrectionTest : public EditingTest {
 protected:
  CorrectionTest() { Ingest(DocumentOf()); }

  // One correction of a block of the sample.
  static v1::CorrectIssueRequest Relabelling(const std::string& text, v1::BlockRole role) {
    v1::CorrectIssueRequest request;
    request.set_name(kIssue);
    auto* relabel = request.add_corrections()->mutable_relabel();
    const std::size_t at = MarkdownOf().find(text);
    EXPECT_NE(at, std::string::npos) << text;
    relabel->mutable_anchor()->set_begin(static_cast<std::int64_t>(at));
    relabel->mutable_anchor()->set_end(static_cast<std::int64_t>(at + text.size()));
    relabel->set_role(role);
    return request;
  }

  static std::string Replaced(const std::string& from, const std::string& to) {
    std::string text = MarkdownOf();
    return text.replace(text.find(from), from.size(), to);
  }

  static std::vector<std::string> Codes(const v1::IngestDocumentResponse& response) {
    std::vector<std::string> codes;
    for (const auto& diagnostic : response.diagnostics()) codes.push_back(diagnostic.code());
    return codes;
  }
};

TEST_F(CorrectionTest, UpdateItem_OutlivesReadingTheDocumentAgain) {
  const auto updated = Do(&Stub::UpdateItem, Retitling(kReport, "Night custody, reviewed"));
  EXPECT_EQ(updated.item().title(), "Night custody, reviewed");
  EXPECT_EQ(updated.item().name(), kReport);
  EXPECT_EQ(updated.item().confidence(), 1);
  EXPECT_EQ(Ingest(DocumentOf()).outcome(), v1::INGEST_OUTCOME_UNCHANGED);
  // Other levels and wraps, as another parser or another conversion would read it.
  const auto again = Ingest(DocumentWith(Replaced("#### Inspectorate", "## Inspectorate")));
  EXPECT_EQ(again.issue().sections(0).items(0).title(), "Night custody, reviewed");
  EXPECT_EQ(again.issue().sections(0).items(0).name(), kReport);
  // The document itself changes elsewhere.
  const auto other =
      Ingest(DocumentOf({.report_body = "A new summary, and a longer one, of the same report."}));
  EXPECT_EQ(other.outcome(), v1::INGEST_OUTCOME_UPDATED);
  EXPECT_EQ(other.issue().sections(0).items(0).title(), "Night custody, reviewed");
  EXPECT_THAT(other.issue().sections(0).items(0).body(), HasSubstr("A new summary"));
}

TEST_F(CorrectionTest, IngestDocument_PlansAConflictWhereTheDocumentSaysSomethingNew) {
  Do(&Stub::UpdateItem, Retitling(kReport, "Night custody, reviewed"));
  v1::IngestDocumentRequest request =
      IngestOf(DocumentOf({.report_title = "A survey of night custody staffing"}));
  request.set_validate_only(true);
  const auto planned = Do(&Stub::IngestDocument, request);
  EXPECT_EQ(planned.plan().items(0).action(), v1::PLANNED_ACTION_CONFLICT);
  EXPECT_EQ(planned.plan().items(0).name(), kReport);
  EXPECT_THAT(planned.plan().items(0).reason(), HasSubstr("c1"));
  EXPECT_EQ(planned.issue().sections(0).items(0).title(), "Night custody, reviewed");
}

// A correction hides what the document says anew; taking it back shows it.
TEST_F(CorrectionTest, IngestDocument_KeepsADocumentThatDiffersOnlyWhereItIsOverruled) {
  Do(&Stub::UpdateItem, Retitling(kReport, "Night custody, reviewed"));
  v1::CorrectIssueRequest drop;
  drop.set_name(kIssue);
  drop.add_corrections()->mutable_drop_item()->set_item(kBriefing);
  Do(&Stub::CorrectIssue, drop);
  const v1::Document other = DocumentWith(Replaced("night custody staffing", "custody staffing at night"));
  EXPECT_EQ(Ingest(other).outcome(), v1::INGEST_OUTCOME_UPDATED);
  EXPECT_EQ(Ingest(other).outcome(), v1::INGEST_OUTCOME_UNCHANGED);
  std::string reworded = other.content();
  reworded.replace(reworded.find("five years of community"), 4, "six");
  EXPECT_EQ(Ingest(DocumentWith(reworded)).outcome(), v1::INGEST_OUTCOME_UPDATED);
  EXPECT_EQ(Ingest(DocumentWith(reworded + "\n")).outcome(), v1::INGEST_OUTCOME_UNCHANGED);

  v1::DeleteCorrectionsRequest request;
  request.set_name(kIssue);
  request.add_ids("c1");
  request.add_ids("c2");
  const auto taken_back = Do(&Stub::DeleteCorrections, request);
  EXPECT_EQ(taken_back.issue().sections(0).items(0).title(), "A review of custody staffing at night");
  EXPECT_THAT(taken_back.issue().sections(0).items(1).body(), HasSubstr("six years of community"));
}

TEST_F(CorrectionTest, CorrectIssue_RefusesASectorThatThereIsNotAlsoWithoutStoring) {
  v1::CorrectIssueRequest request;
  request.set_name(kIssue);
  *request.add_corrections() = [] {
    v1::Correction correction;
    correction.mutable_set_item()->mutable_item()->set_name(kReport);
    correction.mutable_set_item()->mutable_item()->set_sector("sectors/gardening");
    correction.mutable_set_item()->mutable_update_mask()->add_paths("sector");
    return correction;
  }();
  for (const bool validate_only : {true, false}) {
    request.set_validate_only(validate_only);
    ExpectError(Refusal(&Stub::CorrectIssue, request), grpc::StatusCode::INVALID_ARGUMENT,
                "FIELD_OUT_OF_RANGE", "corrections[0].set_item.item.sector");
  }
  v1::UpdateItemRequest update;
  *update.mutable_item() = request.corrections(0).set_item().item();
  *update.mutable_update_mask() = request.corrections(0).set_item().update_mask();
  ExpectError(Refusal(&Stub::UpdateItem, update), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_OUT_OF_RANGE",
              "item.sector");
}

TEST_F(CorrectionTest, UpdateItem_RefusesTheSecondOfTwoEditorsWithOneEtag) {
  v1::UpdateItemRequest request = Retitling(kReport, "The first editor's");
  request.set_etag(History(kIssue).revisions(0).etag());
  Do(&Stub::UpdateItem, request);
  request.mutable_item()->set_title("The second editor's");
  const auto status = Refusal(&Stub::UpdateItem, request);
  ExpectError(status, grpc::StatusCode::ABORTED, "ETAG_MISMATCH", "etag");
  EXPECT_FALSE(DetailsOf(status).retry_in.has_value());
  EXPECT_EQ(Revisions(), "2");
}

TEST_F(CorrectionTest, UpdateItem_AnswersARetryAndNamesWhatIsNotThere) {
  v1::UpdateItemRequest request = Retitling(kReport, "Better");
  request.set_request_id("edit-1");
  const auto first = Do(&Stub::UpdateItem, request);
  const auto again = Do(&Stub::UpdateItem, request);
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  EXPECT_EQ(Revisions(), "2");
  ExpectError(Refusal(&Stub::UpdateItem, Retitling(std::string(kIssue) + "/items/none", "x")),
              grpc::StatusCode::NOT_FOUND, "ITEM_NOT_FOUND");
  ExpectError(Refusal(&Stub::UpdateItem, Retitling("issues/1999-01/items/none", "x")),
              grpc::StatusCode::NOT_FOUND, "ISSUE_NOT_FOUND");
}

TEST_F(CorrectionTest, UpdateItem_MovedAndMovedBackStandsWhereTheDocumentHasIt) {
  v1::UpdateItemRequest move;
  move.mutable_item()->set_name(kReport);
  move.mutable_update_mask()->add_paths("sector");
  for (const char* sector : {"sectors/news", "sectors/criminal-justice"}) {
    move.mutable_item()->set_sector(sector);
    EXPECT_EQ(Do(&Stub::UpdateItem, move).item().sector(), sector);
  }
  v1::DiffRevisionsRequest all;
  all.set_name(kIssue);
  all.set_from_revision(1);
  EXPECT_EQ(Do(&Stub::DiffRevisions, all).diff().ShortDebugString(), "");
  EXPECT_EQ(Ingest(DocumentOf()).outcome(), v1::INGEST_OUTCOME_UNCHANGED);
}

TEST_F(CorrectionTest, UpdateIssue_SetsFieldsAndKeepsThem) {
  v1::UpdateIssueRequest request;
  request.mutable_issue()->set_name(kIssue);
  request.mutable_issue()->set_introduction("Rewritten.");
  request.mutable_issue()->set_title("Not asked for");
  request.mutable_update_mask()->add_paths("introduction");
  const auto updated = Do(&Stub::UpdateIssue, request);
  EXPECT_EQ(updated.issue().introduction(), "Rewritten.");
  EXPECT_EQ(updated.issue().title(), "CordisPulse");
  const auto again =
      Ingest(DocumentOf({.report_body = "Another summary of the same report, and a longer one."}));
  EXPECT_EQ(again.issue().introduction(), "Rewritten.");
}

TEST_F(CorrectionTest, CorrectIssue_SplitsMergesDropsAndRelabels) {
  v1::CorrectIssueRequest request = Relabelling(
      "This briefing sets out what five years of community courts have cost and what they have changed, "
      "with advice for areas that are thinking of opening one.",
      v1::BLOCK_ROLE_CAPTION);
  const auto captioned = Do(&Stub::CorrectIssue, request);
  EXPECT_EQ(captioned.issue().sections(0).items(1).captions_size(), 1);
  EXPECT_EQ(captioned.corrections(0).id(), "c1");
  EXPECT_THAT(captioned.corrections(0).relabel().anchor().quote(), HasSubstr("This briefing sets out"));
  ASSERT_EQ(captioned.diff().items_size(), 1);
  EXPECT_EQ(captioned.diff().items(0).type(), v1::ITEM_CHANGE_TYPE_MODIFIED);

  v1::CorrectIssueRequest split = Relabelling("It finds that a nurse is on site in", v1::BLOCK_ROLE_BODY);
  const v1::Anchor title = split.corrections(0).relabel().anchor();
  split.mutable_corrections(0)->mutable_split_item()->set_item(kReport);
  *split.mutable_corrections(0)->mutable_split_item()->mutable_title() = title;
  EXPECT_EQ(Do(&Stub::CorrectIssue, split).issue().sections(0).items_size(), 3);

  v1::CorrectIssueRequest drop;
  drop.set_name(kIssue);
  drop.add_corrections()->mutable_drop_item()->set_item(kBriefing);
  const auto dropped = Do(&Stub::CorrectIssue, drop);
  EXPECT_EQ(dropped.issue().sections(0).items_size(), 2);
  EXPECT_EQ(dropped.diff().items(0).type(), v1::ITEM_CHANGE_TYPE_REMOVED);

  v1::CorrectIssueRequest merge;
  merge.set_name(kIssue);
  merge.add_corrections()->mutable_merge_item()->set_item(dropped.issue().sections(0).items(1).name());
  const auto merged = Do(&Stub::CorrectIssue, merge);
  EXPECT_EQ(merged.issue().sections(0).items_size(), 1);
  EXPECT_EQ(merged.issue().sections(0).items(0).name(), kReport);

  EXPECT_EQ(Ingest(DocumentOf()).outcome(), v1::INGEST_OUTCOME_UNCHANGED);
}

TEST_F(CorrectionTest, CorrectIssue_ShowsWithoutStoring) {
  v1::CorrectIssueRequest drop;
  drop.set_name(kIssue);
  drop.set_validate_only(true);
  drop.add_corrections()->mutable_drop_item()->set_item(kBriefing);
  EXPECT_EQ(Do(&Stub::CorrectIssue, drop).issue().sections(0).items_size(), 1);
  EXPECT_EQ(Revisions(), "1");
}

TEST_F(CorrectionTest, CorrectIssue_RefusesRolesThatCannotStandThere) {
  ExpectError(Refusal(&Stub::CorrectIssue, Relabelling("CordisPulse", v1::BLOCK_ROLE_ITEM_TITLE)),
              grpc::StatusCode::INVALID_ARGUMENT, "ROLE_IMPOSSIBLE", "corrections[0]");
  // It could, if nothing before it were an item.
  ExpectError(Refusal(&Stub::CorrectIssue,
                      Relabelling("This briefing sets out what five years", v1::BLOCK_ROLE_INTRODUCTION)),
              grpc::StatusCode::INVALID_ARGUMENT, "ROLE_IMPOSSIBLE", "corrections[0]");
  v1::CorrectIssueRequest outside = Relabelling("CordisPulse", v1::BLOCK_ROLE_NOISE);
  outside.mutable_corrections(0)->mutable_relabel()->mutable_anchor()->set_end(1 << 20);
  ExpectError(Refusal(&Stub::CorrectIssue, outside), grpc::StatusCode::INVALID_ARGUMENT,
              "ANCHOR_OUTSIDE_DOCUMENT", "corrections[0].relabel.anchor");
  EXPECT_EQ(Revisions(), "1");
}

TEST_F(CorrectionTest, IngestDocument_SaysThatACorrectionLostItsPlace) {
  Do(&Stub::CorrectIssue, Relabelling("This briefing sets out what five years of community courts have cost",
                                      v1::BLOCK_ROLE_CAPTION));
  const auto again = Ingest(DocumentWith(
      Replaced("This briefing sets out what five years of community courts have cost", "A new text says")));
  EXPECT_THAT(Codes(again), ::testing::Contains("CORRECTION_ANCHOR_LOST"));
  v1::ListCorrectionsRequest list;
  list.set_name(kIssue);
  EXPECT_EQ(Do(&Stub::ListCorrections, list).corrections_size(), 1);
}

// The title of an item that there is only because of a split: without the split it
// would be in force and of no effect, and nobody would be told.
TEST_F(CorrectionTest, DeleteCorrections_RefusesToLeaveACorrectionWithoutItsPlace) {
  v1::CorrectIssueRequest split = Relabelling("It finds that a nurse is on site in", v1::BLOCK_ROLE_BODY);
  const v1::Anchor title = split.corrections(0).relabel().anchor();
  split.mutable_corrections(0)->mutable_split_item()->set_item(kReport);
  *split.mutable_corrections(0)->mutable_split_item()->mutable_title() = title;
  const std::string made = Do(&Stub::CorrectIssue, split).issue().sections(0).items(1).name();
  Do(&Stub::UpdateItem, Retitling(made, "Nurses on site"));
  v1::DeleteCorrectionsRequest request;
  request.set_name(kIssue);
  request.add_ids("c1");
  const auto status = Refusal(&Stub::DeleteCorrections, request);
  ExpectError(status, grpc::StatusCode::FAILED_PRECONDITION, "CORRECTION_DEPENDS", "ids");
  EXPECT_THAT(status.error_message(), HasSubstr("c2"));
  EXPECT_EQ(Revisions(), "3");
  request.add_ids("c2");
  EXPECT_EQ(Do(&Stub::DeleteCorrections, request).issue().sections(0).items_size(), 2);
}

TEST_F(CorrectionTest, DeleteCorrections_ReadsTheDocumentAsIfTheyHadNeverBeen) {
  Do(&Stub::UpdateItem, Retitling(kReport, "Night custody, reviewed"));
  v1::CorrectIssueRequest merge;
  merge.set_name(kIssue);
  v1::DeleteCorrectionsRequest request;
  request.set_name(kIssue);
  request.add_ids("c1");
  const auto taken_back = Do(&Stub::DeleteCorrections, request);
  EXPECT_EQ(taken_back.issue().sections(0).items(0).title(), "A review of night custody staffing");
  EXPECT_EQ(taken_back.issue().sections(0).items(0).name(), kReport);
  ExpectError(Refusal(&Stub::DeleteCorrections, request), grpc::StatusCode::NOT_FOUND,
              "CORRECTION_NOT_FOUND");
}

}  // namespace
}  // namespace pulse::test
