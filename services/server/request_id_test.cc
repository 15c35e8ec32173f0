#include "services/server/request_id.h"

#include <set>

#include "gtest/gtest.h"

namespace pulse::server {
namespace {

TEST(RequestIdTest, IsRequestId_TakesWhatCallersUse) {
  EXPECT_TRUE(IsRequestId("3f2a9c1e-7b1d-4c55-9f0e-2d7a1b3c4d5e"));
  EXPECT_TRUE(IsRequestId("web.42_a"));
  EXPECT_TRUE(IsRequestId(std::string(64, 'a')));
}

TEST(RequestIdTest, IsRequestId_RefusesWhatCouldForgeALogLine) {
  EXPECT_FALSE(IsRequestId(""));
  EXPECT_FALSE(IsRequestId("a b"));
  EXPECT_FALSE(IsRequestId("a\nb"));
  EXPECT_FALSE(IsRequestId("a=b"));
  EXPECT_FALSE(IsRequestId(std::string(65, 'a')));
}

TEST(RequestIdTest, MintRequestId_GivesDistinctValidIds) {
  std::set<std::string> ids;
  for (int i = 0; i < 1000; ++i) ids.insert(MintRequestId());
  EXPECT_EQ(ids.size(), 1000U);
  for (const std::string& id : ids) {
    EXPECT_EQ(id.size(), 16U);
    EXPECT_TRUE(IsRequestId(id));
  }
}

}  // namespace
}  // namespace pulse::server
