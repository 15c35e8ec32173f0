#include "clients/cpp/preview/watched_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace pulse::preview {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class WatchedDocumentTest : public testing::Test {
 protected:
  ~WatchedDocumentTest() override { std::remove(path_.c_str()); }

  void Save(const std::string& text) const { std::ofstream(path_) << text; }

  static std::string Issue(const std::string& title) {
    return "# Harbour Digest, March 2031\n\n## Criminal justice\n\n### Reports\n\n**Isles Council. " + title +
           "**\n\nA body of some words.\n";
  }

  const std::string path_ = testing::TempDir() + "watched-" + std::to_string(getpid()) + ".md";
};

TEST_F(WatchedDocumentTest, RendersAgainOnlyWhenTheFileIsAnother) {
  Save(Issue("Winter crossings"));
  WatchedDocument document(path_);
  const WatchedDocument::State first = document.Refresh();
  ASSERT_NE(first.shown, nullptr) << first.problem;
  EXPECT_THAT(first.shown->page, HasSubstr("Winter crossings"));
  EXPECT_THAT(first.shown->mail_html, HasSubstr("Winter crossings"));
  EXPECT_THAT(first.shown->mail_text, HasSubstr("Winter crossings"));
  EXPECT_EQ(document.Refresh().version, first.version);
  EXPECT_EQ(document.Refresh().shown, first.shown);
  Save(Issue("Summer crossings"));
  const WatchedDocument::State second = document.Refresh();
  EXPECT_NE(second.version, first.version);
  EXPECT_THAT(second.shown->page, HasSubstr("Summer crossings"));
}

TEST_F(WatchedDocumentTest, KeepsTheLastThatWasReadAndSaysWhatIsWrongWithTheFile) {
  Save(Issue("Winter crossings"));
  WatchedDocument document(path_);
  const WatchedDocument::State first = document.Refresh();
  Save("no edition anywhere in this");
  const WatchedDocument::State broken = document.Refresh();
  EXPECT_EQ(broken.shown, first.shown);
  EXPECT_THAT(broken.problem, Not(IsEmpty()));
  EXPECT_NE(broken.version, first.version);
  std::remove(path_.c_str());
  const WatchedDocument::State gone = document.Refresh();
  EXPECT_EQ(gone.shown, first.shown);
  EXPECT_THAT(gone.problem, HasSubstr("cannot be read"));
  EXPECT_EQ(document.Refresh().version, gone.version);
  Save(Issue("Back"));
  EXPECT_THAT(document.Refresh().problem, IsEmpty());
}

TEST_F(WatchedDocumentTest, FollowsItsThemeAndSaysWhatIsWrongWithIt) {
  Save(Issue("Winter crossings"));
  const std::filesystem::path folder = path_ + ".theme";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "theme.json") << R"({"light": {"link": "#123456"}})";
  auto themes = render::ThemeFolder::Open(folder);
  ASSERT_TRUE(themes.ok()) << themes.status();
  WatchedDocument document(path_, *std::move(themes));
  EXPECT_THAT(document.Refresh().shown->page, HasSubstr("--link:#123456"));
  std::ofstream(folder / "theme.json") << R"({"light": {"link": "#fafafa"}} )";
  const WatchedDocument::State refused = document.Refresh();
  EXPECT_THAT(refused.problem, HasSubstr("light.link"));
  EXPECT_THAT(refused.shown->page, HasSubstr("--link:#123456"));
  std::ofstream(folder / "theme.json") << R"({"light": {"link": "#204060"}}  )";
  EXPECT_THAT(document.Refresh().shown->page, HasSubstr("--link:#204060"));
  EXPECT_THAT(document.Refresh().problem, IsEmpty());
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace pulse::preview
