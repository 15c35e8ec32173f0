#include "services/ingest/model.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace pulse::ingest {

const int kWeightsVersion = 1;

namespace {

using Scores = std::array<float, kLabelCount>;

constexpr float kNever = -1e9F;

constexpr std::size_t Index(Label label) { return static_cast<std::size_t>(label); }
constexpr std::size_t Index(Feature feature) { return static_cast<std::size_t>(feature); }

struct Weight {
  Feature feature;
  Label label;
  float weight;
};

constexpr Weight kWeights[] = {
#define W(feature, label, weight) {Feature::feature, Label::label, static_cast<float>(weight)},
#include "services/ingest/model_weights.inc"
#undef W
};

constexpr std::array<Scores, kFeatureCount> MakeEmissions() {
  std::array<Scores, kFeatureCount> table{};
  for (const auto& w : kWeights) table[Index(w.feature)][Index(w.label)] += w.weight;
  return table;
}

constexpr std::array<Scores, kFeatureCount> kEmissions = MakeEmissions();

// One step the grammar allows, and what it costs.
struct Step {
  Label from;
  Label to;
  float score;
  float glued = 0;  // more, when no blank line stands between
};

using enum Label;

// What may stand on a document's first line, and what opens after what. Steps
// that a well-made issue takes are free; those it takes only when something is
// missing cost.
constexpr Step kStarts[] = {
    {kMasthead, kMasthead, 0},     {kMasthead, kDate, 0},           {kMasthead, kIntro, -1},
    {kMasthead, kNewsHeading, -4}, {kMasthead, kSectorHeading, -4}, {kMasthead, kNotice, -3},
    {kMasthead, kContact, -4},
};

constexpr Step kSteps[] = {
    // masthead and date, in either order, with or without a line between
    {kMasthead, kMasthead, -0.5},
    {kMasthead, kDate, 0},
    {kMasthead, kIntro, -0.5},
    {kMasthead, kNotice, -2},
    {kMasthead, kContact, -3},
    {kMasthead, kNewsHeading, -2},
    {kMasthead, kSectorHeading, -3},
    {kMasthead, kKindHeading, -4},
    {kDate, kMasthead, -0.5},
    {kDate, kIntro, 0},
    {kDate, kNotice, -2},
    {kDate, kContact, -3},
    {kDate, kNewsHeading, -1.5},
    {kDate, kSectorHeading, -2.5},
    {kDate, kKindHeading, -3.5},
    // introduction to sign-off
    {kIntro, kIntro, 0},
    {kIntro, kClosing, 0},
    {kIntro, kSigner, -2.5},
    {kIntro, kNotice, -2},
    {kIntro, kContact, -2},
    {kIntro, kNewsHeading, -1},
    {kIntro, kSectorHeading, -2},
    {kIntro, kKindHeading, -4},
    {kClosing, kSigner, 0},
    {kClosing, kNotice, -3},
    {kClosing, kNewsHeading, -3},
    {kClosing, kSectorHeading, -4},
    {kSigner, kRole, 0},
    {kSigner, kSigner, -2},
    {kSigner, kNotice, -1},
    {kSigner, kContact, -1},
    {kSigner, kNewsHeading, -1},
    {kSigner, kSectorHeading, -1.5},
    {kSigner, kKindHeading, -4},
    {kRole, kRole, -2},
    {kRole, kSigner, -0.5},
    {kRole, kNotice, 0},
    {kRole, kContact, -0.5},
    {kRole, kNewsHeading, 0},
    {kRole, kSectorHeading, -0.5},
    {kRole, kKindHeading, -3},
    {kNotice, kNotice, 0},
    {kNotice, kContact, 0},
    {kNotice, kNewsHeading, 0},
    {kNotice, kSectorHeading, -0.5},
    {kNotice, kKindHeading, -3},
    {kNotice, kIntro, -3},
    {kNotice, kMasthead, -3},
    {kNotice, kDate, -3},
    {kContact, kContact, 0},
    {kContact, kNotice, -0.5},
    {kContact, kNewsHeading, 0},
    {kContact, kSectorHeading, -0.5},
    {kContact, kKindHeading, -3},
    {kContact, kIntro, -4},
    // news
    {kNewsHeading, kNewsTitle, 0},
    {kNewsHeading, kNewsBody, -5},
    {kNewsHeading, kNewsCaption, -2},
    {kNewsHeading, kKindHeading, -5},
    {kNewsTitle, kNewsTitleMore, 0},
    {kNewsTitle, kNewsBody, 0, -1.5},
    {kNewsTitle, kNewsCaption, -0.5},
    {kNewsTitle, kNewsTitle, -4},
    {kNewsTitle, kSectorHeading, -3},
    {kNewsTitleMore, kNewsTitleMore, -1},
    {kNewsTitleMore, kNewsBody, 0},
    {kNewsTitleMore, kNewsCaption, -0.5},
    {kNewsBody, kNewsBody, 0},
    {kNewsBody, kNewsTitle, 0},
    {kNewsBody, kNewsCaption, -1},
    {kNewsBody, kSectorHeading, 0},
    {kNewsBody, kTail, -1},
    {kNewsCaption, kNewsBody, 0},
    {kNewsCaption, kNewsCaption, 0},
    {kNewsCaption, kNewsTitle, -1},
    {kNewsCaption, kSectorHeading, -1},
    // sectors
    {kSectorHeading, kSectorHeadingMore, 0},
    {kSectorHeading, kKindHeading, 0},
    {kSectorHeading, kTitle, 0},
    {kSectorHeading, kBody, -5},
    {kSectorHeading, kCaption, -2},
    {kSectorHeadingMore, kKindHeading, 0},
    {kSectorHeadingMore, kTitle, 0},
    {kSectorHeadingMore, kBody, -5},
    {kKindHeading, kTitle, 0},
    {kKindHeading, kBody, -6},
    {kKindHeading, kCaption, -2},
    {kKindHeading, kKindHeading, -4},
    {kKindHeading, kSectorHeading, -4},
    {kTitle, kTitleMore, 0},
    {kTitle, kBody, 0, -2},
    {kTitle, kCaption, -0.5},
    {kTitle, kTitle, -3},
    {kTitle, kKindHeading, -3.5},
    {kTitle, kSectorHeading, -3.5},
    {kTitle, kNewsHeading, -4},
    {kTitleMore, kTitleMore, -2},
    {kTitleMore, kBody, 0, -1},
    {kTitleMore, kCaption, -0.5},
    {kTitleMore, kTitle, -3},
    {kTitleMore, kKindHeading, -3.5},
    {kTitleMore, kSectorHeading, -3.5},
    {kBody, kBody, 0},
    {kBody, kTitle, 0},
    {kBody, kKindHeading, 0},
    {kBody, kSectorHeading, 0},
    {kBody, kCaption, -1},
    {kBody, kNewsHeading, -1},
    {kBody, kTail, -1},
    {kCaption, kBody, 0},
    {kCaption, kCaption, 0},
    {kCaption, kTitle, -1},
    {kCaption, kKindHeading, -1},
    {kCaption, kSectorHeading, -1},
    {kCaption, kTail, -2},
    {kTail, kTail, 0},
};

float Cost(const Step& step, const Observation& to) {
  return to.Has(Feature::kGlued) ? step.score + step.glued : step.score;
}

Scores Emit(const Observation& seen) {
  Scores scores{};
  for (std::uint64_t left = seen.features; left != 0; left &= left - 1) {
    const auto& row = kEmissions[static_cast<std::size_t>(std::countr_zero(left))];
    for (std::size_t label = 0; label < kLabelCount; ++label) scores[label] += row[label];
  }
  return scores;
}

void Forbid(LabelMask allowed, Scores* emission) {
  for (std::size_t label = 0; label < kLabelCount; ++label) {
    if (((allowed >> label) & 1U) == 0) (*emission)[label] = kNever;
  }
}

Scores StartScores(const Scores& emission) {
  Scores scores;
  scores.fill(kNever);
  for (const auto& start : kStarts) scores[Index(start.to)] = start.score + emission[Index(start.to)];
  return scores;
}

}  // namespace

std::vector<Labelled> LabelLines(const std::vector<Observation>& seen,
                                 const std::vector<LabelMask>& allowed) {
  const std::size_t n = seen.size();
  std::vector<Labelled> labels(n);
  if (n == 0) return labels;
  // Best score of a labelling up to a line, and of one after it: their sum at a
  // label, against the best sum at another, is the margin.
  std::vector<Scores> emission(n);
  std::vector<Scores> before(n);
  for (std::size_t i = 0; i < n; ++i) emission[i] = Emit(seen[i]);
  for (std::size_t i = 0; i < allowed.size(); ++i) Forbid(allowed[i], &emission[i]);
  before[0] = StartScores(emission[0]);
  for (std::size_t i = 1; i < n; ++i) {
    before[i].fill(kNever);
    for (const auto& step : kSteps) {
      before[i][Index(step.to)] =
          std::max(before[i][Index(step.to)], before[i - 1][Index(step.from)] + Cost(step, seen[i]));
    }
    for (std::size_t label = 0; label < kLabelCount; ++label) before[i][label] += emission[i][label];
    // Keeps the numbers small on documents of any length.
    const float top = *std::max_element(before[i].begin(), before[i].end());
    for (auto& score : before[i]) score = std::max(score - top, kNever);
  }
  Scores after{};
  std::size_t next = kLabelCount;
  for (std::size_t i = n; i-- > 0;) {
    Scores total;
    for (std::size_t label = 0; label < kLabelCount; ++label) total[label] = before[i][label] + after[label];
    std::size_t best = 0;
    float best_score = std::numeric_limits<float>::lowest();
    // The chosen label must be one that steps to the label chosen after it, so
    // that ties cannot break the grammar.
    const auto consider = [&](std::size_t label, float score) {
      if (score > best_score) {
        best_score = score;
        best = label;
      }
    };
    if (next == kLabelCount) {
      for (std::size_t label = 0; label < kLabelCount; ++label) consider(label, total[label]);
    } else {
      for (const auto& step : kSteps) {
        if (Index(step.to) == next)
          consider(Index(step.from), before[i][Index(step.from)] + Cost(step, seen[i + 1]));
      }
    }
    float other = kNever;
    for (std::size_t label = 0; label < kLabelCount; ++label) {
      if (label != best) other = std::max(other, total[label]);
    }
    labels[i] = {static_cast<Label>(best), std::max(total[best] - other, 0.0F)};
    next = best;
    Scores earlier;
    earlier.fill(kNever);
    for (const auto& step : kSteps) {
      const float score = Cost(step, seen[i]) + emission[i][Index(step.to)] + after[Index(step.to)];
      earlier[Index(step.from)] = std::max(earlier[Index(step.from)], score);
    }
    const float top = *std::max_element(earlier.begin(), earlier.end());
    for (auto& score : earlier) score = std::max(score - top, kNever);
    after = earlier;
  }
  return labels;
}

}  // namespace pulse::ingest
