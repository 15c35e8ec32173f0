#include "tests/fit/conditional_field.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "services/ingest/parser/model/possible_labels.h"

namespace pulse::fit {
namespace {

using ingest::kLabelCount;
using ingest::kSignalCount;
using ingest::kStartCount;
using ingest::kStepCount;
namespace grammar = ingest::grammar;

constexpr std::size_t kStarts = kSignalCount * kLabelCount;
constexpr std::size_t kSteps = kStarts + kStartCount;
constexpr std::size_t kGlued = kSteps + kStepCount;
constexpr std::size_t kParameters = kGlued + kStepCount;

// Weights of labels, not logarithms: each line is scaled to a sum of one.
using Row = std::array<double, kLabelCount>;

// Everything exponentiated once a document.
struct Potentials {
  std::vector<Row> emissions;
  std::array<double, kStepCount> apart{};
  std::array<double, kStepCount> glued{};
  std::array<double, kStartCount> starts{};
  double log_scale = 0;  // taken out of the emissions

  const std::array<double, kStepCount>& StepsTo(const ingest::Observation& seen) const {
    return seen.Has(ingest::Feature::kGlued) ? glued : apart;
  }
};

Potentials MakePotentials(const std::vector<double>& w, const std::vector<ingest::Observation>& seen) {
  Potentials p;
  for (std::size_t i = 0; i < kStartCount; ++i) p.starts[i] = std::exp(w[kStarts + i]);
  for (std::size_t i = 0; i < kStepCount; ++i) {
    p.apart[i] = std::exp(w[kSteps + i]);
    p.glued[i] = std::exp(w[kSteps + i] + w[kGlued + i]);
  }
  p.emissions.resize(seen.size());
  for (std::size_t i = 0; i < seen.size(); ++i) {
    Row& row = p.emissions[i];
    row.fill(0);
    ingest::ForEachSignal(seen, i, [&](std::size_t signal) {
      for (std::size_t label = 0; label < kLabelCount; ++label) row[label] += w[signal * kLabelCount + label];
    });
    // By the best label that the line may have: against one that is ruled out, however
    // well it scores, all others could come to nothing.
    const auto possible = ingest::PossibleLabels(seen[i]);
    const auto may_be = [possible](std::size_t label) { return ((possible >> label) & 1U) != 0; };
    double top = -std::numeric_limits<double>::infinity();
    for (std::size_t label = 0; label < kLabelCount; ++label) {
      if (may_be(label)) top = std::max(top, row[label]);
    }
    if (possible != 0) p.log_scale += top;
    for (std::size_t label = 0; label < kLabelCount; ++label)
      row[label] = may_be(label) ? std::exp(row[label] - top) : 0;
  }
  return p;
}

std::size_t From(std::size_t step) { return static_cast<std::size_t>(grammar::kSteps[step].from); }
std::size_t To(std::size_t step) { return static_cast<std::size_t>(grammar::kSteps[step].to); }
std::size_t StartTo(std::size_t start) { return static_cast<std::size_t>(grammar::kStarts[start].to); }

// Expectations under the labellings that `allowed` leaves, added with `sign`.
class Expectation {
 public:
  Expectation(const LabelledVariant& document, const Potentials& potentials, bool constrained)
      : document_(document), p_(potentials), constrained_(constrained) {}

  /// log of the sum over labellings; minus infinity when there is none.
  double Sum() {
    const std::size_t n = document_.seen.size();
    forward_.assign(n, Row{});
    scale_.assign(n, 1);
    double log_sum = p_.log_scale;
    for (std::size_t i = 0; i < n; ++i) {
      Row& row = forward_[i];
      if (i == 0) {
        for (std::size_t s = 0; s < kStartCount; ++s) row[StartTo(s)] += p_.starts[s];
      } else {
        const auto& steps = p_.StepsTo(document_.seen[i]);
        for (std::size_t s = 0; s < kStepCount; ++s) row[To(s)] += forward_[i - 1][From(s)] * steps[s];
      }
      double sum = 0;
      for (std::size_t label = 0; label < kLabelCount; ++label) {
        row[label] *= Emission(i, label);
        sum += row[label];
      }
      if (!(sum > 0)) return -std::numeric_limits<double>::infinity();
      scale_[i] = sum;
      for (double& value : row) value /= sum;
      log_sum += std::log(sum);
    }
    return log_sum;
  }

  /// Adds the expected starts and steps to `gradient`, and each label's chance at
  /// each line to `chances`.
  void AddTo(double sign, std::vector<Row>* chances, std::vector<double>* gradient) const {
    const std::size_t n = document_.seen.size();
    Row after;
    after.fill(1);
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t label = 0; label < kLabelCount; ++label)
        (*chances)[i][label] += sign * forward_[i][label] * after[label];
      // Line i's emission and what follows, per label. What no labelling gets to is not
      // bounded by the scale, and over a document would grow past all numbers.
      Row into{};
      for (std::size_t label = 0; label < kLabelCount; ++label) {
        if (forward_[i][label] > 0) into[label] = Emission(i, label) * after[label] / scale_[i];
      }
      if (i == 0) {
        for (std::size_t s = 0; s < kStartCount; ++s)
          (*gradient)[kStarts + s] += sign * p_.starts[s] * into[StartTo(s)];
        return;
      }
      const bool glued = document_.seen[i].Has(ingest::Feature::kGlued);
      const auto& steps = p_.StepsTo(document_.seen[i]);
      Row earlier{};
      for (std::size_t s = 0; s < kStepCount; ++s) {
        const double onward = steps[s] * into[To(s)];
        earlier[From(s)] += onward;
        const double share = sign * forward_[i - 1][From(s)] * onward;
        (*gradient)[kSteps + s] += share;
        if (glued) (*gradient)[kGlued + s] += share;
      }
      after = earlier;
    }
  }

 private:
  double Emission(std::size_t line, std::size_t label) const {
    if (constrained_ && ((document_.right[line] >> label) & 1U) == 0) return 0;
    return p_.emissions[line][label];
  }

  const LabelledVariant& document_;
  const Potentials& p_;
  const bool constrained_;
  std::vector<Row> forward_;
  std::vector<double> scale_;
};

// Of most lines the label is sure before long, and there is nothing to learn.
void AddSignals(const LabelledVariant& document, const std::vector<Row>& chances,
                std::vector<double>* gradient) {
  constexpr double kSure = 1e-5;
  for (std::size_t i = 0; i < chances.size(); ++i) {
    const Row& row = chances[i];
    if (std::none_of(row.begin(), row.end(), [](double chance) { return std::abs(chance) > kSure; }))
      continue;
    ingest::ForEachSignal(document.seen, i, [&](std::size_t signal) {
      for (std::size_t label = 0; label < kLabelCount; ++label)
        (*gradient)[signal * kLabelCount + label] += row[label];
    });
  }
}

}  // namespace

std::vector<double> ToVector(const ingest::ModelParameters& model) {
  std::vector<double> w;
  w.reserve(kParameters);
  for (const auto& row : model.emissions) w.insert(w.end(), row.begin(), row.end());
  w.insert(w.end(), model.starts.begin(), model.starts.end());
  w.insert(w.end(), model.steps.begin(), model.steps.end());
  w.insert(w.end(), model.glued.begin(), model.glued.end());
  return w;
}

ingest::ModelParameters FromVector(const std::vector<double>& w) {
  ingest::ModelParameters model;
  const auto take = [&w](std::size_t from, auto* out) {
    for (std::size_t i = 0; i < out->size(); ++i) (*out)[i] = static_cast<float>(w[from + i]);
  };
  for (std::size_t signal = 0; signal < kSignalCount; ++signal)
    take(signal * kLabelCount, &model.emissions[signal]);
  take(kStarts, &model.starts);
  take(kSteps, &model.steps);
  take(kGlued, &model.glued);
  return model;
}

double AddGradient(const std::vector<double>& parameters, const LabelledVariant& document,
                   std::vector<double>* gradient) {
  if (document.seen.empty()) return 0;
  const auto potentials = MakePotentials(parameters, document.seen);
  Expectation right(document, potentials, /*constrained=*/true);
  const double right_sum = right.Sum();
  if (std::isinf(right_sum)) return right_sum;
  Expectation all(document, potentials, /*constrained=*/false);
  const double all_sum = all.Sum();
  std::vector<Row> chances(document.seen.size(), Row{});
  right.AddTo(1, &chances, gradient);
  all.AddTo(-1, &chances, gradient);
  AddSignals(document, chances, gradient);
  return right_sum - all_sum;
}

}  // namespace pulse::fit
