#include "services/ingest/parser/model/label_scores.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "services/ingest/parser/model/grammar.h"
#include "services/ingest/parser/model/label_lanes.h"
#include "services/ingest/parser/model/possible_labels.h"
#include "services/ingest/parser/model/signals.h"

// A processor with AVX2 adds up eight labels at a time, any other four: the same
// sums in the same order, so that the readings are the same.
#if defined(__x86_64__) && defined(__GNUC__)
#define PULSE_AVX2_COPY "avx2,bmi"
#endif

namespace pulse::ingest {
namespace {

using lanes::Scores;

constexpr std::size_t Index(Label label) { return static_cast<std::size_t>(label); }

// Where a labelling's scores begin: 0 for a label, never for what fills up a row.
constexpr Lanes MakeNothing() {
  Lanes nothing{};
  for (std::size_t lane = kLabelCount; lane < kLanes; ++lane) nothing[lane] = kNoStep;
  return nothing;
}

constexpr Lanes kNothing = MakeNothing();

// What a line shows gives way to `allowed` where the two leave nothing.
LabelMask LabelsOf(const Observation& seen, LabelMask allowed) {
  const LabelMask possible = LabelsToChoose(seen) & allowed;
  return possible != 0 ? possible : allowed;
}

// What each label scores at line `i` by itself.
PULSE_INLINE Scores EmissionOf(const DenseModel& model, const std::vector<Observation>& seen, std::size_t i,
                               LabelMask allowed) {
  Scores scores;
  lanes::Load(kNothing, &scores);
  ForEachSignal(
      seen, i, [&](std::size_t signal) __attribute__((always_inline)) {
        lanes::Add(model.Emission(signal), &scores);
      });
  lanes::SetAllBut(LabelsOf(seen[i], allowed) | ~kEveryLabel, lanes::kBarred, &scores);
  return scores;
}

// The scores of a line from those of the line before it.
PULSE_INLINE void StepForward(const DenseModel& model, const Observation& seen, const Lanes& before,
                              const Scores& emission, Lanes* here) {
  const auto& steps = model.Forward(seen);
  Scores best;
  lanes::Fill(lanes::kNever, &best);
  for (std::size_t from = 0; from < kLabelCount; ++from) {
    Scores step;
    lanes::Load(steps[from], &step);
    lanes::Add(before[from], &step);
    lanes::Raise(step, &best);
  }
  lanes::Add(emission, &best);
  lanes::Rebase(&best);
  lanes::Store(best, here);
}

PULSE_INLINE void StartWith(const DenseModel& model, const Scores& emission, Lanes* here) {
  Scores start;
  lanes::Load(model.Start(), &start);
  lanes::Add(emission, &start);
  lanes::RaiseTo(lanes::kNever, &start);
  lanes::Store(start, here);
}

// Best score of a labelling after the line before `seen`, at each of its labels.
PULSE_INLINE void StepBackward(const DenseModel& model, const Observation& seen, const Lanes& emission,
                               Lanes* after) {
  const auto& steps = model.Backward(seen);
  Scores best;
  lanes::Fill(lanes::kNever, &best);
  for (std::size_t to = 0; to < kLabelCount; ++to) {
    Scores step;
    lanes::Load(steps[to], &step);
    lanes::Add(emission[to], &step);
    lanes::Add((*after)[to], &step);
    lanes::Raise(step, &best);
  }
  lanes::Rebase(&best);
  lanes::Store(best, after);
}

// For each label the labels that step to it, in the grammar's order: of two that
// score the same the earlier is chosen.
struct Sources {
  std::array<std::size_t, kStepCount> labels{};
  std::array<std::size_t, kLabelCount + 1> begin{};  // in `labels`, of each label's
};

constexpr Sources MakeSources() {
  Sources sources;
  std::size_t at = 0;
  for (std::size_t to = 0; to < kLabelCount; ++to) {
    for (const auto& step : grammar::kSteps) {
      if (Index(step.to) == to) sources.labels[at++] = Index(step.from);
    }
    sources.begin[to + 1] = at;
  }
  return sources;
}

constexpr Sources kSources = MakeSources();

// The best label that steps to `next`, the one chosen for the line after, so
// that ties cannot break the grammar; of all, on the last line.
std::size_t BestBefore(const DenseModel& model, const Lanes& before, const Observation* after,
                       std::size_t next) {
  if (after == nullptr) {
    return static_cast<std::size_t>(std::max_element(before.begin(), before.begin() + kLabelCount) -
                                    before.begin());
  }
  const auto& steps = model.Backward(*after)[next];
  std::size_t best = 0;
  float best_score = std::numeric_limits<float>::lowest();
  for (std::size_t i = kSources.begin[next]; i < kSources.begin[next + 1]; ++i) {
    const std::size_t from = kSources.labels[i];
    if (before[from] + steps[from] <= best_score) continue;
    best_score = before[from] + steps[from];
    best = from;
  }
  return best;
}

// How much worse the best labelling is that gives the line another label.
PULSE_INLINE float MarginOf(const Lanes& before, const Lanes& after, std::size_t chosen) {
  Scores whole;
  lanes::Load(before, &whole);
  lanes::Add(after, &whole);
  lanes::RaiseTo(lanes::kNever, &whole);
  lanes::SetAllBut(~(LabelMask{1} << chosen), lanes::kNever, &whole);
  const float margin = before[chosen] + after[chosen] - lanes::Largest(whole);
  return margin > 0 ? margin : 0.0F;
}

PULSE_INLINE void FillStretch(const DenseModel& model, const std::vector<Observation>& seen,
                              const std::vector<LabelMask>& allowed, const Lanes* entry, Stretch* stretch) {
  for (std::size_t k = 0; k < stretch->before.size(); ++k) {
    const std::size_t i = stretch->begin + k;
    const Scores emission = EmissionOf(model, seen, i, allowed.empty() ? kEveryLabel : allowed[i]);
    lanes::Store(emission, &stretch->emission[k]);
    const Lanes* const before = k > 0 ? &stretch->before[k - 1] : entry;
    if (before != nullptr) {
      StepForward(model, seen[i], *before, emission, &stretch->before[k]);
    } else {
      StartWith(model, emission, &stretch->before[k]);
    }
  }
}

PULSE_INLINE void ChooseStretch(const DenseModel& model, const std::vector<Observation>& seen,
                                const Stretch& stretch, Behind* behind, std::vector<Labelled>* labels) {
  for (std::size_t i = stretch.end(); i-- > stretch.begin;) {
    const Lanes& before = stretch.before[i - stretch.begin];
    const std::size_t best =
        BestBefore(model, before, i + 1 < seen.size() ? &seen[i + 1] : nullptr, behind->next);
    (*labels)[i] = {static_cast<Label>(best), MarginOf(before, behind->scores, best)};
    behind->next = best;
    StepBackward(model, seen[i], stretch.emission[i - stretch.begin], &behind->scores);
  }
}

#if defined(PULSE_AVX2_COPY)

[[gnu::target(PULSE_AVX2_COPY)]] void FillWithAvx2(const DenseModel& model,
                                                   const std::vector<Observation>& seen,
                                                   const std::vector<LabelMask>& allowed, const Lanes* entry,
                                                   Stretch* stretch) {
  FillStretch(model, seen, allowed, entry, stretch);
}

[[gnu::target(PULSE_AVX2_COPY)]] void ChooseWithAvx2(const DenseModel& model,
                                                     const std::vector<Observation>& seen,
                                                     const Stretch& stretch, Behind* behind,
                                                     std::vector<Labelled>* labels) {
  ChooseStretch(model, seen, stretch, behind, labels);
}

bool HasAvx2() {
  static const bool has = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0;
  return has;
}

#endif

}  // namespace

void Fill(const DenseModel& model, const std::vector<Observation>& seen,
          const std::vector<LabelMask>& allowed, std::size_t begin, const Lanes* entry, Stretch* stretch) {
  const std::size_t count = std::min(Stretch::kLines, seen.size() - begin);
  stretch->begin = begin;
  stretch->emission.resize(count);
  stretch->before.resize(count);
#if defined(PULSE_AVX2_COPY)
  if (HasAvx2()) return FillWithAvx2(model, seen, allowed, entry, stretch);
#endif
  FillStretch(model, seen, allowed, entry, stretch);
}

void Choose(const DenseModel& model, const std::vector<Observation>& seen, const Stretch& stretch,
            Behind* behind, std::vector<Labelled>* labels) {
#if defined(PULSE_AVX2_COPY)
  if (HasAvx2()) return ChooseWithAvx2(model, seen, stretch, behind, labels);
#endif
  ChooseStretch(model, seen, stretch, behind, labels);
}

}  // namespace pulse::ingest
