#include "clients/cpp/pulse/views/resource_names.h"

#include <gtest/gtest.h>

namespace pulse::cli {
namespace {

TEST(ResourceNames, NamesAreCompletedWhereTheyAreShort) {
  EXPECT_EQ(IssueName("2022-09"), "issues/2022-09");
  EXPECT_EQ(IssueName("issues/2022-09"), "issues/2022-09");
  EXPECT_EQ(PublisherName("kinship-forward"), "publishers/kinship-forward");
  EXPECT_EQ(PublisherName("publishers/kinship-forward"), "publishers/kinship-forward");
}

TEST(ResourceNames, IdsAreWithoutTheirOwnCollectionAlone) {
  EXPECT_EQ(SectorId("sectors/criminal-justice"), "criminal-justice");
  EXPECT_EQ(SectorId("criminal-justice"), "criminal-justice");
  EXPECT_EQ(PublisherId("publishers/kinship-forward"), "kinship-forward");
  EXPECT_EQ(IssueId("publishers/kinship-forward"), "publishers/kinship-forward");
  EXPECT_EQ(IssueId("issues/"), "");
}

}  // namespace
}  // namespace pulse::cli
