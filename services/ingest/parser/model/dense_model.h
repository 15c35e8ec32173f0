// The model's parameters as rows to be added up.

#pragma once

#include <array>
#include <cstddef>
#include <limits>

#include "services/ingest/parser/model/model.h"
#include "services/ingest/parser/model/model_parameters.h"

namespace pulse::ingest {

/// What the grammar has no step for.
inline constexpr float kNoStep = -std::numeric_limits<float>::infinity();

/// A score a label, filled up to whole vector registers: loops over these are a
/// few instructions, where loops over kLabelCount floats go one by one.
inline constexpr std::size_t kLanes = (kLabelCount + 7) / 8 * 8;
using Lanes = std::array<float, kLanes>;

/// The grammar's steps are whole matrices: taking them one by one, each waits for
/// the one before. A step that the grammar does not have costs infinitely much.
class DenseModel {
 public:
  using Matrix = std::array<Lanes, kLabelCount>;

  explicit DenseModel(const ModelParameters& model);

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

  void Put(std::size_t glued, std::size_t from, std::size_t to, float score);

  std::array<Lanes, kSignalCount> emissions_{};
  Lanes start_{};
  std::array<Matrix, 2> forward_;
  std::array<Matrix, 2> backward_;
};

}  // namespace pulse::ingest
