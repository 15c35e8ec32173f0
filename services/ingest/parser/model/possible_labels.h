// The labels that a line may have, whatever stands around it and whatever the model
// weighs.

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include "services/ingest/parser/model/model.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

namespace line_rules {

using enum Label;

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

// Months that the introduction names are not the edition's.
inline constexpr LabelMask kBeforeIntroduction = OneOf({kMasthead, kDate});

// The labels of what a line surely is.
constexpr LabelMask LabelsOf(Sure sure) {
  switch (sure) {
    case Sure::kTable:
      return OneOf({kMasthead, kIntro, kBody, kNewsBody});
    case Sure::kMasthead:
      return kBeforeIntroduction;
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
    case Sure::kNewsTitle:
      return OneOf({kNewsTitle});
    case Sure::kNoTitle:
      return kEveryLabel & ~OneOf({kTitle});
    case Sure::kNewsText:
      return OneOf({kNewsBody});
    case Sure::kSection:
      return OneOf({kSectorHeading});
    case Sure::kNothing:
      break;
  }
  return kEveryLabel;
}

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

// A heading right above text opens no sector where others are called as sectors are: one
// that is new has groups or items below it.
constexpr bool OpensNoSector(const FeatureSet& features) {
  return features.Has(Feature::kSectorsElsewhere) && !features.Has(Feature::kSectorName) &&
         !features.Has(Feature::kSectorWords) && !features.Has(Feature::kStructureNext);
}

// A sector's name as a heading no deeper than the titles, or alone and in capitals, is of no
// summary.
constexpr LabelMask kOfSummaries = OneOf({kBody, kNewsBody, kCaption, kNewsCaption});

constexpr bool StandsOverItems(const FeatureSet& features) {
  return features.Has(Feature::kSectorName) && !features.Has(Feature::kListItem) &&
         ((features.Has(Feature::kHeading) && !features.Has(Feature::kDeeperLevel)) ||
          (features.Has(Feature::kAlone) && features.Has(Feature::kAllCapitals)));
}

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

}  // namespace line_rules

/// The labels that a line which shows `features` may have.
constexpr LabelMask PossibleLabels(const FeatureSet& features) {
  LabelMask granted = line_rules::kUnasking;
  LabelMask barred = 0;
  for (std::size_t w = 0; w < FeatureSet::kWords; ++w) {
    for (std::uint64_t left = features.words[w] & line_rules::kDeciding.words[w]; left != 0;
         left &= left - 1) {
      const auto& verdict = line_rules::kVerdicts[w * 64 + static_cast<std::size_t>(std::countr_zero(left))];
      granted |= verdict.grants;
      barred |= verdict.bars;
    }
  }
  LabelMask possible = line_rules::LabelsFor(features) & granted & ~barred;
  if (line_rules::IsSentence(features)) possible &= ~(LabelMask{1} << static_cast<unsigned>(Label::kSigner));
  if (line_rules::OnlyAnnounces(features))
    possible &= ~(LabelMask{1} << static_cast<unsigned>(Label::kTitle));
  if (line_rules::OpensNoSector(features))
    possible &= ~(LabelMask{1} << static_cast<unsigned>(Label::kSectorHeading));
  return possible;
}

/// Whether a line that shows `features` may have the label.
constexpr bool Possible(Label label, const FeatureSet& features) {
  return ((PossibleLabels(features) >> static_cast<unsigned>(label)) & 1U) != 0;
}

/// The labels that a line of which so much is known may have.
constexpr LabelMask PossibleLabels(const Observation& seen) {
  const LabelMask ruled_out = seen.under_way ? line_rules::kBeforeIntroduction : 0;
  return PossibleLabels(seen.features) & line_rules::LabelsOf(seen.sure) & ~ruled_out;
}

/// Those of them that a reading chooses from. A fit is not told: it would learn nothing
/// of sectors' names, and know none that are not marked.
constexpr LabelMask LabelsToChoose(const Observation& seen) {
  const LabelMask possible = PossibleLabels(seen);
  // What is surely a summary's, as a table's line is, stays one.
  const LabelMask over_items = possible & ~line_rules::kOfSummaries;
  return over_items != 0 && line_rules::StandsOverItems(seen.features) ? over_items : possible;
}

/// Whether it may have the label.
constexpr bool Possible(Label label, const Observation& seen) {
  return ((PossibleLabels(seen) >> static_cast<unsigned>(label)) & 1U) != 0;
}

}  // namespace pulse::ingest
