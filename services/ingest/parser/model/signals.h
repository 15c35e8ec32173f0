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

#include "services/ingest/parser/model/signal_pairs.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

namespace signals {
using enum Feature;

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
