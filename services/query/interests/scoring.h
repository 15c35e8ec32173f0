// How engagements are scored: InterestScoring, checked and with its defaults. Pure.

#pragma once

#include <google/protobuf/timestamp.pb.h>

#include <array>
#include <compare>
#include <cstdint>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/interest.pb.h"

namespace pulse::query::interests {

namespace v1 = ::cordisbright::pulse::v1;

/// A moment to the nanosecond.
struct Moment {
  std::int64_t seconds = 0;  // since 1970
  std::int32_t nanos = 0;    // 0 to 999,999,999

  auto operator<=>(const Moment&) const = default;
};

/// Whether `time` is a valid google.protobuf.Timestamp.
bool IsMoment(const google::protobuf::Timestamp& time);
Moment MomentOf(const google::protobuf::Timestamp& time);

struct Scoring {
  Moment as_of;
  std::int64_t half_life_nanos = 0;
  std::array<double, v1::EngagementKind_ARRAYSIZE> weights{};  // by EngagementKind
  int burst_limit = 0;
  std::int64_t burst_window_nanos = 0;
  double min_score = 0;
  int max_evidence = 0;

  /// 0.5 ^ (age / half_life) of an engagement at `time`, which is not after
  /// `as_of`: worked out with the digits of a long double and rounded once.
  double Decay(const Moment& time) const;
};

/// INVALID_ARGUMENT about a field below `scoring`.
absl::StatusOr<Scoring> ReadScoring(const v1::InterestScoring& scoring);

}  // namespace pulse::query::interests
