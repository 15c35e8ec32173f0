// `pulse edit`, with editors that are a line of shell.

#include <gmock/gmock.h>

#include <cstdlib>

#include "clients/cpp/pulse/command_test.h"

namespace pulse::cli {
namespace {

using client::FailWith;
using grpc::StatusCode;
using testing::HasSubstr;
using testing::Not;

class EditTest : public CommandTest {
 protected:
  EditTest() {
    setenv("TMPDIR", folder_.c_str(), 1);
    unsetenv("VISUAL");
    current_ = SampleIssue();
    for (v1::Section& section : *current_.mutable_sections()) {
      for (v1::Item& item : *section.mutable_items()) {
        if (item.name().empty()) item.set_name(current_.name() + "/items/" + item.title().substr(3));
      }
    }
    current_.set_etag("e2");
    services_.list_revisions = [this](const auto&, v1::ListRevisionsResponse& response) {
      response.add_revisions()->set_revision(current_.revision());
      return grpc::Status::OK;
    };
    services_.get_revision = [this](const v1::GetRevisionRequest& request,
                                    v1::GetRevisionResponse& response) {
      *response.mutable_issue() =
          request.name() == "issues/2031-03/revisions/2" ? older_.value_or(current_) : current_;
      return grpc::Status::OK;
    };
    services_.correct_issue = [this](const v1::CorrectIssueRequest& request,
                                     v1::CorrectIssueResponse& response) {
      if (request.etag() != current_.etag()) {
        return FailWith(StatusCode::ABORTED, "the etag is not current", "ETAG_MISMATCH", "etag");
      }
      (request.validate_only() ? shown_ : sent_).push_back(request);
      *response.mutable_issue() = current_;
      *response.mutable_corrections() = request.corrections();
      auto* change = response.mutable_diff()->add_items();
      change->set_type(v1::ITEM_CHANGE_TYPE_MODIFIED);
      change->set_title("Courts after dark");
      return grpc::Status::OK;
    };
  }
  ~EditTest() override {
    unsetenv("TMPDIR");
    unsetenv("EDITOR");
  }

  Outcome EditWith(const std::string& editor, std::vector<std::string> options = {}) {
    setenv("EDITOR", editor.c_str(), 1);
    options.insert(options.begin(), {"edit", "2031-03"});
    return Pulse(options);
  }

  std::vector<std::string> Kept() const {
    std::vector<std::string> kept;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      if (entry.path().filename().string().starts_with("pulse-edit-")) kept.push_back(entry.path());
    }
    return kept;
  }

  static std::string Read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  v1::Issue current_;
  std::optional<v1::Issue> older_;  // revision 2, when it is not the current one
  std::vector<v1::CorrectIssueRequest> shown_;
  std::vector<v1::CorrectIssueRequest> sent_;
};

constexpr char kRetitle[] = "sed -i 's/^title: Courts.*/title: Night courts/'";

TEST_F(EditTest, WhatDiffers_IsSentInOneWriteWithTheEtag) {
  const Outcome run = EditWith(kRetitle, {"--comment", "typo"});
  EXPECT_EQ(run.code, 0) << run.err;
  ASSERT_EQ(sent_.size(), 1U);
  EXPECT_EQ(sent_[0].name(), "issues/2031-03");
  EXPECT_EQ(sent_[0].etag(), "e2");
  EXPECT_EQ(sent_[0].comment(), "typo");
  ASSERT_EQ(sent_[0].corrections_size(), 1);
  EXPECT_EQ(sent_[0].corrections(0).set_item().item().title(), "Night courts");
  EXPECT_THAT(run.out, HasSubstr("changed  Courts after dark"));
  EXPECT_TRUE(Kept().empty());
}

TEST_F(EditTest, NothingChanged_SaysSoAndSendsNothing) {
  for (const char* editor : {"true", "truncate -s0"}) {
    const Outcome run = EditWith(editor);
    EXPECT_EQ(run.code, 0);
    EXPECT_THAT(run.err, HasSubstr("Nothing changed"));
  }
  EXPECT_EQ(services_.CallCount("CorrectIssue"), 0);
  EXPECT_TRUE(Kept().empty());
}

TEST_F(EditTest, VisualWithArguments_IsPreferred) {
  setenv("VISUAL", "sh -c 'sed -i \"s/^title: Courts.*/title: By VISUAL/\" \"$1\"' named", 1);
  const Outcome run = EditWith("false");
  unsetenv("VISUAL");
  EXPECT_EQ(run.code, 0) << run.err;
  ASSERT_EQ(sent_.size(), 1U);
  EXPECT_EQ(sent_[0].corrections(0).set_item().item().title(), "By VISUAL");
}

TEST_F(EditTest, SecondOfTwoEditors_KeepsTheirTextAndIsToldWhatToDo) {
  services_.correct_issue = [](const auto&, auto&) {
    return FailWith(StatusCode::ABORTED, "the etag is not current", "ETAG_MISMATCH", "etag");
  };
  const Outcome run = EditWith(kRetitle);
  EXPECT_EQ(run.code, 1);
  ASSERT_EQ(Kept().size(), 1U);
  EXPECT_THAT(run.err, HasSubstr("Your text is kept in " + Kept()[0]));
  EXPECT_THAT(run.err, HasSubstr("pulse edit 2031-03 --from " + Kept()[0] + " --rebase"));
  EXPECT_THAT(Read(Kept()[0]), HasSubstr("title: Night courts"));
}

TEST_F(EditTest, Rebase_PutsTheKeptTextOntoWhatAnotherEditorDid) {
  EditWith(std::string(kRetitle), {"--dry-run"});
  ASSERT_EQ(Kept().size(), 1U);
  older_ = current_;
  current_.set_revision(3);
  current_.set_etag("e3");
  current_.set_introduction("Theirs.");
  EXPECT_EQ(Pulse({"edit", "2031-03", "--from", Kept()[0]}).code, 1);
  const Outcome run = Pulse({"edit", "2031-03", "--from", Kept()[0], "--rebase"});
  EXPECT_EQ(run.code, 0) << run.err;
  ASSERT_EQ(sent_.size(), 1U);
  EXPECT_EQ(sent_[0].etag(), "e3");
  ASSERT_EQ(sent_[0].corrections_size(), 1);
  EXPECT_TRUE(sent_[0].corrections(0).has_set_item());
}

TEST_F(EditTest, Rebase_IsRefusedWhereBothChangedTheSame) {
  EditWith(std::string(kRetitle), {"--dry-run"});
  ASSERT_EQ(Kept().size(), 1U);
  older_ = current_;
  current_.set_revision(3);
  current_.set_etag("e3");
  current_.mutable_sections(1)->mutable_items(0)->set_title("Theirs");
  const Outcome run = Pulse({"edit", "2031-03", "--from", Kept()[0], "--rebase"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("issues/2031-03/items/courts-after-dark: title"));
  EXPECT_TRUE(sent_.empty());
  EXPECT_EQ(Kept().size(), 1U);
}

TEST_F(EditTest, MistakeInTheText_IsSaidWithItsLineAndTheTextIsKept) {
  const Outcome run = EditWith("sed -i 's/^kind: report/kind: reprot/'");
  EXPECT_EQ(run.code, 1);
  ASSERT_EQ(Kept().size(), 1U);
  EXPECT_THAT(run.err,
              testing::ContainsRegex(":[0-9]+: error: kind `reprot` is not known; did you mean `report`"));
  EXPECT_THAT(run.err, HasSubstr("Your text is kept in"));
  EXPECT_EQ(services_.CallCount("CorrectIssue"), 0);
}

TEST_F(EditTest, MistakeOnATerminal_OffersToEditAgain) {
  terminal_ = true;
  input_ = "y\nn\n";  // once more, then no
  const Outcome run = EditWith("sed -i -e 's/^kind: .*/kind: x/'");
  EXPECT_EQ(run.code, 1);
  const std::size_t first = run.err.find("Edit again?");
  EXPECT_NE(run.err.find("Edit again?", first + 1), std::string::npos);
  EXPECT_EQ(Kept().size(), 1U);
}

TEST_F(EditTest, OnATerminal_ItIsAskedBeforeItIsSent) {
  terminal_ = true;
  input_ = "n\n";
  EXPECT_EQ(EditWith(kRetitle).code, 1);
  EXPECT_TRUE(sent_.empty());
  EXPECT_EQ(Kept().size(), 1U);
  EXPECT_EQ(EditWith(kRetitle, {"--yes"}).code, 0);
  EXPECT_EQ(sent_.size(), 1U);
}

TEST_F(EditTest, DryRun_ShowsWhatWouldBeSentAndKeepsTheText) {
  const Outcome run = EditWith(kRetitle, {"--dry-run"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("sets title  issues/2031-03/items/courts-after-dark"));
  EXPECT_TRUE(sent_.empty());
  EXPECT_EQ(Kept().size(), 1U);
}

TEST_F(EditTest, EditorThatFails_LosesNothing) {
  const Outcome run = EditWith("sh -c 'echo more >>\"$1\"; exit 1' named");
  EXPECT_EQ(run.code, 1);
  ASSERT_EQ(Kept().size(), 1U);
  EXPECT_TRUE(Read(Kept()[0]).ends_with("more\n"));
  EXPECT_THAT(EditWith("no-such-editor-anywhere").err, HasSubstr("say which in EDITOR"));
  EXPECT_EQ(services_.CallCount("CorrectIssue"), 0);
}

TEST_F(EditTest, FileOfAnotherIssue_IsRefused) {
  EditWith(kRetitle, {"--dry-run"});
  const Outcome run = Pulse({"edit", "2031-04", "--from", Kept().at(0)});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("is of issues/2031-03, not of issues/2031-04"));
}

TEST_F(EditTest, RevisionTamperedWith_IsRefused) {
  const Outcome run = EditWith("sed -i 's/^etag: .*/etag: e9/'");
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("leave them as they were"));
}

}  // namespace
}  // namespace pulse::cli
