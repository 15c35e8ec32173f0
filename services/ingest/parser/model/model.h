// Observations → labels. A document is one sequence: a linear-chain model over
// a small grammar (which label may follow which), solved exactly with Viterbi.
// The grammar is in grammar.h; the weights are data (model_parameters.h).

#pragma once

#include <cstdint>
#include <vector>

#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// What a line is. News items and sector items have labels of their own,
/// because a news title needs no publisher.
enum class Label : std::uint8_t {
  kMasthead,
  kDate,
  kIntro,
  kClosing,
  kSigner,
  kRole,
  kNotice,
  kContact,
  kNewsHeading,
  kNewsTitle,
  kNewsTitleMore,
  kNewsBody,
  kNewsCaption,
  kSectorHeading,
  kSectorHeadingMore,
  kKindHeading,
  kTitle,
  kTitleMore,
  kBody,
  kCaption,
  kTail,  // notices and addresses after the last item
  kCount,
};

inline constexpr std::size_t kLabelCount = static_cast<std::size_t>(Label::kCount);

/// Version of the weights, which the service logs as it starts: one more with each fit.
extern const int kWeightsVersion;

struct Labelled {
  Label label = Label::kBody;
  /// How much worse the best labelling is that gives this line another label;
  /// 0 is a coin toss. In nats; ModelParameters::Confidence makes it a probability.
  float margin = 0;
};

/// A set of labels, a bit each.
using LabelMask = std::uint64_t;
static_assert(kLabelCount <= 64);
inline constexpr LabelMask kEveryLabel = (LabelMask{1} << kLabelCount) - 1;

struct ModelParameters;  // model_parameters.h

/// The best labelling of the whole document. Linear in the lines. `allowed`,
/// when not empty, has the labels that each line may have, also against what
/// it looks like; where the grammar leaves no such labelling, some lines get
/// others. `model` null is the fitted one.
std::vector<Labelled> LabelLines(const std::vector<Observation>& seen,
                                 const std::vector<LabelMask>& allowed = {},
                                 const ModelParameters* model = nullptr);

}  // namespace pulse::ingest
