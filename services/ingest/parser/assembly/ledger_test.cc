#include "services/ingest/parser/assembly/ledger.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pulse::ingest {
namespace {

std::vector<std::string> Owners(const v1::Coverage& coverage) {
  std::vector<std::string> owners;
  for (const auto& range : coverage.ranges()) owners.push_back(range.owner());
  return owners;
}

TEST(Ledger, LeavesTextThatNobodyBookedUnowned) {
  const std::string text = "one lost bytes two";
  Ledger ledger(text);
  ledger.Book({0, 3}, v1::OWNERSHIP_FIELD, "first");
  ledger.Book({15, 18}, v1::OWNERSHIP_FIELD, "second");
  const auto coverage = ledger.Close();
  EXPECT_EQ(Owners(coverage), (std::vector<std::string>{"first", "second"}));
  EXPECT_EQ(coverage.total_bytes(), 15);
  EXPECT_EQ(coverage.owned_bytes(), 6);
}

TEST(Ledger, OwnsTheMarkupBetweenAndCountsBytesBookedTwiceOnce) {
  const std::string text = "# one ** two\n\n";
  Ledger ledger(text);
  ledger.Book({9, 12}, v1::OWNERSHIP_FIELD, "second");
  ledger.Book({2, 5}, v1::OWNERSHIP_FIELD, "first");
  ledger.Book({3, 5}, v1::OWNERSHIP_FIELD, "again");
  const auto coverage = ledger.Close();
  EXPECT_EQ(Owners(coverage), (std::vector<std::string>{"markup", "first", "markup", "second"}));
  EXPECT_EQ(coverage.total_bytes(), 9);
  EXPECT_EQ(coverage.owned_bytes(), 9);
}

}  // namespace
}  // namespace pulse::ingest
