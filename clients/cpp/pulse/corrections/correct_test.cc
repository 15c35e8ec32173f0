// Commands that overrule what was read, and show what was overruled.

#include <gmock/gmock.h>

#include "clients/cpp/pulse/command_test.h"

namespace pulse::cli {
namespace {

using client::FailWith;
using grpc::StatusCode;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr char kReport[] = "issues/2031-03/items/courts-after-dark";
constexpr char kSource[] =
    "# The Digest\n\nMarch 2031\n\n#### Institute. Courts after dark\n\nText of the\nreport. A cover.\n\n"
    "Home Office. Prison statistics\n\nMore text. More text.\n";

class CorrectTest : public CommandTest {
 protected:
  CorrectTest() {
    issue_ = SampleIssue();
    issue_.set_etag("e2");
    issue_.set_source_document("sourceDocuments/abc");
    auto* span = issue_.mutable_sections(1)->mutable_items(0)->add_source_spans();
    span->set_field("title");
    span->set_begin(28);
    span->set_end(static_cast<std::int64_t>(sizeof(kSource)) - 1);
    services_.list_revisions = [](const auto&, v1::ListRevisionsResponse& response) {
      response.add_revisions()->set_revision(2);
      return grpc::Status::OK;
    };
    services_.get_revision = [this](const auto&, v1::GetRevisionResponse& response) {
      *response.mutable_issue() = issue_;
      return grpc::Status::OK;
    };
    services_.get_source_document = [this](const v1::GetSourceDocumentRequest& request,
                                           v1::GetSourceDocumentResponse& response) {
      EXPECT_EQ(request.name(), "sourceDocuments/abc");
      response.mutable_document()->set_content(source_);
      response.mutable_document()->set_filename("2031-03.md");
      return grpc::Status::OK;
    };
    services_.correct_issue = [this](const v1::CorrectIssueRequest& request,
                                     v1::CorrectIssueResponse& response) {
      EXPECT_EQ(request.etag(), "e2");
      if (!request.validate_only()) sent_.push_back(request.corrections(0));
      *response.mutable_issue() = issue_;
      *response.mutable_corrections() = request.corrections();
      return grpc::Status::OK;
    };
    services_.list_sectors = [](const auto&, v1::ListSectorsResponse& response) {
      response.add_sectors()->set_name("sectors/news");
      return grpc::Status::OK;
    };
  }

  Outcome Correct(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"correct", "2031-03"});
    return Pulse(std::move(arguments));
  }

  std::string At(const v1::Anchor& anchor) const {
    return source_.substr(static_cast<std::size_t>(anchor.begin()),
                          static_cast<std::size_t>(anchor.end() - anchor.begin()));
  }

  v1::Issue issue_;
  std::string source_ = kSource;
  std::vector<v1::Correction> sent_;
};

TEST_F(CorrectTest, Split_FindsTheTitleInTheItemHoweverItIsWrapped) {
  const Outcome run = Correct({"split", "courts-after-dark", "Home  Office. Prison statistics"});
  EXPECT_EQ(run.code, 0) << run.err;
  ASSERT_EQ(sent_.size(), 1U);
  EXPECT_EQ(sent_[0].split_item().item(), kReport);
  EXPECT_EQ(At(sent_[0].split_item().title()), "Home Office. Prison statistics");
}

TEST_F(CorrectTest, TextInSeveralPlaces_IsRefusedWithTheirLines) {
  const Outcome run = Correct({"split", "courts", "More text."});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err,
              HasSubstr("stands in 2 places of issues/2031-03/items/courts-after-dark, at lines 12, 12"));
  EXPECT_TRUE(sent_.empty());
}

TEST_F(CorrectTest, TextThatIsNotThere_SaysHowToSeeWhatIs) {
  const Outcome run = Correct({"relabel", "noise", "Page 3"});
  EXPECT_EQ(run.code, 3);
  EXPECT_THAT(run.err, HasSubstr("pulse source issues/2031-03 --text"));
}

TEST_F(CorrectTest, Relabel_TakesTextOrLines) {
  EXPECT_EQ(Correct({"relabel", "noise", "March 2031"}).code, 0);
  EXPECT_EQ(Correct({"relabel", "body", "--lines", "7-8"}).code, 0);
  ASSERT_EQ(sent_.size(), 2U);
  EXPECT_EQ(sent_[0].relabel().role(), v1::BLOCK_ROLE_NOISE);
  EXPECT_EQ(At(sent_[0].relabel().anchor()), "March 2031");
  EXPECT_EQ(At(sent_[1].relabel().anchor()), "Text of the\nreport. A cover.");
  EXPECT_EQ(Correct({"relabel", "body"}).code, 2);
  const Outcome role = Correct({"relabel", "bodi", "x"});
  EXPECT_EQ(role.code, 2);
  EXPECT_THAT(role.err, HasSubstr("did you mean `body`?"));
}

TEST_F(CorrectTest, MergeAndDrop_NameTheItem) {
  EXPECT_EQ(Correct({"merge", "courts-after-dark"}).code, 0);
  EXPECT_EQ(Correct({"drop", kReport}).code, 0);
  ASSERT_EQ(sent_.size(), 2U);
  EXPECT_EQ(sent_[0].merge_item().item(), kReport);
  EXPECT_EQ(sent_[1].drop_item().item(), kReport);
}

TEST_F(CorrectTest, ItemThatIsNone_IsNamedWithTheNearest) {
  const Outcome run = Correct({"drop", "court-after-dark"});
  EXPECT_EQ(run.code, 3);
  EXPECT_THAT(run.err, HasSubstr("did you mean `courts-after-dark`?"));
}

TEST_F(CorrectTest, Caption_IsTakenFromTheDocumentWhereItStandsThere) {
  EXPECT_EQ(Correct({"caption", "courts", "A cover."}).code, 0);
  EXPECT_EQ(Correct({"caption", "courts", "Not printed"}).code, 0);
  ASSERT_EQ(sent_.size(), 2U);
  EXPECT_EQ(sent_[0].relabel().role(), v1::BLOCK_ROLE_CAPTION);
  EXPECT_EQ(At(sent_[0].relabel().anchor()), "A cover.");
  EXPECT_THAT(sent_[1].set_item().item().captions(), ElementsAre("Not printed"));
}

TEST_F(CorrectTest, Set_SetsWhatIsGivenAndNoMore) {
  const Outcome run =
      Correct({"set", "courts", "--kind", "briefing", "--publisher", "A", "--publisher", "B", "--sector",
               "news", "--body", Write("body.md", "New *text*.\n"), "--caption", ""});
  EXPECT_EQ(run.code, 0) << run.err;
  ASSERT_EQ(sent_.size(), 1U);
  const v1::SetItem& set = sent_[0].set_item();
  EXPECT_THAT(set.update_mask().paths(),
              testing::UnorderedElementsAre("kind", "publishers", "sector", "body", "captions"));
  EXPECT_EQ(set.item().kind(), v1::ITEM_KIND_BRIEFING);
  EXPECT_EQ(set.item().publishers_size(), 2);
  EXPECT_EQ(set.item().sector(), "sectors/news");
  EXPECT_EQ(set.item().body(), "New *text*.");
  EXPECT_EQ(Correct({"set", "courts"}).code, 2);
  const Outcome sector = Correct({"set", "courts", "--sector", "sport"});
  EXPECT_EQ(sector.code, 2);
  EXPECT_THAT(sector.err, HasSubstr("sector `sport` is not known"));
}

TEST_F(CorrectTest, DryRun_SendsNothing) {
  const Outcome run = Correct({"drop", "courts", "--dry-run"});
  EXPECT_EQ(run.code, 0);
  EXPECT_THAT(run.out, HasSubstr("drops       issues/2031-03/items/courts-after-dark"));
  EXPECT_TRUE(sent_.empty());
}

TEST_F(CorrectTest, MisspeltCorrection_SuggestsTheRightOne) {
  const Outcome run = Correct({"slpit", "courts", "x"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("did you mean `split`?"));
}

TEST_F(CorrectTest, Source_IsTheExactBytesAndNoBinaryGoesToATerminal) {
  EXPECT_EQ(Pulse({"source", "2031-03"}).out, kSource);
  source_ = std::string("%PDF-1.5\n\0\xff", 11);
  const std::string path = (folder_ / "out.pdf").string();
  terminal_ = true;
  const Outcome refused = Pulse({"source", "2031-03"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("-o FILE"));
  EXPECT_EQ(refused.out, "");
  EXPECT_EQ(Pulse({"source", "2031-03", "-o", path}).code, 0);
  std::ifstream file(path, std::ios::binary);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), source_);
}

TEST_F(CorrectTest, Corrections_AreListedAndTakenBack) {
  services_.list_corrections = [](const auto&, v1::ListCorrectionsResponse& response) {
    auto* correction = response.add_corrections();
    correction->set_id("c4");
    correction->mutable_set_item()->mutable_item()->set_name(kReport);
    correction->mutable_set_item()->mutable_update_mask()->add_paths("title");
    return grpc::Status::OK;
  };
  EXPECT_THAT(Pulse({"corrections", "2031-03"}).out,
              HasSubstr("c4  sets title  issues/2031-03/items/courts-after-dark"));
  services_.delete_corrections = [this](const v1::DeleteCorrectionsRequest& request,
                                        v1::DeleteCorrectionsResponse& response) {
    EXPECT_THAT(request.ids(), ElementsAre("c4", "c7"));
    *response.mutable_issue() = issue_;
    return grpc::Status::OK;
  };
  const Outcome run = Pulse({"corrections", "2031-03", "--delete", "c4", "c7"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("issues/2031-03 (March 2031) is published"));
}

TEST_F(CorrectTest, Diff_ComparesTheRevisionsGiven) {
  services_.diff_revisions = [](const v1::DiffRevisionsRequest& request,
                                v1::DiffRevisionsResponse& response) {
    response.mutable_from()->set_revision(request.from_revision());
    response.mutable_to()->set_revision(request.to_revision());
    return grpc::Status::OK;
  };
  EXPECT_EQ(Pulse({"diff", "2031-03", "1", "3"}).out, "issues/2031-03, revision 1 → 3\nno difference\n");
}

}  // namespace
}  // namespace pulse::cli
