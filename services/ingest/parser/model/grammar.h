// The grammar of labels: which may follow which, and what a step costs by hand.

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>

#include "services/ingest/parser/model/model.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// One step the grammar allows, and what it costs.
struct Step {
  Label from;
  Label to;
  float score;
  float glued = 0;  // more, when no blank line stands between
};

namespace grammar {

using enum Label;

// What may stand on a document's first line, and what opens after what. Steps
// that a well-made issue takes are free; those it takes only when something is
// missing cost.
inline constexpr Step kStarts[] = {
    {kMasthead, kMasthead, 0},     {kMasthead, kDate, 0},           {kMasthead, kIntro, -1},
    {kMasthead, kNewsHeading, -4}, {kMasthead, kSectorHeading, -4}, {kMasthead, kNotice, -3},
    {kMasthead, kContact, -4},
};

inline constexpr Step kSteps[] = {
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
    {kNewsTitleMore, kNewsTitle, -4},
    {kNewsTitleMore, kSectorHeading, -3},
    {kNewsTitle, kTail, -4},
    {kNewsTitleMore, kTail, -4},
    {kTitle, kTail, -4},
    {kTitleMore, kTail, -4},
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

// A line that shows none of these cannot have the label, whatever stands around
// it; the empty set asks for nothing. What the fit sees too rarely to learn.
constexpr FeatureSet MustShowOneOf(Label label) {
  const auto any = [](std::initializer_list<Feature> features) {
    FeatureSet set;
    for (const auto feature : features) set.Set(feature);
    return set;
  };
  switch (label) {
    case kDate:
      return any({Feature::kMonthOnly, Feature::kNamesMonth});
    case kClosing:
      return any({Feature::kClosing});
    case kNewsHeading:
      return any({Feature::kNewsName});
    case kKindHeading:
      return any({Feature::kKindName});
    case kSectorHeading:
      return any({Feature::kSectorName, Feature::kHeading, Feature::kBold, Feature::kAllCapitals,
                  Feature::kStructureNext});
    case kSectorHeadingMore:
      return any({Feature::kSectorWords, Feature::kPreviousOpen});
    default:
      return {};
  }
}

constexpr LabelMask OneOf(std::initializer_list<Label> labels) {
  LabelMask mask = 0;
  for (const auto label : labels) mask |= LabelMask{1} << static_cast<unsigned>(label);
  return mask;
}

// The labels of what a line surely is.
constexpr LabelMask LabelsOf(Sure sure) {
  switch (sure) {
    case Sure::kTable:
      return OneOf({kMasthead, kIntro, kBody, kNewsBody});
    case Sure::kIntroduction:
      return OneOf({kIntro});
    case Sure::kNotice:
      return OneOf({kNotice});
    case Sure::kOnBehalf:
    case Sure::kRoleRest:
      return OneOf({kRole});
    case Sure::kReachedAt:
      return OneOf({kContact});
    case Sure::kEndMatter:
      return OneOf({kTail});
    case Sure::kCoverText:
      return OneOf({kCaption, kNewsCaption});
    case Sure::kNothing:
      break;
  }
  return kEveryLabel;
}

// Months that the introduction names are not the edition's.
inline constexpr LabelMask kBeforeIntroduction = OneOf({kMasthead, kDate});

// The labels left to lines that are surely something, whatever the fit has seen.
constexpr LabelMask LabelsFor(const FeatureSet& features) {
  const auto only = [](Label label) { return LabelMask{1} << static_cast<unsigned>(label); };
  if (features.Has(Feature::kContents)) return only(kNotice);
  if (features.Has(Feature::kHeadingRest) && !features.Has(Feature::kAfterTitle))
    return only(kTitleMore) | only(kNewsTitleMore);
  return kEveryLabel;
}

// A line that shows one of these cannot have the label.
constexpr FeatureSet MustNotShow(Label label) {
  FeatureSet set;
  if (label == kSectorHeading) set.Set(Feature::kNewsName);
  // A heading with no groups below it looks like a title, but for its name.
  if (label == kTitle || label == kNewsTitle) set.Set(Feature::kSectorName);
  if (label == kTitleMore || label == kNewsTitleMore) set.Set(Feature::kAfterTitle);
  // A heading below a sign-off opens what follows, where no notice parts the two.
  if (label == kRole) set.Set(Feature::kHeading);
  return set;
}

// Running text is nobody's name.
constexpr bool IsSentence(const FeatureSet& features) {
  return features.Has(Feature::kLong) ||
         (features.Has(Feature::kTitleLength) && features.Has(Feature::kEndsSentence) &&
          !features.Has(Feature::kPersonName));
}

// What announces something ("Enquiries to:") is no title, unless it is the front
// of one in another way.
constexpr bool OnlyAnnounces(const FeatureSet& features) {
  return features.Has(Feature::kEndsColon) && !features.Has(Feature::kBylineSplit) &&
         !features.Has(Feature::kHeading) && !features.Has(Feature::kBold);
}

}  // namespace grammar

namespace grammar {

/// What a line that shows one feature may be for it, of the labels that ask for one
/// of some features, and may not be.
struct Verdict {
  LabelMask grants = 0;
  LabelMask bars = 0;
};

constexpr auto MakeVerdicts() {
  std::array<Verdict, kFeatureCount> verdicts{};
  for (std::size_t label = 0; label < kLabelCount; ++label) {
    const auto needed = MustShowOneOf(static_cast<Label>(label));
    const auto barred = MustNotShow(static_cast<Label>(label));
    for (std::size_t feature = 0; feature < kFeatureCount; ++feature) {
      if (needed.Has(static_cast<Feature>(feature))) verdicts[feature].grants |= LabelMask{1} << label;
      if (barred.Has(static_cast<Feature>(feature))) verdicts[feature].bars |= LabelMask{1} << label;
    }
  }
  return verdicts;
}

inline constexpr auto kVerdicts = MakeVerdicts();

/// The features that say anything: a line shows few of them.
constexpr FeatureSet MakeDeciding() {
  FeatureSet deciding;
  for (std::size_t feature = 0; feature < kFeatureCount; ++feature) {
    if ((kVerdicts[feature].grants | kVerdicts[feature].bars) != 0)
      deciding.Set(static_cast<Feature>(feature));
  }
  return deciding;
}

inline constexpr FeatureSet kDeciding = MakeDeciding();

/// The labels that ask for nothing.
constexpr LabelMask MakeUnasking() {
  LabelMask asking = 0;
  for (const auto& verdict : kVerdicts) asking |= verdict.grants;
  return kEveryLabel & ~asking;
}

inline constexpr LabelMask kUnasking = MakeUnasking();

}  // namespace grammar

/// The labels that a line which shows `features` may have.
constexpr LabelMask PossibleLabels(const FeatureSet& features) {
  LabelMask granted = grammar::kUnasking;
  LabelMask barred = 0;
  for (std::size_t w = 0; w < FeatureSet::kWords; ++w) {
    for (std::uint64_t left = features.words[w] & grammar::kDeciding.words[w]; left != 0; left &= left - 1) {
      const auto& verdict = grammar::kVerdicts[w * 64 + static_cast<std::size_t>(std::countr_zero(left))];
      granted |= verdict.grants;
      barred |= verdict.bars;
    }
  }
  LabelMask possible = grammar::LabelsFor(features) & granted & ~barred;
  if (grammar::IsSentence(features)) possible &= ~(LabelMask{1} << static_cast<unsigned>(Label::kSigner));
  if (grammar::OnlyAnnounces(features)) possible &= ~(LabelMask{1} << static_cast<unsigned>(Label::kTitle));
  return possible;
}

/// Whether a line that shows `features` may have the label.
constexpr bool Possible(Label label, const FeatureSet& features) {
  return ((PossibleLabels(features) >> static_cast<unsigned>(label)) & 1U) != 0;
}

/// The labels that a line of which so much is known may have.
constexpr LabelMask PossibleLabels(const Observation& seen) {
  const LabelMask ruled_out = seen.under_way ? grammar::kBeforeIntroduction : 0;
  return PossibleLabels(seen.features) & grammar::LabelsOf(seen.sure) & ~ruled_out;
}

/// Whether it may have the label.
constexpr bool Possible(Label label, const Observation& seen) {
  return ((PossibleLabels(seen) >> static_cast<unsigned>(label)) & 1U) != 0;
}

inline constexpr std::size_t kStartCount = std::size(grammar::kStarts);
inline constexpr std::size_t kStepCount = std::size(grammar::kSteps);

}  // namespace pulse::ingest
