#include "services/query/interests/contact_score.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "gtest/gtest.h"

namespace pulse::query::interests {
namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kNow = 1'800'000'000;

std::shared_ptr<const db::ItemFacts> ItemOf(const std::string& slug,
                                            const std::string& sector = "sectors/news",
                                            const std::vector<std::string>& publishers = {"publishers/a"}) {
  auto item = std::make_shared<db::ItemFacts>();
  item->name = "issues/2024-06/items/" + slug;
  item->sector = sector;
  item->kind = v1::ITEM_KIND_REPORT;
  item->publishers = publishers;
  return item;
}

class ContactScoreTest : public ::testing::Test {
 protected:
  ContactScoreTest() {
    v1::InterestScoring asked;
    asked.mutable_as_of()->set_seconds(kNow);
    asked.mutable_half_life()->set_seconds(30 * kDay);
    scoring_ = *ReadScoring(asked);
  }

  void Click(const std::shared_ptr<const db::ItemFacts>& item, std::int64_t seconds_ago, int nanos = 0) {
    contact_.Add(item, v1::ENGAGEMENT_KIND_CLICK, {kNow - seconds_ago, nanos});
  }

  Scoring scoring_;
  ContactScore contact_{&scoring_};
};

TEST_F(ContactScoreTest, HalvesAtEachHalfLife) {
  Click(ItemOf("a"), 0);
  Click(ItemOf("a"), 30 * kDay);
  Click(ItemOf("b"), 60 * kDay);
  const v1::ContactInterests interests = contact_.Finish();
  ASSERT_EQ(interests.sectors_size(), 1);
  EXPECT_EQ(interests.sectors(0).name(), "sectors/news");
  EXPECT_EQ(interests.sectors(0).score(), 3 + 1.5 + 0.75);
  ASSERT_EQ(interests.sectors(0).evidence_size(), 2);
  EXPECT_EQ(interests.sectors(0).evidence(0).item(), "issues/2024-06/items/a");
  EXPECT_EQ(interests.sectors(0).evidence(0).score(), 4.5);
  EXPECT_EQ(interests.sectors(0).evidence(0).engagement_count(), 2);
  EXPECT_EQ(interests.kinds(0).name(), "ITEM_KIND_REPORT");
  EXPECT_EQ(interests.engagement_count(), 3);
}

TEST_F(ContactScoreTest, SharesAnItemAmongItsPublishers) {
  Click(ItemOf("a", "sectors/news", {"publishers/a", "publishers/b", "publishers/c"}), 0);
  const v1::ContactInterests interests = contact_.Finish();
  ASSERT_EQ(interests.publishers_size(), 3);
  for (const v1::InterestScore& publisher : interests.publishers()) EXPECT_EQ(publisher.score(), 1);
  EXPECT_EQ(interests.publishers(0).name(), "publishers/a");
  EXPECT_EQ(interests.sectors(0).score(), 3);
}

TEST_F(ContactScoreTest, SetsWholeBurstsAsideAndNothingElse) {
  for (int i = 0; i <= 10; ++i) Click(ItemOf("a"), 1'000 - i);  // 11 within 10 s
  Click(ItemOf("a"), 500);
  for (int i = 0; i < 10; ++i) Click(ItemOf("a"), 100 - i);  // 10
  const v1::ContactInterests interests = contact_.Finish();
  EXPECT_EQ(interests.engagement_count(), 11);
  ASSERT_EQ(interests.set_aside_size(), 1);
  EXPECT_EQ(interests.set_aside(0).reason(), v1::SET_ASIDE_REASON_BURST);
  EXPECT_EQ(interests.set_aside(0).count(), 11);
}

TEST_F(ContactScoreTest, TheEndsOfTheWindowBelongToIt) {
  for (int i = 0; i < 10; ++i) Click(ItemOf("a"), 1'000);
  Click(ItemOf("a"), 990);  // 10 s after
  EXPECT_EQ(contact_.Finish().engagement_count(), 0);
  ContactScore other(&scoring_);
  for (int i = 0; i < 10; ++i) other.Add(ItemOf("a"), v1::ENGAGEMENT_KIND_CLICK, {kNow - 1'000, 0});
  other.Add(ItemOf("a"), v1::ENGAGEMENT_KIND_CLICK, {kNow - 990, 1});
  EXPECT_EQ(other.Finish().engagement_count(), 11);
}

TEST_F(ContactScoreTest, WhatIsNoItemsIsPartOfABurstAndElseUnknown) {
  for (int i = 0; i < 11; ++i) Click(nullptr, 1'000);
  Click(nullptr, 10);
  const v1::ContactInterests interests = contact_.Finish();
  ASSERT_EQ(interests.set_aside_size(), 2);
  EXPECT_EQ(interests.set_aside(0).count(), 11);
  EXPECT_EQ(interests.set_aside(1).reason(), v1::SET_ASIDE_REASON_UNKNOWN_SUBJECT);
  EXPECT_EQ(interests.set_aside(1).count(), 1);
}

TEST_F(ContactScoreTest, IsTheSameToTheLastDigitInAnyOrder) {
  struct Act {
    std::shared_ptr<const db::ItemFacts> item;
    v1::EngagementKind kind;
    Moment time;
  };
  std::mt19937_64 random(7);
  std::vector<Act> acts;
  for (int i = 0; i < 500; ++i) {
    acts.push_back({ItemOf(std::string(1, static_cast<char>('a' + random() % 20)),
                           "sectors/s" + std::to_string(random() % 3),
                           {"publishers/p" + std::to_string(random() % 5), "publishers/q", "publishers/r"}),
                    static_cast<v1::EngagementKind>(1 + random() % 5),
                    {kNow - static_cast<std::int64_t>(random() % (300 * kDay)),
                     static_cast<std::int32_t>(random() % 1'000'000'000)}});
  }
  std::string first;
  for (int round = 0; round < 10; ++round) {
    ContactScore contact(&scoring_);
    for (const Act& act : acts) contact.Add(act.item, act.kind, act.time);
    const std::string answer = contact.Finish().SerializeAsString();
    if (round == 0) first = answer;
    EXPECT_EQ(answer, first);
    std::shuffle(acts.begin(), acts.end(), random);
  }
  EXPECT_FALSE(first.empty());
}

TEST_F(ContactScoreTest, LeavesOutLowScoresAndSurplusEvidence) {
  v1::InterestScoring asked;
  asked.mutable_as_of()->set_seconds(kNow);
  asked.set_min_score(3);
  asked.set_max_evidence(2);
  scoring_ = *ReadScoring(asked);
  for (const char* slug : {"c", "a", "b"})
    Click(ItemOf(slug, "sectors/news", {"publishers/a", "publishers/b"}), 0);
  contact_.Add(ItemOf("d", "sectors/low"), v1::ENGAGEMENT_KIND_OPEN, {kNow, 0});
  const v1::ContactInterests interests = contact_.Finish();
  ASSERT_EQ(interests.sectors_size(), 1);
  ASSERT_EQ(interests.sectors(0).evidence_size(), 2);
  EXPECT_EQ(interests.sectors(0).evidence(0).item(), "issues/2024-06/items/a");
  EXPECT_EQ(interests.publishers_size(), 2);
}

TEST_F(ContactScoreTest, AnItemWithoutSectorKindOrPublisherAddsToNone) {
  auto item = std::make_shared<db::ItemFacts>();
  item->name = "issues/2024-06/items/a";
  Click(item, 0);
  const v1::ContactInterests interests = contact_.Finish();
  EXPECT_EQ(interests.engagement_count(), 1);
  EXPECT_EQ(interests.sectors_size() + interests.publishers_size() + interests.kinds_size(), 0);
}

TEST_F(ContactScoreTest, AnswersAtMostAHundredOfASort) {
  for (int i = 0; i < 150; ++i)
    Click(ItemOf("a" + std::to_string(i), "sectors/s", {"publishers/p" + std::to_string(i)}), i * 100);
  const v1::ContactInterests interests = contact_.Finish();
  EXPECT_EQ(interests.publishers_size(), 100);
  EXPECT_EQ(interests.publishers(0).name(), "publishers/p0");
}

TEST_F(ContactScoreTest, MomentsAgesApartAreNoBurst) {
  for (int i = 0; i < 20; ++i)
    contact_.Add(ItemOf("a"), v1::ENGAGEMENT_KIND_CLICK,
                 {-62'135'596'800 + i * std::int64_t{3'000'000'000}, 0});
  EXPECT_EQ(contact_.Finish().engagement_count(), 20);
}

}  // namespace
}  // namespace pulse::query::interests
