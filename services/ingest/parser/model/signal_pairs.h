// The pairs of features that say more together than each alone.

#pragma once

#include <array>
#include <cstdint>

#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Whose feature a signal is.
enum class Place : std::uint8_t { kHere, kBefore, kAfter };

/// A single feature at a place.
struct Signal {
  Place place = Place::kHere;
  Feature feature = Feature::kBias;
};

struct Pair {
  Signal first;
  Signal second;
};

namespace signals {
using enum Feature;

constexpr Pair Both(Feature a, Feature b) { return {{Place::kHere, a}, {Place::kHere, b}}; }
constexpr Pair Before(Feature before, Feature here) {
  return {{Place::kHere, here}, {Place::kBefore, before}};
}
constexpr Pair After(Feature here, Feature after) { return {{Place::kHere, here}, {Place::kAfter, after}}; }

inline constexpr std::array kPairs = {
    Both(kAlone, kBylineSplit),
    Both(kAlone, kEndsSentence),
    Both(kAlone, kEndsQuestion),
    Both(kAlone, kCapitalised),
    Both(kAlone, kTitleLength),
    Both(kAlone, kShort),
    Both(kAlone, kWrapped),
    Both(kAlone, kMarked),
    Both(kAlone, kBold),
    Both(kAlone, kKindName),
    Both(kAlone, kSectorName),
    Both(kAlone, kFillsWidth),
    Both(kAlone, kStartsLower),
    Both(kAlone, kPreviousEnds),
    Both(kAlone, kPreviousOpen),
    Both(kFewLines, kSentenceAtEnd),
    Both(kFewLines, kBylineSplit),
    Both(kFewLines, kGlued),
    Both(kFewLines, kPreviousEnds),
    Both(kSentenceAtEnd, kBylineSplit),
    Both(kSentenceAtEnd, kBylineWraps),
    Both(kSentenceAtEnd, kAfterBlank),
    Both(kSentenceAtEnd, kContinuesFull),
    Both(kGlued, kBylineSplit),
    Both(kGlued, kBylineKnown),
    Both(kGlued, kPreviousEnds),
    Both(kGlued, kPreviousOpen),
    Both(kGlued, kLastOfParagraph),
    Both(kGlued, kKindName),
    Both(kGlued, kSectorName),
    Both(kContinuesFull, kEndsNear),
    Both(kContinuesFull, kLastOfParagraph),
    Both(kContinuesFull, kStartsLower),
    Both(kContinuesFull, kBylineSplit),
    Both(kContinuesFull, kPreviousEnds),
    Both(kContinuesFull, kKindName),
    Both(kContinuesShort, kStartsLower),
    Both(kContinuesShort, kBylineSplit),
    Both(kContinuesShort, kPreviousEnds),
    Both(kContinuesShort, kPreviousOpen),
    Both(kContinuesShort, kSummaryOpener),
    Both(kBreaksShort, kBylineSplit),
    Both(kBreaksShort, kAfterBlank),
    Both(kBreaksShort, kEndsSentence),
    Both(kBreaksShort, kContinuesFull),
    Both(kBreaksShort, kAfterMarked),
    Both(kAfterMarked, kContinuesFull),
    Both(kAfterMarked, kContinuesShort),
    Both(kAfterPage, kStartsLower),
    Both(kAfterPage, kPreviousEnds),
    Both(kAfterPage, kPreviousOpen),
    Both(kAfterPage, kBylineSplit),
    Both(kAfterPage, kHeading),
    Both(kAfterPage, kBold),
    Both(kAfterPage, kAlone),
    Both(kHeading, kStartsLower),
    Both(kHeading, kEndsSentence),
    Both(kHeading, kBylineSplit),
    Both(kHeading, kWrapped),
    Both(kBold, kMarked),
    Both(kBold, kBylineSplit),
    Both(kBold, kStartsLower),
    Both(kBylineSplit, kEndsSentence),
    Both(kBylineSplit, kEndsQuestion),
    Both(kBylineSplit, kEndsOpen),
    Both(kBylineSplit, kMarked),
    Both(kBylineSplit, kWrapped),
    Both(kBylineSplit, kParagraphRunsOn),
    Both(kBylineSplit, kPreviousEnds),
    Both(kBylineSplit, kPreviousOpen),
    Both(kBylineSplit, kListItem),
    Both(kBylineSplit, kFillsWidth),
    Both(kBylineSplit, kSummaryOpener),
    Both(kBylineWeak, kEndsSentence),
    Both(kBylineWeak, kHeading),
    Both(kBylineWeak, kBold),
    Both(kBylineWeak, kAlone),
    Both(kBylineWeak, kGlued),
    Both(kInset, kBylineSplit),
    Both(kInset, kWrapped),
    Both(kBylineWraps, kAfterBlank),
    Both(kBylineWraps, kPreviousEnds),
    Both(kInByline, kGlued),
    Both(kInByline, kAfterPage),
    Both(kInByline, kEndsSentence),
    Both(kEndsSentence, kLastOfParagraph),
    Both(kEndsSentence, kFillsWidth),
    Both(kVerb, kBylineSplit),
    Both(kVerb, kGlued),
    Both(kVerbless, kAlone),
    Both(kVerbless, kSentenceAtEnd),
    Both(kVerbless, kBylineSplit),
    Both(kVerbless, kGlued),
    Both(kVerbless, kPreviousEnds),
    Both(kVerbless, kListItem),
    Both(kCutShort, kAfterPage),
    Both(kCutShort, kAlone),
    Both(kCutShort, kPreviousEnds),
    Before(kVerbless, kGlued),
    After(kVerbless, kSummaryOpener),
    After(kVerbless, kVerbless),
    Both(kTextBehindByline, kBylineWeak),
    Both(kTextBehindByline, kEndsSentence),
    Before(kFillsWidth, kAfterPage),
    Before(kFillsWidth, kAfterBlank),
    Before(kFillsWidth, kStartsLower),
    Before(kHeading, kAfterPage),
    Before(kHeading, kHeading),
    Before(kHeading, kStartsLower),
    Before(kBold, kBold),
    Before(kBold, kAfterPage),
    Before(kListItem, kBylineSplit),
    Before(kListItem, kAfterBlank),
    Before(kListItem, kGlued),
    Before(kBylineSplit, kStartsLower),
    Before(kBylineSplit, kAfterPage),
    Before(kBylineSplit, kGlued),
    Before(kBylineSplit, kAlone),
    Before(kAlone, kGlued),
    Before(kAlone, kAlone),
    Before(kEndsColon, kGlued),
    Before(kKindName, kBylineSplit),
    Before(kKindName, kGlued),
    Before(kEndsQuestion, kGlued),
    After(kAlone, kAfterPage),
    After(kAlone, kSummaryOpener),
    After(kAlone, kStartsLower),
    After(kAlone, kAlone),
    After(kBylineSplit, kStartsLower),
    After(kBylineSplit, kSummaryOpener),
    After(kBylineSplit, kAfterPage),
    After(kEndsOpen, kAfterPage),
    After(kBreaksShort, kSummaryOpener),
    After(kBreaksShort, kStartsLower),
    After(kContinuesFull, kSummaryOpener),
    After(kKindName, kBylineSplit),
    After(kSectorName, kKindName),
    After(kSectorName, kBylineSplit),
};

}  // namespace signals
}  // namespace pulse::ingest
