// The parser on documents whose writers had never seen it: what it makes of
// layouts and slips that nobody had it in mind for. The floors are what holds
// today; `corpus_test --gtest_filter=UnseenDocuments.*` prints each document's
// score.

#include <gtest/gtest.h>

#include <cstdio>

#include "tests/corpus/documents.h"
#include "tests/corpus/gold.h"

namespace pulse::corpus {
namespace {

constexpr double kMeanStrictF1 = 0.988;
constexpr double kMeanBody = 0.985;
constexpr double kMeanIntroduction = 0.994;

namespace fs = std::filesystem;

const fs::path kUnseen = SamplesFolder() / "unseen";

void Print(const std::string& name, const Score& score) {
  std::printf("%-12s %6.3f %6.3f %12.3f  %s\n", name.c_str(), score.strict_f1, score.body, score.introduction,
              score.signatory ? "right" : "wrong");
}

TEST(UnseenDocuments, AreReadAsWellOnAverageAsTheFloors) {
  const auto documents = DocumentsIn(kUnseen);
  ASSERT_FALSE(documents.empty());
  std::printf("%-12s %6s %6s %12s  %s\n", "document", "strict", "body", "introduction", "signatory");
  Score mean;
  const auto count = static_cast<double>(documents.size());
  for (const auto& document : documents) {
    const auto score = CompareWithGold(GoldIn(kUnseen / "gold", document), ParseFile(document));
    Print(document.filename(), score);
    for (const auto& miss : score.misses) std::printf("             %s\n", miss.c_str());
    mean.strict_f1 += score.strict_f1 / count;
    mean.body += score.body / count;
    mean.introduction += score.introduction / count;
  }
  std::printf("%-12s %6.3f %6.3f %12.3f\n", "mean", mean.strict_f1, mean.body, mean.introduction);
  EXPECT_GE(mean.strict_f1, kMeanStrictF1);
  EXPECT_GE(mean.body, kMeanBody);
  EXPECT_GE(mean.introduction, kMeanIntroduction);
}

class UnseenDocument : public testing::TestWithParam<fs::path> {};

TEST_P(UnseenDocument, OwnsEveryByteOnce) { ExpectEveryByteOwnedOnce(GetParam()); }

TEST_P(UnseenDocument, InventsNoByte) { ExpectNoByteInvented(GetParam()); }

INSTANTIATE_TEST_SUITE_P(Documents, UnseenDocument, testing::ValuesIn(DocumentsIn(kUnseen)), TestName);

}  // namespace
}  // namespace pulse::corpus
