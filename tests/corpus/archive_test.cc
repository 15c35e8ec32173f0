// The parser on whole documents: the sample archive, and the real one where it
// is there (CMake option PULSE_CORPUS).

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "services/ingest/parser.h"
#include "tests/corpus/gold.h"

namespace pulse::corpus {
namespace {

namespace fs = std::filesystem;

const fs::path kSamples = fs::path(PULSE_SOURCE_DIR) / "tests/samples";

std::vector<fs::path> DocumentsIn(const fs::path& folder) {
  std::vector<fs::path> documents;
  if (!fs::is_directory(folder)) return documents;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto end = entry.path().extension();
    if (end == ".md" || end == ".txt") documents.push_back(entry.path());
  }
  std::sort(documents.begin(), documents.end());
  return documents;
}

std::string TestName(const testing::TestParamInfo<fs::path>& info) {
  std::string name = info.param.stem().string();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

std::string Join(const std::vector<std::string>& lines) {
  std::string joined;
  for (const auto& line : lines) joined += "\n  " + line;
  return joined;
}

class SampleArchive : public testing::TestWithParam<fs::path> {};

TEST_P(SampleArchive, ReadsAsACarefulReaderDoes) {
  const auto gold = kSamples / "gold" / GetParam().stem().concat(".json");
  const auto score = CompareWithGold(gold, ParseFile(GetParam()));
  EXPECT_EQ(score.strict_f1, 1.0) << Join(score.misses);
  EXPECT_GE(score.body, 0.98) << Join(score.misses);
  EXPECT_GE(score.introduction, 0.98);
  EXPECT_TRUE(score.signatory);
}

TEST_P(SampleArchive, OwnsEveryByteOnce) {
  v1::Document document;
  document.set_content(ReadFile(GetParam()));
  const auto response = ingest::ParseDocument(document);
  ASSERT_TRUE(response.ok()) << response.status();
  const auto& coverage = response->coverage();
  EXPECT_EQ(coverage.owned_bytes(), coverage.total_bytes());
  std::int64_t end = 0;
  for (const auto& range : coverage.ranges()) {
    EXPECT_GE(range.begin(), end) << range.ShortDebugString();
    EXPECT_GT(range.end(), range.begin());
    end = range.end();
  }
}

INSTANTIATE_TEST_SUITE_P(Documents, SampleArchive, testing::ValuesIn(DocumentsIn(kSamples / "archive")),
                         TestName);

fs::path GoldOf(const fs::path& document) {
  return fs::path(PULSE_CORPUS).parent_path() / "gold" / document.stem().concat(".json");
}

class RealArchive : public testing::TestWithParam<fs::path> {};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(RealArchive);

// Introductions are not compared: gold itself is of two minds whether the
// sentence that invites the reader to call belongs to them.
TEST_P(RealArchive, ReadsAsACarefulReaderDoes) {
  const auto score = CompareWithGold(GoldOf(GetParam()), ParseFile(GetParam()));
  EXPECT_EQ(score.strict_f1, 1.0) << Join(score.misses);
  EXPECT_GE(score.body, 0.998) << Join(score.misses);
  EXPECT_TRUE(score.signatory);
}

// Documents whose gold stands beside the corpus.
std::vector<fs::path> JudgedDocuments() {
  auto documents = DocumentsIn(PULSE_CORPUS);
  std::erase_if(documents, [](const fs::path& document) { return !fs::exists(GoldOf(document)); });
  return documents;
}

INSTANTIATE_TEST_SUITE_P(Documents, RealArchive, testing::ValuesIn(JudgedDocuments()), TestName);

TEST(RealArchive, IsLookedForWhereTheOptionSays) {
  if (JudgedDocuments().empty()) {
    GTEST_SKIP() << "no documents with gold in " << PULSE_CORPUS
                 << ": the tests on the real archive do not run (set the CMake option PULSE_CORPUS)";
  }
}

}  // namespace
}  // namespace pulse::corpus
