// Editors at work with `pulse`, against the services themselves.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/command_run.h"
#include "tests/integration/process.h"
#include "tests/integration/sample_documents.h"
#include "tests/support/test_database.h"

namespace pulse::test {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;

constexpr char kIssue[] = "issues/2021-09";

class EditCommandTest : public ::testing::Test {
 protected:
  EditCommandTest() {
    std::filesystem::create_directories(folder_);
    setenv("TMPDIR", folder_.c_str(), 1);
    unsetenv("VISUAL");
    EXPECT_EQ(Ingest({}).code, 0);
  }
  ~EditCommandTest() override {
    unsetenv("TMPDIR");
    unsetenv("EDITOR");
    std::filesystem::remove_all(folder_);
  }

  std::map<std::string, std::string> Environment() const {
    return {{"PULSE_DATABASE_URL", database_.url()}, {"PULSE_LISTEN", "127.0.0.1:0"}};
  }

  CommandRun Pulse(std::vector<std::string> arguments) {
    return RunCommand(std::move(arguments), ingest_address_, query_address_);
  }

  CommandRun Ingest(const Sample& sample) {
    return Pulse({"ingest", Write("document.md", MarkdownOf(sample))});
  }

  CommandRun EditWith(const std::string& editor) {
    setenv("EDITOR", editor.c_str(), 1);
    return Pulse({"edit", kIssue});
  }

  std::string KeptText() const {
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      if (entry.path().filename().string().starts_with("pulse-edit-")) return entry.path();
    }
    return "";
  }

  std::string Write(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return (folder_ / name).string();
  }

  static std::string Read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  // The issue as an editor is shown it.
  std::string TextNow() {
    const std::string copy = (folder_ / "now.md").string();
    EXPECT_EQ(EditWith("sh -c 'cp \"$1\" \"" + copy + "\"' copying").code, 0);
    return Read(copy);
  }

  std::string Revisions() const { return database_.Query("SELECT count(*) FROM issue_revisions"); }

  const std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) /
      (std::string("pulse-editing-") + testing::UnitTest::GetInstance()->current_test_info()->name());
  TestDatabase database_;
  Process ingest_{{PULSE_INGEST}, Environment()};
  Process query_{{PULSE_QUERY}, Environment()};
  const std::string ingest_address_ = ingest_.AwaitOutput("address=").value_or("nowhere");
  const std::string query_address_ = query_.AwaitOutput("address=").value_or("nowhere");
};

constexpr char kRetitle[] = "sed -i 's/^title: A review.*/title: Mine/'";

TEST_F(EditCommandTest, Edit_OutlivesReadingTheDocumentAgain) {
  const CommandRun run = EditWith(kRetitle);
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("revision 2"));
  const CommandRun again = Ingest({.report_body = "A new summary, and a longer one, of the same report."});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_THAT(TextNow(), HasSubstr("title: Mine"));
  EXPECT_THAT(TextNow(), HasSubstr("A new summary"));
  EXPECT_THAT(Pulse({"corrections", kIssue}).out, HasSubstr("c1  sets title"));
}

TEST_F(EditCommandTest, SecondOfTwoEditors_IsAbortedKeepsTheirTextAndCanPutItOnTop) {
  // Another editor saves while this one's editor is open.
  const std::string theirs =
      Write("theirs.sh", "#!/bin/sh\nsed -i 's/^title: Comm.*/title: Theirs/' \"$1\"\n");
  const std::string both =
      Write("both.sh", "cp \"$1\" '" + (folder_ / "first.md").string() + "'\nsh '" + theirs + "' '" +
                           (folder_ / "first.md").string() + "'\n" + kRetitle + " \"$1\"\n");
  setenv("EDITOR", ("sh '" + both + "'").c_str(), 1);
  ASSERT_EQ(Pulse({"edit", kIssue, "--dry-run"}).code, 0);
  const std::string mine = KeptText();
  ASSERT_NE(mine, "");
  const CommandRun first = Pulse({"edit", kIssue, "--from", (folder_ / "first.md").string()});
  EXPECT_EQ(first.code, 0) << first.err;
  const CommandRun second = Pulse({"edit", kIssue, "--from", mine});
  EXPECT_EQ(second.code, 1);
  EXPECT_THAT(second.err, HasSubstr("--from " + mine + " --rebase"));
  EXPECT_EQ(Revisions(), "2");
  EXPECT_THAT(Read(mine), HasSubstr("title: Mine"));

  const CommandRun rebased = Pulse({"edit", kIssue, "--from", mine, "--rebase"});
  EXPECT_EQ(rebased.code, 0) << rebased.err;
  EXPECT_THAT(TextNow(), AllOf(HasSubstr("title: Mine"), HasSubstr("title: Theirs")));
}

TEST_F(EditCommandTest, EveryFieldAnEditorCanSet_ArrivesInOneRevision) {
  const CommandRun run = EditWith(
      "sed -i -e 's/^title: A review.*/title: Mine/' -e '0,/^kind: report/s//kind: guidance/' "
      "-e '0,/^sector: .*/s//sector: news/' -e 's/^byline: Insp.*/byline: Ofsted and Home Office/' "
      "-e 's/^publisher: Insp.*/publisher: Ofsted\\ncaption: A cover/' -e 's/^This report looks/=== That "
      "report looks/' "
      "-e 's/^=== That/\\\\=== That/' -e 's/^role: .*/role: Head/' -e 's/^Welcome to/Hello to/'");
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(Revisions(), "2");
  const CommandRun diff = Pulse({"diff", kIssue});
  for (const char* change :
       {"+ Hello to", "+ Mine", "=== That report", "Ofsted", "sectors/news", "A cover", "Head"}) {
    EXPECT_THAT(diff.out, HasSubstr(change));
  }
  EXPECT_THAT(TextNow(), HasSubstr("\n\\=== That report looks"));
}

TEST_F(EditCommandTest, BlockTakenOut_DropsItsItemAndKeepsTheRest) {
  const CommandRun run = EditWith("sed -i '/^=== .*items.community/,$d'");
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("removed  Community courts after five years"));
  EXPECT_THAT(Ingest({}).out, HasSubstr("unchanged"));
  EXPECT_EQ(Revisions(), "2");
}

TEST_F(EditCommandTest, WhatTheServiceRefuses_IsKeptWithItsReason) {
  const CommandRun run = EditWith("sed -i \"s/^title: A review.*/title: $(printf %0501d 0)/\"");
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, ContainsRegex("title has 501 bytes; the limit is 500"));
  EXPECT_THAT(run.err, HasSubstr("Your text is kept in " + KeptText()));
  EXPECT_EQ(Revisions(), "1");
}

TEST_F(EditCommandTest, Corrections_SplitMergeAndAreTakenBack) {
  EXPECT_THAT(Pulse({"correct", kIssue, "split", "a-review", "It finds that a nurse is on site in"}).out,
              HasSubstr("added"));
  EXPECT_EQ(Pulse({"correct", kIssue, "merge", "it-finds"}).code, 0);
  EXPECT_EQ(Pulse({"correct", kIssue, "relabel", "noise", "Director of Research"}).code, 0);
  EXPECT_EQ(Pulse({"correct", kIssue, "caption", "community", "This briefing sets out"}).code, 0);
  EXPECT_EQ(Pulse({"corrections", kIssue, "--delete", "c4", "c3"}).code, 0);
  EXPECT_EQ(Pulse({"source", kIssue}).out, MarkdownOf());
}

TEST_F(EditCommandTest, PlanThenCommit_IsRefusedWhenTheStateMoved) {
  const std::string document = Write(
      "document.md", MarkdownOf({.report_body = "A new summary, and a longer one, of the same report."}));
  const CommandRun planned = Pulse({"ingest", document, "--plan"});
  EXPECT_EQ(planned.code, 0) << planned.err;
  EXPECT_EQ(Revisions(), "1");
  const std::size_t at = planned.out.find("plan hash  ") + 11;
  const std::string hash = planned.out.substr(at, planned.out.find('\n', at) - at);
  EXPECT_EQ(EditWith("sed -i 's/^title: Comm.*/title: Moved meanwhile/'").code, 0);
  const CommandRun refused = Pulse({"ingest", document, "--plan-hash", hash});
  EXPECT_EQ(refused.code, 1);
  EXPECT_EQ(Revisions(), "2");

  const CommandRun again = Pulse({"ingest", document, "--plan"});
  const std::size_t where = again.out.find("plan hash  ") + 11;
  const std::string current = again.out.substr(where, again.out.find('\n', where) - where);
  EXPECT_NE(current, hash);
  EXPECT_EQ(Pulse({"ingest", document, "--plan-hash", current, "--comment", "as planned"}).code, 0);
  EXPECT_EQ(Revisions(), "3");
  EXPECT_THAT(Pulse({"history", kIssue}).out, HasSubstr("as planned"));
}

}  // namespace
}  // namespace pulse::test
