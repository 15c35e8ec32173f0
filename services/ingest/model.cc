#include "services/ingest/model.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <memory>

#include "services/ingest/grammar.h"
#include "services/ingest/model_parameters.h"

namespace pulse::ingest {
namespace {

// What the grammar has no step for, and what a line may not be: the second
// gives way where the two leave no labelling at all.
constexpr float kNever = -1e9F;
constexpr float kBarred = -1e5F;
constexpr float kNoStep = -std::numeric_limits<float>::infinity();

constexpr std::size_t Index(Label label) { return static_cast<std::size_t>(label); }

// A score a label, filled up to whole vector registers: loops over these are a
// few instructions, where loops over kLabelCount floats go one by one.
constexpr std::size_t kLanes = (kLabelCount + 7) / 8 * 8;
using Lanes = std::array<float, kLanes>;

// Written out because std::max answers a reference, which keeps compilers from
// making the loops over it vector instructions.
float Larger(float a, float b) { return a > b ? a : b; }

// The parameters as rows to be added up. The grammar's steps are whole matrices:
// taking them one by one, each waits for the one before. A step that the grammar
// does not have costs infinitely much.
class DenseModel {
 public:
  using Matrix = std::array<Lanes, kLabelCount>;

  explicit DenseModel(const ModelParameters& model) {
    for (std::size_t signal = 0; signal < kSignalCount; ++signal)
      std::copy(model.emissions[signal].begin(), model.emissions[signal].end(), emissions_[signal].begin());
    for (auto* const matrix : {&forward_[0], &forward_[1], &backward_[0], &backward_[1]}) {
      for (auto& row : *matrix) row.fill(kNoStep);
    }
    for (std::size_t i = 0; i < kStepCount; ++i) {
      const auto from = Index(grammar::kSteps[i].from);
      const auto to = Index(grammar::kSteps[i].to);
      Put(0, from, to, model.steps[i]);
      Put(1, from, to, model.steps[i] + model.glued[i]);
    }
    start_.fill(kNoStep);
    for (std::size_t i = 0; i < kStartCount; ++i) start_[Index(grammar::kStarts[i].to)] = model.starts[i];
  }

  /// [label] on a document's first line.
  const Lanes& Start() const { return start_; }
  /// [label] of one thing noticed.
  const Lanes& Emission(std::size_t signal) const { return emissions_[signal]; }
  /// [from][to] of the steps to `seen`.
  const Matrix& Forward(const Observation& seen) const { return forward_[Glued(seen)]; }
  /// [to][from].
  const Matrix& Backward(const Observation& seen) const { return backward_[Glued(seen)]; }

 private:
  static std::size_t Glued(const Observation& seen) { return seen.Has(Feature::kGlued) ? 1 : 0; }

  void Put(std::size_t glued, std::size_t from, std::size_t to, float score) {
    forward_[glued][from][to] = std::max(forward_[glued][from][to], score);
    backward_[glued][to][from] = forward_[glued][from][to];
  }

  std::array<Lanes, kSignalCount> emissions_{};
  Lanes start_{};
  std::array<Matrix, 2> forward_;
  std::array<Matrix, 2> backward_;
};

// The labels that some features rule out.
constexpr LabelMask MakeDoubtful() {
  LabelMask doubtful = LabelMask{1} << Index(Label::kTitle);
  for (std::size_t label = 0; label < kLabelCount; ++label) {
    const auto needed = grammar::MustShowOneOf(static_cast<Label>(label));
    const auto barred = grammar::MustNotShow(static_cast<Label>(label));
    for (std::size_t w = 0; w < FeatureSet::kWords; ++w) {
      if ((needed.words[w] | barred.words[w]) != 0) doubtful |= LabelMask{1} << label;
    }
  }
  return doubtful;
}

constexpr LabelMask kDoubtful = MakeDoubtful();

// What a line shows gives way to `allowed` where the two leave nothing.
LabelMask PossibleLabels(const Observation& seen, LabelMask allowed) {
  LabelMask possible = kEveryLabel;
  for (LabelMask left = kDoubtful; left != 0; left &= left - 1) {
    const auto label = static_cast<std::size_t>(std::countr_zero(left));
    if (!Possible(static_cast<Label>(label), seen.features)) possible &= ~(LabelMask{1} << label);
  }
  return (possible & allowed) != 0 ? possible & allowed : allowed;
}

Lanes Emit(const DenseModel& model, const std::vector<Observation>& seen, std::size_t i, LabelMask allowed) {
  Lanes scores{};
  ForEachSignal(seen, i, [&](std::size_t signal) {
    const auto& row = model.Emission(signal);
    for (std::size_t lane = 0; lane < kLanes; ++lane) scores[lane] += row[lane];
  });
  const LabelMask possible = PossibleLabels(seen[i], allowed);
  for (LabelMask left = kEveryLabel & ~possible; left != 0; left &= left - 1)
    scores[static_cast<std::size_t>(std::countr_zero(left))] = kBarred;
  std::fill(scores.begin() + kLabelCount, scores.end(), kNoStep);
  return scores;
}

float Largest(const Lanes& scores) {
  constexpr std::size_t kTogether = 8;
  std::array<float, kTogether> tops;
  for (std::size_t lane = 0; lane < kTogether; ++lane)
    tops[lane] = Larger(Larger(scores[lane], scores[lane + kTogether]), scores[lane + 2 * kTogether]);
  static_assert(kLanes == 3 * kTogether);
  for (std::size_t half = kTogether / 2; half > 0; half /= 2) {
    for (std::size_t lane = 0; lane < half; ++lane) tops[lane] = Larger(tops[lane], tops[lane + half]);
  }
  return tops[0];
}

// Keeps the numbers small on documents of any length.
void Rebase(Lanes* scores) {
  const float top = Largest(*scores);
  for (auto& score : *scores) score = Larger(score - top, kNever);
}

// A stretch of lines, with what each label scores at each: by itself, and as the
// end of the best labelling up to there. Scores take some ten times the room of
// the text they are for, so they are kept for one stretch at a time, which the
// processor's cache holds.
struct Stretch {
  static constexpr std::size_t kLines = 1024;

  std::size_t begin = 0;
  std::vector<Lanes> emission;
  std::vector<Lanes> before;

  std::size_t end() const { return begin + before.size(); }
};

// The scores of line `i` from those of the line before it.
Lanes StepForward(const DenseModel& model, const Observation& seen, const Lanes& before,
                  const Lanes& emission) {
  const auto& steps = model.Forward(seen);
  Lanes here;
  here.fill(kNever);
  for (std::size_t from = 0; from < kLabelCount; ++from) {
    const float score = before[from];
    for (std::size_t to = 0; to < kLanes; ++to) here[to] = Larger(here[to], score + steps[from][to]);
  }
  for (std::size_t lane = 0; lane < kLanes; ++lane) here[lane] += emission[lane];
  Rebase(&here);
  return here;
}

// Fills the stretch that begins at line `begin`; `entry` has the scores of the
// line before it, null where it is the document's first.
void Fill(const DenseModel& model, const std::vector<Observation>& seen,
          const std::vector<LabelMask>& allowed, std::size_t begin, const Lanes* entry, Stretch* stretch) {
  const std::size_t count = std::min(Stretch::kLines, seen.size() - begin);
  stretch->begin = begin;
  stretch->emission.resize(count);
  stretch->before.resize(count);
  for (std::size_t k = 0; k < count; ++k) {
    const std::size_t i = begin + k;
    const Lanes emission = Emit(model, seen, i, allowed.empty() ? kEveryLabel : allowed[i]);
    auto& here = stretch->before[k];
    if (k > 0 || entry != nullptr) {
      here = StepForward(model, seen[i], k > 0 ? stretch->before[k - 1] : *entry, emission);
    } else {
      for (std::size_t lane = 0; lane < kLanes; ++lane)
        here[lane] = Larger(model.Start()[lane] + emission[lane], kNever);
    }
    stretch->emission[k] = emission;
  }
}

// Best score of a labelling after the line before `seen`, at each of its labels.
Lanes Backward(const DenseModel& model, const Observation& seen, const Lanes& emission, const Lanes& after) {
  const auto& steps = model.Backward(seen);
  Lanes earlier;
  earlier.fill(kNever);
  for (std::size_t to = 0; to < kLabelCount; ++to) {
    const float emitted = emission[to];
    const float rest = after[to];
    for (std::size_t from = 0; from < kLanes; ++from)
      earlier[from] = Larger(earlier[from], steps[to][from] + emitted + rest);
  }
  Rebase(&earlier);
  return earlier;
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

}  // namespace

std::vector<Labelled> LabelLines(const std::vector<Observation>& seen, const std::vector<LabelMask>& allowed,
                                 const ModelParameters* parameters) {
  static const DenseModel fitted(FittedParameters());
  const bool is_fitted = parameters == nullptr || parameters == &FittedParameters();
  const auto given = is_fitted ? nullptr : std::make_unique<const DenseModel>(*parameters);
  const DenseModel& model = is_fitted ? fitted : *given;
  const std::size_t n = seen.size();
  std::vector<Labelled> labels(n);
  if (n == 0) return labels;
  Stretch stretch;
  std::vector<Lanes> exits;  // scores of each stretch's last line
  for (std::size_t begin = 0; begin < n; begin = stretch.end()) {
    Fill(model, seen, allowed, begin, exits.empty() ? nullptr : &exits.back(), &stretch);
    exits.push_back(stretch.before.back());
  }
  // Best score of a labelling after a line. Its sum with the one before, at a
  // label against the best of the others, is the margin.
  Lanes after{};
  std::size_t next = kLabelCount;
  for (std::size_t s = exits.size(); s-- > 0;) {
    if (stretch.begin != s * Stretch::kLines)
      Fill(model, seen, allowed, s * Stretch::kLines, s > 0 ? &exits[s - 1] : nullptr, &stretch);
    for (std::size_t i = stretch.end(); i-- > stretch.begin;) {
      const Lanes& before = stretch.before[i - stretch.begin];
      const std::size_t best = BestBefore(model, before, i + 1 < n ? &seen[i + 1] : nullptr, next);
      Lanes whole;
      for (std::size_t lane = 0; lane < kLanes; ++lane)
        whole[lane] = Larger(before[lane] + after[lane], kNever);
      const float chosen = before[best] + after[best];
      whole[best] = kNever;
      labels[i] = {static_cast<Label>(best), Larger(chosen - Largest(whole), 0.0F)};
      next = best;
      after = Backward(model, seen[i], stretch.emission[i - stretch.begin], after);
    }
  }
  return labels;
}

}  // namespace pulse::ingest
