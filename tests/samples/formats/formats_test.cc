// The same issue in every format gives the same items.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <vector>

#include "proto/error_reason.h"
#include "services/ingest/convert/read_document.h"
#include "services/render/formats/renderer.h"
#include "tests/corpus/gold.h"

namespace pulse::corpus {
namespace {

namespace fs = std::filesystem;

const fs::path kSamples = fs::path(PULSE_SOURCE_DIR) / "tests/samples";

// `2024-09.digest.pdf` and `2024-09.md` are both issue 2024-09.
std::string GoldOf(const std::string& file) {
  return kSamples / "gold" / (file.substr(0, file.find('.')) + ".json");
}

v1::Document DocumentOf(const std::string& content, const std::string& filename) {
  v1::Document document;
  document.set_content(content);
  document.set_filename(filename);
  return document;
}

void ExpectGoldItems(const std::string& name, const v1::Document& document) {
  const auto response = ingest::ReadDocument(document);
  ASSERT_TRUE(response.ok()) << response.status();
  const auto score = CompareWithGold(GoldOf(name), response->issue());
  EXPECT_GE(score.strict_f1, 0.98) << testing::PrintToString(score.misses);
  EXPECT_GE(score.body, 0.94) << testing::PrintToString(score.misses);
  EXPECT_GE(score.introduction, 0.95);
  EXPECT_TRUE(score.signatory);
}

std::string TestName(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

class EveryFormat : public testing::TestWithParam<std::string> {};

TEST_P(EveryFormat, GivesTheItemsOfTheGold) {
  ExpectGoldItems(GetParam(), DocumentOf(ReadFile(kSamples / "formats" / GetParam()), "no-hint"));
}

std::vector<std::string> Fixtures() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kSamples / "formats")) {
    const auto name = entry.path().filename().string();
    if (std::isdigit(static_cast<unsigned char>(name.front())) != 0) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Fixtures, EveryFormat, testing::ValuesIn(Fixtures()), TestName);

std::vector<std::string> Issues() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kSamples / "archive"))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

// No format is forgotten for any issue.
TEST(FixturesTest, AreThereForEveryIssue) {
  for (const auto& issue : Issues()) {
    const auto stem = fs::path(issue).stem().string();
    for (const std::string end : {".digest.html", ".digest.docx", ".digest.pdf", ".twocolumns.pdf"})
      EXPECT_TRUE(fs::exists(kSamples / "formats" / (stem + end))) << stem << end;
  }
}

class EveryRendering : public testing::TestWithParam<std::string> {};

TEST_P(EveryRendering, GivesTheItemsOfTheGold) {
  const auto issue = ParseFile(kSamples / "archive" / GetParam());
  for (const auto format : {v1::RENDER_FORMAT_MARKDOWN, v1::RENDER_FORMAT_TEXT}) {
    SCOPED_TRACE(v1::RenderFormat_Name(format));
    const auto rendered = render::RenderIssue(issue, format);
    ASSERT_TRUE(rendered.ok()) << rendered.status();
    auto document = DocumentOf(rendered->content, "");
    document.set_format(format == v1::RENDER_FORMAT_TEXT ? v1::DOCUMENT_FORMAT_TEXT
                                                         : v1::DOCUMENT_FORMAT_MARKDOWN);
    ExpectGoldItems(GetParam(), document);
  }
}

INSTANTIATE_TEST_SUITE_P(Archive, EveryRendering, testing::ValuesIn(Issues()), TestName);

TEST(LockedPdfTest, IsRefusedWithAdvice) {
  const auto response = ingest::ReadDocument(DocumentOf(ReadFile(kSamples / "formats/locked.pdf"), ""));
  EXPECT_EQ(GetErrorReason(response.status()), "DOCUMENT_ENCRYPTED");
  EXPECT_EQ(response.status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(CutPdfTest, IsRefusedOrReadWithAWarning) {
  const auto whole = ReadFile(kSamples / "formats/2024-09.page.pdf");
  for (const std::size_t part : {9UL, 1000UL, whole.size() / 2, whole.size() - 2000}) {
    const auto response = ingest::ReadDocument(DocumentOf(whole.substr(0, part), ""));
    if (!response.ok()) {
      EXPECT_EQ(GetErrorReason(response.status()), "DOCUMENT_UNREADABLE") << part << response.status();
      continue;
    }
    std::string codes;
    for (const auto& diagnostic : response->diagnostics()) codes += diagnostic.code() + " ";
    EXPECT_THAT(codes, testing::HasSubstr("DOCUMENT_DAMAGED")) << part;
  }
}

TEST(RunningHeadsTest, AreReported) {
  const auto response =
      ingest::ReadDocument(DocumentOf(ReadFile(kSamples / "formats/2024-09.columns.pdf"), ""));
  ASSERT_TRUE(response.ok()) << response.status();
  std::string codes;
  for (const auto& diagnostic : response->diagnostics()) codes += diagnostic.code() + " ";
  EXPECT_THAT(codes, testing::StartsWith("DOCUMENT_CONVERTED RUNNING_HEADS_REMOVED"));
}

}  // namespace
}  // namespace pulse::corpus
