#include "clients/cpp/paged_range.h"

#include <gtest/gtest.h>

namespace pulse::client {
namespace {

using Numbers = PagedRange<int>;

std::vector<int> Collect(Numbers& range) {
  std::vector<int> numbers;
  for (const int number : range) numbers.push_back(number);
  return numbers;
}

TEST(PagedRange, EmptyList_IsNoError) {
  Numbers range([](const std::string&) { return Page<int>{}; });
  EXPECT_TRUE(Collect(range).empty());
  EXPECT_FALSE(range.error().has_value());
}

TEST(PagedRange, EmptyPageInTheMiddle_IsStepped) {
  Numbers range([](const std::string& token) -> Page<int> {
    if (token.empty()) return {{1}, "a"};
    if (token == "a") return {{}, "b"};
    return {{2}, ""};
  });
  EXPECT_EQ(Collect(range), (std::vector<int>{1, 2}));
}

TEST(PagedRange, FetchesOnlyWhatTheLoopReaches) {
  int fetched = 0;
  Numbers range([&](const std::string&) -> Page<int> { return {{1, 2}, std::to_string(++fetched)}; });
  for (const int number : range) {
    if (number == 2) break;
  }
  EXPECT_EQ(fetched, 1);
}

TEST(PagedRange, FirstPageFailing_EndsAtOnce) {
  Numbers range([](const std::string&) -> Result<Page<int>> {
    return LocalError(grpc::StatusCode::UNAVAILABLE, "away");
  });
  EXPECT_TRUE(Collect(range).empty());
  EXPECT_EQ(range.error()->message, "away");
}

TEST(PagedRange, RepeatedToken_EndsInsteadOfLooping) {
  Numbers range([](const std::string&) -> Page<int> { return {{1}, "same"}; });
  EXPECT_EQ(Collect(range).size(), 1U);
  EXPECT_EQ(range.error()->code, grpc::StatusCode::INTERNAL);
}

}  // namespace
}  // namespace pulse::client
