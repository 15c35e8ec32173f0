#include "services/ingest/parser/names/joint_byline.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "services/ingest/parser/names/publisher_names.h"

namespace pulse::ingest {
namespace {

constexpr std::string_view kArrow = " => ";

std::string Joined(const std::vector<std::string_view>& publishers) {
  std::string all;
  for (const auto publisher : publishers) all.append(all.empty() ? "" : " | ").append(publisher);
  return all;
}

// Every row of testdata/bylines.txt.
TEST(SplitPublishersTest, PartsWhereBothSidesAreOrganisations) {
  std::ifstream file(std::string(PULSE_SOURCE_DIR) + "/services/ingest/parser/names/testdata/bylines.txt");
  int rows = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto arrow = line.find(kArrow);
    const auto byline = line.substr(0, arrow);
    const auto publishers = arrow == std::string::npos ? line : line.substr(arrow + kArrow.size());
    EXPECT_EQ(Joined(SplitPublishers(byline)), publishers);
    ++rows;
  }
  EXPECT_GT(rows, 300);
}

TEST(SplitPublishersTest, ViewsLieInTheByline) {
  const std::string byline = " Harbour Trust ,  Lantern Foundation and Tidewise ";
  const auto publishers = SplitPublishers(byline);
  ASSERT_EQ(publishers.size(), 3U);
  EXPECT_EQ(publishers[0].data(), byline.data() + 1);
  EXPECT_EQ(publishers[2], "Tidewise");
}

TEST(SplitPublishersTest, OfNothing) {
  EXPECT_TRUE(SplitPublishers("").empty());
  EXPECT_TRUE(SplitPublishers("  ").empty());
  EXPECT_EQ(SplitPublishers(" and "), std::vector<std::string_view>{"and"});
}

TEST(SplitPublishersTest, KeepsWhatIsNoBylineWhole) {
  std::string byline = "A Trust";
  for (int i = 0; i < 1000; ++i) byline += ", B Trust";
  EXPECT_EQ(SplitPublishers(byline).size(), 1U);
}

std::string Read(const std::string& byline, const PublishersSeen& seen) {
  return Joined(ReadJointByline(byline, &seen).publishers);
}

TEST(ReadJointBylineTest, BelievesWhatStoodAloneElsewhere) {
  PublishersSeen seen;
  EXPECT_EQ(Read("Harbour Trust and Hygiene", seen), "Harbour Trust and Hygiene");
  seen.Add(PublisherName("Hygiene"));
  EXPECT_EQ(Read("Harbour Trust and Hygiene", seen), "Harbour Trust | Hygiene");
  EXPECT_EQ(Read("Brine and Kelp, Tidewise", seen), "Brine | Kelp | Tidewise");
  seen.Add(PublisherName("The Brine & Kelp"));
  EXPECT_EQ(Read("Brine and Kelp, Tidewise", seen), "Brine and Kelp | Tidewise");
}

TEST(ReadJointBylineTest, SaysWhetherItIsSure) {
  EXPECT_TRUE(ReadJointByline("Harbour Trust").sure);
  EXPECT_TRUE(ReadJointByline("Ofsted and Care Quality Commission").sure);
  EXPECT_TRUE(ReadJointByline("Department for Digital, Culture, Media and Sport").sure);
  EXPECT_FALSE(ReadJointByline("Harbour Trust and Tidewise").sure);
  EXPECT_FALSE(ReadJointByline("Council for Coopers, Wheelwrights and Thatchers").sure);
  PublishersSeen seen;
  seen.Add(PublisherName("Tidewise"));
  EXPECT_TRUE(ReadJointByline("Harbour Trust and Tidewise", &seen).sure);
}

}  // namespace
}  // namespace pulse::ingest
