#include "services/ingest/label_scores.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>

#include "services/ingest/grammar.h"
#include "services/ingest/signals.h"

// A processor with AVX2 adds up eight labels at a time, any other four: the same
// sums in the same order, so that the readings are the same.
#if defined(__x86_64__) && defined(__GNUC__)
#define PULSE_HAS_AVX2_COPY 1
#endif

#define PULSE_INLINE [[gnu::always_inline]] inline

namespace pulse::ingest {
namespace {

// What a line may not be: it gives way where nothing else is left.
constexpr float kBarred = -1e5F;
constexpr float kNever = -1e9F;

constexpr std::size_t Index(Label label) { return static_cast<std::size_t>(label); }

constexpr std::size_t kTogether = 8;
constexpr std::size_t kBlocks = kLanes / kTogether;
using Block = float __attribute__((vector_size(kTogether * sizeof(float))));

PULSE_INLINE void Load(const Lanes& lanes, std::size_t block, Block* out) {
  std::memcpy(out, lanes.data() + block * kTogether, sizeof(Block));
}

PULSE_INLINE void Store(const Block& block, std::size_t at, Lanes* lanes) {
  std::memcpy(lanes->data() + at * kTogether, &block, sizeof(Block));
}

// Keeps the larger of each two.
PULSE_INLINE void Raise(const Block& other, Block* block) { *block = *block > other ? *block : other; }

PULSE_INLINE float Largest(const Lanes& lanes) {
  Block tops;
  Load(lanes, 0, &tops);
  for (std::size_t b = 1; b < kBlocks; ++b) {
    Block more;
    Load(lanes, b, &more);
    Raise(more, &tops);
  }
  float top = tops[0];
  for (std::size_t i = 1; i < kTogether; ++i) top = top > tops[i] ? top : tops[i];
  return top;
}

// Keeps the numbers small on documents of any length.
PULSE_INLINE void Rebase(Lanes* scores) {
  const float top = Largest(*scores);
  for (std::size_t b = 0; b < kBlocks; ++b) {
    Block block;
    Load(*scores, b, &block);
    block = block - top;
    Raise(Block{} + kNever, &block);
    Store(block, b, scores);
  }
}

// The labels that some features rule out.
constexpr LabelMask MakeDoubtful() {
  LabelMask doubtful = LabelMask{1} << Index(Label::kTitle) | LabelMask{1} << Index(Label::kSigner);
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
  LabelMask possible = grammar::LabelsFor(seen.features) & grammar::LabelsOf(seen.sure);
  if (seen.under_way) possible &= ~grammar::kBeforeIntroduction;
  for (LabelMask left = kDoubtful; left != 0; left &= left - 1) {
    const auto label = static_cast<std::size_t>(std::countr_zero(left));
    if (!Possible(static_cast<Label>(label), seen.features)) possible &= ~(LabelMask{1} << label);
  }
  return (possible & allowed) != 0 ? possible & allowed : allowed;
}

// Numbers of the signals at a line.
struct SignalList {
  std::size_t count = 0;
  std::array<std::uint16_t, kSignalCount> numbers;
};

void ListSignals(const std::vector<Observation>& seen, std::size_t i, SignalList* list) {
  list->count = 0;
  ForEachSignal(seen, i, [list](std::size_t signal) {
    list->numbers[list->count++] = static_cast<std::uint16_t>(signal);
  });
}

PULSE_INLINE void Emit(const DenseModel& model, const std::vector<Observation>& seen, std::size_t i,
                       LabelMask allowed, SignalList* signals, Lanes* scores) {
  ListSignals(seen, i, signals);
  for (std::size_t b = 0; b < kBlocks; ++b) {
    Block sum{};
    for (std::size_t s = 0; s < signals->count; ++s) {
      Block row;
      Load(model.Emission(signals->numbers[s]), b, &row);
      sum = sum + row;
    }
    Store(sum, b, scores);
  }
  for (LabelMask left = kEveryLabel & ~PossibleLabels(seen[i], allowed); left != 0; left &= left - 1)
    (*scores)[static_cast<std::size_t>(std::countr_zero(left))] = kBarred;
  std::fill(scores->begin() + kLabelCount, scores->end(), kNoStep);
}

// The scores of a line from those of the line before it.
PULSE_INLINE void StepForward(const DenseModel& model, const Observation& seen, const Lanes& before,
                              const Lanes& emission, Lanes* here) {
  const auto& steps = model.Forward(seen);
  for (std::size_t b = 0; b < kBlocks; ++b) {
    Block best = Block{} + kNever;
    for (std::size_t from = 0; from < kLabelCount; ++from) {
      Block step;
      Load(steps[from], b, &step);
      Raise(step + before[from], &best);
    }
    Block emitted;
    Load(emission, b, &emitted);
    Store(best + emitted, b, here);
  }
  Rebase(here);
}

PULSE_INLINE void StartWith(const DenseModel& model, const Lanes& emission, Lanes* here) {
  for (std::size_t b = 0; b < kBlocks; ++b) {
    Block start;
    Block emitted;
    Load(model.Start(), b, &start);
    Load(emission, b, &emitted);
    start = start + emitted;
    Raise(Block{} + kNever, &start);
    Store(start, b, here);
  }
}

// Best score of a labelling after the line before `seen`, at each of its labels.
PULSE_INLINE void StepBackward(const DenseModel& model, const Observation& seen, const Lanes& emission,
                               Lanes* after) {
  const auto& steps = model.Backward(seen);
  Lanes earlier;
  for (std::size_t b = 0; b < kBlocks; ++b) {
    Block best = Block{} + kNever;
    for (std::size_t to = 0; to < kLabelCount; ++to) {
      Block step;
      Load(steps[to], b, &step);
      Raise(step + emission[to] + (*after)[to], &best);
    }
    Store(best, b, &earlier);
  }
  Rebase(&earlier);
  *after = earlier;
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
  Lanes whole;
  for (std::size_t b = 0; b < kBlocks; ++b) {
    Block sum;
    Block more;
    Load(before, b, &sum);
    Load(after, b, &more);
    sum = sum + more;
    Raise(Block{} + kNever, &sum);
    Store(sum, b, &whole);
  }
  whole[chosen] = kNever;
  const float margin = before[chosen] + after[chosen] - Largest(whole);
  return margin > 0 ? margin : 0.0F;
}

PULSE_INLINE void FillStretch(const DenseModel& model, const std::vector<Observation>& seen,
                              const std::vector<LabelMask>& allowed, const Lanes* entry, Stretch* stretch) {
  SignalList signals;
  for (std::size_t k = 0; k < stretch->before.size(); ++k) {
    const std::size_t i = stretch->begin + k;
    Emit(model, seen, i, allowed.empty() ? kEveryLabel : allowed[i], &signals, &stretch->emission[k]);
    const Lanes* const before = k > 0 ? &stretch->before[k - 1] : entry;
    if (before != nullptr) {
      StepForward(model, seen[i], *before, stretch->emission[k], &stretch->before[k]);
    } else {
      StartWith(model, stretch->emission[k], &stretch->before[k]);
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

#if defined(PULSE_HAS_AVX2_COPY)

[[gnu::target("avx2")]] void FillWithAvx2(const DenseModel& model, const std::vector<Observation>& seen,
                                          const std::vector<LabelMask>& allowed, const Lanes* entry,
                                          Stretch* stretch) {
  FillStretch(model, seen, allowed, entry, stretch);
}

[[gnu::target("avx2")]] void ChooseWithAvx2(const DenseModel& model, const std::vector<Observation>& seen,
                                            const Stretch& stretch, Behind* behind,
                                            std::vector<Labelled>* labels) {
  ChooseStretch(model, seen, stretch, behind, labels);
}

bool HasAvx2() {
  static const bool has = __builtin_cpu_supports("avx2") != 0;
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
#if defined(PULSE_HAS_AVX2_COPY)
  if (HasAvx2()) return FillWithAvx2(model, seen, allowed, entry, stretch);
#endif
  FillStretch(model, seen, allowed, entry, stretch);
}

void Choose(const DenseModel& model, const std::vector<Observation>& seen, const Stretch& stretch,
            Behind* behind, std::vector<Labelled>* labels) {
#if defined(PULSE_HAS_AVX2_COPY)
  if (HasAvx2()) return ChooseWithAvx2(model, seen, stretch, behind, labels);
#endif
  ChooseStretch(model, seen, stretch, behind, labels);
}

}  // namespace pulse::ingest
