// The parser on whole documents: the sample archive, and the real one where it
// is there (CMake option PULSE_CORPUS).

#include <gtest/gtest.h>

#include "tests/corpus/documents.h"
#include "tests/corpus/gold.h"

namespace pulse::corpus {
namespace {

namespace fs = std::filesystem;

const fs::path kSamples = SamplesFolder();

class SampleArchive : public testing::TestWithParam<fs::path> {};

TEST_P(SampleArchive, ReadsAsACarefulReaderDoes) {
  const auto score = CompareWithGold(GoldIn(kSamples / "gold", GetParam()), ParseFile(GetParam()));
  EXPECT_EQ(score.strict_f1, 1.0) << Join(score.misses);
  EXPECT_GE(score.body, 0.98) << Join(score.misses);
  EXPECT_GE(score.introduction, 0.98);
  EXPECT_TRUE(score.signatory);
}

TEST_P(SampleArchive, OwnsEveryByteOnce) { ExpectEveryByteOwnedOnce(GetParam()); }

TEST_P(SampleArchive, InventsNoByte) { ExpectNoByteInvented(GetParam()); }

INSTANTIATE_TEST_SUITE_P(Documents, SampleArchive, testing::ValuesIn(DocumentsIn(kSamples / "archive")),
                         TestName);

fs::path GoldOf(const fs::path& document) {
  return GoldIn(fs::path(PULSE_CORPUS).parent_path() / "gold", document);
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
