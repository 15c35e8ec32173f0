#include "services/query/interests/scoring.h"

#include <functional>
#include <limits>

#include "gtest/gtest.h"

namespace pulse::query::interests {
namespace {

v1::InterestScoring Asked() {
  v1::InterestScoring scoring;
  scoring.mutable_as_of()->set_seconds(1'800'000'000);
  return scoring;
}

TEST(ReadScoring, HasTheDefaultsOfTheContract) {
  const auto scoring = ReadScoring(Asked());
  ASSERT_TRUE(scoring.ok());
  EXPECT_EQ(scoring->half_life_nanos, 90LL * 86'400 * 1'000'000'000);
  EXPECT_EQ(scoring->weights[v1::ENGAGEMENT_KIND_OPEN], 1);
  EXPECT_EQ(scoring->weights[v1::ENGAGEMENT_KIND_CLICK], 3);
  EXPECT_EQ(scoring->weights[v1::ENGAGEMENT_KIND_REPLY], 8);
  EXPECT_EQ(scoring->weights[v1::ENGAGEMENT_KIND_FORWARD], 5);
  EXPECT_EQ(scoring->weights[v1::ENGAGEMENT_KIND_DOWNLOAD], 4);
  EXPECT_EQ(scoring->burst_limit, 10);
  EXPECT_EQ(scoring->burst_window_nanos, 10'000'000'000);
  EXPECT_EQ(scoring->min_score, 0.01);
  EXPECT_EQ(scoring->max_evidence, 5);
}

TEST(ReadScoring, CoercesEvidenceAndTakesTheLimits) {
  v1::InterestScoring asked = Asked();
  asked.set_max_evidence(1'000);
  asked.set_burst_limit(1'000);
  asked.mutable_half_life()->set_seconds(3'650LL * 86'400);
  asked.mutable_burst_window()->set_seconds(3'600);
  auto* weight = asked.add_weights();
  weight->set_kind(v1::ENGAGEMENT_KIND_OPEN);
  weight->set_weight(0);
  const auto scoring = ReadScoring(asked);
  ASSERT_TRUE(scoring.ok()) << scoring.status();
  EXPECT_EQ(scoring->max_evidence, 20);
  EXPECT_EQ(scoring->weights[v1::ENGAGEMENT_KIND_OPEN], 0);
}

TEST(Decay, IsRoundedOnce) {
  const auto scoring = ReadScoring(Asked());
  EXPECT_EQ(scoring->Decay({1'800'000'000, 0}), 1);
  EXPECT_EQ(scoring->Decay({1'800'000'000 - 90 * 86'400, 0}), 0.5);
  EXPECT_EQ(scoring->Decay({1'800'000'000 - 45 * 86'400, 0}), 0.70710678118654752440);
  EXPECT_EQ(scoring->Decay({1'800'000'000 - 30 * 86'400, 0}), 0.79370052598409973738);
}

struct Wrong {
  const char* field;
  std::function<void(v1::InterestScoring&)> spoil;
};

class WrongScoring : public ::testing::TestWithParam<Wrong> {};

TEST_P(WrongScoring, IsRefusedWithItsField) {
  v1::InterestScoring asked = Asked();
  GetParam().spoil(asked);
  const auto scoring = ReadScoring(asked);
  ASSERT_FALSE(scoring.ok());
  EXPECT_EQ(scoring.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(scoring.status().GetPayload("pulse.cordisbright/field"), absl::Cord(GetParam().field));
}

void AddWeight(v1::InterestScoring& scoring, int kind, double weight) {
  auto* added = scoring.add_weights();
  added->set_kind(static_cast<v1::EngagementKind>(kind));
  added->set_weight(weight);
}

INSTANTIATE_TEST_SUITE_P(
    Fields, WrongScoring,
    ::testing::Values(
        Wrong{"scoring.as_of", [](auto& s) { s.clear_as_of(); }},
        Wrong{"scoring.as_of", [](auto& s) { s.mutable_as_of()->set_nanos(-1); }},
        Wrong{"scoring.as_of", [](auto& s) { s.mutable_as_of()->set_seconds(253'402'300'800); }},
        Wrong{"scoring.half_life", [](auto& s) { s.mutable_half_life()->set_seconds(86'399); }},
        Wrong{"scoring.half_life", [](auto& s) { s.mutable_half_life()->set_seconds(3'650LL * 86'400 + 1); }},
        Wrong{"scoring.half_life", [](auto& s) { s.mutable_half_life()->set_seconds(-1); }},
        Wrong{"scoring.burst_window", [](auto& s) { s.mutable_burst_window()->set_nanos(1); }},
        Wrong{"scoring.burst_window", [](auto& s) { s.mutable_burst_window()->set_seconds(3'601); }},
        Wrong{"scoring.burst_limit", [](auto& s) { s.set_burst_limit(1); }},
        Wrong{"scoring.burst_limit", [](auto& s) { s.set_burst_limit(1'001); }},
        Wrong{"scoring.min_score", [](auto& s) { s.set_min_score(-0.1); }},
        Wrong{"scoring.min_score",
              [](auto& s) { s.set_min_score(std::numeric_limits<double>::quiet_NaN()); }},
        Wrong{"scoring.max_evidence", [](auto& s) { s.set_max_evidence(-1); }},
        Wrong{"scoring.weights[0].kind", [](auto& s) { AddWeight(s, 0, 1); }},
        Wrong{"scoring.weights[0].kind", [](auto& s) { AddWeight(s, 6, 1); }},
        Wrong{"scoring.weights[0].weight", [](auto& s) { AddWeight(s, 1, 100.5); }},
        Wrong{"scoring.weights[0].weight",
              [](auto& s) { AddWeight(s, 1, std::numeric_limits<double>::quiet_NaN()); }},
        Wrong{"scoring.weights[1].kind", [](auto& s) {
                AddWeight(s, 2, 1);
                AddWeight(s, 2, 1);
              }}));

}  // namespace
}  // namespace pulse::query::interests
