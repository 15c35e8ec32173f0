#include "services/query/interests/scoring.h"

#include <google/protobuf/duration.pb.h>

#include <algorithm>
#include <bitset>
#include <cmath>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::query::interests {
namespace {

using server::InvalidField;

constexpr std::int64_t kNanos = 1'000'000'000;
constexpr std::int64_t kDay = 24 * 60 * 60;
constexpr std::int64_t kDefaultHalfLife = 90 * kDay;
constexpr std::int64_t kLongestHalfLife = 3'650 * kDay;
constexpr std::int64_t kDefaultWindow = 10;
constexpr std::int64_t kLongestWindow = 3'600;
constexpr double kMaxWeight = 100;
constexpr int kDefaultBurst = 10;
constexpr int kFewestBurst = 2;
constexpr int kMostBurst = 1'000;
constexpr double kDefaultMinScore = 0.01;
constexpr int kDefaultEvidence = 5;
constexpr int kMostEvidence = 20;

// The duration in nanoseconds; the default where there is none.
absl::StatusOr<std::int64_t> ReadSpan(bool present, const google::protobuf::Duration& span,
                                      const std::string& field, std::int64_t fewest_seconds,
                                      std::int64_t most_seconds, std::int64_t default_seconds) {
  if (!present) return default_seconds * kNanos;
  const bool proper =
      span.nanos() >= 0 && span.nanos() < kNanos && span.seconds() >= fewest_seconds &&
      (span.seconds() < most_seconds || (span.seconds() == most_seconds && span.nanos() == 0));
  if (proper) return span.seconds() * kNanos + span.nanos();
  return InvalidField(field, server::kFieldOutOfRange,
                      absl::StrCat("From ", fewest_seconds, " to ", most_seconds, " seconds."));
}

absl::Status ReadWeights(const v1::InterestScoring& scoring, Scoring* read) {
  read->weights[v1::ENGAGEMENT_KIND_OPEN] = 1;
  read->weights[v1::ENGAGEMENT_KIND_CLICK] = 3;
  read->weights[v1::ENGAGEMENT_KIND_REPLY] = 8;
  read->weights[v1::ENGAGEMENT_KIND_FORWARD] = 5;
  read->weights[v1::ENGAGEMENT_KIND_DOWNLOAD] = 4;
  std::bitset<v1::EngagementKind_ARRAYSIZE> named;
  for (int i = 0; i < scoring.weights_size(); ++i) {
    const v1::EngagementWeight& weight = scoring.weights(i);
    const std::string field = absl::StrCat("scoring.weights[", i, "]");
    if (!v1::EngagementKind_IsValid(weight.kind()) || weight.kind() == v1::ENGAGEMENT_KIND_UNSPECIFIED)
      return InvalidField(field + ".kind", server::kFieldOutOfRange, "Not an EngagementKind.");
    const auto kind = static_cast<std::size_t>(weight.kind());
    if (named.test(kind))
      return InvalidField(field + ".kind", server::kFieldMalformed, "Each kind at most once.");
    if (!(weight.weight() >= 0 && weight.weight() <= kMaxWeight))  // nor NaN
      return InvalidField(field + ".weight", server::kFieldOutOfRange, "A weight from 0 to 100.");
    named.set(kind);
    read->weights[kind] = weight.weight();
  }
  return absl::OkStatus();
}

absl::Status ReadBounds(const v1::InterestScoring& scoring, Scoring* read) {
  const int limit = scoring.burst_limit() == 0 ? kDefaultBurst : scoring.burst_limit();
  if (limit < kFewestBurst || limit > kMostBurst)
    return InvalidField("scoring.burst_limit", server::kFieldOutOfRange, "From 2 to 1,000; 0 for 10.");
  if (!(scoring.min_score() >= 0 && std::isfinite(scoring.min_score())))
    return InvalidField("scoring.min_score", server::kFieldOutOfRange, "Not negative.");
  if (scoring.max_evidence() < 0)
    return InvalidField("scoring.max_evidence", server::kFieldOutOfRange, "Not negative; 0 for 5.");
  read->burst_limit = limit;
  read->min_score = scoring.min_score() == 0 ? kDefaultMinScore : scoring.min_score();
  read->max_evidence =
      scoring.max_evidence() == 0 ? kDefaultEvidence : std::min(scoring.max_evidence(), kMostEvidence);
  return absl::OkStatus();
}

}  // namespace

bool IsMoment(const google::protobuf::Timestamp& time) {
  constexpr std::int64_t kYear1 = -62'135'596'800;
  constexpr std::int64_t kYear10000 = 253'402'300'800;
  return time.seconds() >= kYear1 && time.seconds() < kYear10000 && time.nanos() >= 0 &&
         time.nanos() < kNanos;
}

Moment MomentOf(const google::protobuf::Timestamp& time) { return {time.seconds(), time.nanos()}; }

double Scoring::Decay(const Moment& time) const {
  const long double age = static_cast<long double>(as_of.seconds - time.seconds) * kNanos +
                          static_cast<long double>(as_of.nanos - time.nanos);
  return static_cast<double>(std::exp2(-age / static_cast<long double>(half_life_nanos)));
}

absl::StatusOr<Scoring> ReadScoring(const v1::InterestScoring& scoring) {
  Scoring read;
  if (!scoring.has_as_of())
    return InvalidField("scoring.as_of", server::kFieldRequired, "Say the moment that scores are for.");
  if (!IsMoment(scoring.as_of()))
    return InvalidField("scoring.as_of", server::kFieldOutOfRange, "Not a time of the years 1 to 9999.");
  read.as_of = MomentOf(scoring.as_of());
  const auto half_life = ReadSpan(scoring.has_half_life(), scoring.half_life(), "scoring.half_life", kDay,
                                  kLongestHalfLife, kDefaultHalfLife);
  if (!half_life.ok()) return half_life.status();
  read.half_life_nanos = *half_life;
  const auto window = ReadSpan(scoring.has_burst_window(), scoring.burst_window(), "scoring.burst_window", 1,
                               kLongestWindow, kDefaultWindow);
  if (!window.ok()) return window.status();
  read.burst_window_nanos = *window;
  if (absl::Status status = ReadWeights(scoring, &read); !status.ok()) return status;
  if (absl::Status status = ReadBounds(scoring, &read); !status.ok()) return status;
  return read;
}

}  // namespace pulse::query::interests
