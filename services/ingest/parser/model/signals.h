// What the model weighs at a line: its own features, those of the lines before
// and after it, and pairs of these that say more together than each alone.

#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

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

// What is worth knowing of a neighbour.
inline constexpr std::array kOfNeighbours = {
    kHeading,     kBold,        kListItem,       kQuote,         kAfterPage,    kGlued,      kShort,
    kTitleLength, kLong,        kStartsLower,    kEndsSentence,  kEndsColon,    kEndsOpen,   kBylineSplit,
    kCapitalised, kSectorName,  kNewsName,       kKindName,      kMonthOnly,    kClosing,    kPersonName,
    kRoleWords,   kBreaksShort, kContinuesShort, kContinuesFull, kEndsQuestion, kFillsWidth, kAlone,
    kInByline,    kBylineWraps, kSummaryOpener,  kSubheading,    kSubscription, kContact,    kHalfWidth,
    kVerbless,    kAddress,
};

constexpr FeatureSet MakeNeighbourSet() {
  FeatureSet set;
  for (const auto feature : kOfNeighbours) set.Set(feature);
  return set;
}
inline constexpr FeatureSet kNeighbourSet = MakeNeighbourSet();
}  // namespace signals

inline constexpr std::size_t kSingleSignals = 3 * kFeatureCount;
inline constexpr std::size_t kSignalCount = kSingleSignals + signals::kPairs.size();

constexpr std::size_t SignalIndex(Signal signal) {
  return static_cast<std::size_t>(signal.place) * kFeatureCount + static_cast<std::size_t>(signal.feature);
}

namespace signals {
/// A set of pairs, a bit each, as one vector.
struct PairSet {
  using Bits = std::uint64_t __attribute__((vector_size(32)));
  static constexpr std::size_t kWords = sizeof(Bits) / sizeof(std::uint64_t);
  Bits bits{};
};
static_assert(kPairs.size() <= PairSet::kWords * 64);

/// The pairs that a single signal is the first of, and the second of. A line has
/// some 25 signals and there are over a hundred pairs: the signals say which.
using PairBits = std::array<std::uint64_t, PairSet::kWords>;
struct PairsOfSignal {
  PairBits first{};
  PairBits second{};
};

constexpr std::array<PairsOfSignal, kSingleSignals> MakePairsOfSignals() {
  std::array<PairsOfSignal, kSingleSignals> sets{};
  for (std::size_t p = 0; p < kPairs.size(); ++p) {
    sets[SignalIndex(kPairs[p].first)].first[p / 64] |= std::uint64_t{1} << (p % 64);
    sets[SignalIndex(kPairs[p].second)].second[p / 64] |= std::uint64_t{1} << (p % 64);
  }
  return sets;
}
inline constexpr auto kPairsOfSignals = MakePairsOfSignals();

[[gnu::always_inline]] inline void AddPairs(const PairBits& pairs, PairSet* set) {
  PairSet more;
  std::memcpy(&more.bits, pairs.data(), sizeof more.bits);
  set->bits |= more.bits;
}

static_assert(std::all_of(kPairs.begin(), kPairs.end(),
                          [](const Pair& pair) { return pair.first.place == Place::kHere; }));
}  // namespace signals

/// Calls `visit(index)` for every signal at line `i`, below kSignalCount. Inlined, so
/// that what the visit adds up stays in registers.
template <typename Visit>
[[gnu::always_inline]] inline void ForEachSignal(const std::vector<Observation>& seen, std::size_t i,
                                                 Visit visit) {
  std::array<FeatureSet, 3> at;
  at[0] = seen[i].features;
  for (std::size_t w = 0; w < FeatureSet::kWords; ++w) {
    if (i > 0) at[1].words[w] = seen[i - 1].features.words[w] & signals::kNeighbourSet.words[w];
    if (i + 1 < seen.size()) at[2].words[w] = seen[i + 1].features.words[w] & signals::kNeighbourSet.words[w];
  }
  signals::PairSet first;
  signals::PairSet second;
  for (std::size_t place = 0; place < at.size(); ++place) {
    for (std::size_t w = 0; w < FeatureSet::kWords; ++w) {
      for (std::uint64_t left = at[place].words[w]; left != 0; left &= left - 1) {
        const auto signal = place * kFeatureCount + w * 64 + static_cast<std::size_t>(std::countr_zero(left));
        visit(signal);
        if (place == 0) signals::AddPairs(signals::kPairsOfSignals[signal].first, &first);
        signals::AddPairs(signals::kPairsOfSignals[signal].second, &second);
      }
    }
  }
  first.bits &= second.bits;
  for (std::size_t w = 0; w < signals::PairSet::kWords; ++w) {
    for (std::uint64_t both = first.bits[w]; both != 0; both &= both - 1)
      visit(kSingleSignals + w * 64 + static_cast<std::size_t>(std::countr_zero(both)));
  }
}

}  // namespace pulse::ingest
