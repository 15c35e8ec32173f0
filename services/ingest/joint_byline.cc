#include "services/ingest/joint_byline.h"

#include <algorithm>
#include <limits>

#include "services/ingest/byline_pieces.h"
#include "services/ingest/publisher_names.h"
#include "services/ingest/typography.h"

namespace pulse::ingest {
namespace {

using Alone = BylinePiece::Alone;
using Pieces = std::vector<BylinePiece>;

// What a reading is worth. A name with a list inside is worth more than one of
// its ends and less than two whole names.
constexpr int kSurelyAName = 4;
constexpr int kLikelyAName = 3;
constexpr int kMaybeAName = 2;
constexpr int kHardlyAName = -2;
constexpr int kNoName = -8;
constexpr int kSeenAlone = 6;  // elsewhere in the document
constexpr int kListInsideName = 5;
constexpr int kListAfterSubjectHead = 6;
constexpr int kListAfterFormalOpening = 8;
constexpr int kFurtherPart = 2;
constexpr int kWeakPart = 3;
constexpr int kLastResort = -3;
constexpr std::size_t kMostParts = 6;    // of a list inside a name
constexpr std::size_t kMostPieces = 40;  // of a byline; more is no byline

int ScoreAlone(const BylinePiece& piece) {
  switch (piece.alone) {
    case Alone::kSurely:
      return kSurelyAName;
    case Alone::kLikely:
      return kLikelyAName;
    case Alone::kMaybe:
      return kMaybeAName;
    case Alone::kHardly:
      return kHardlyAName;
    case Alone::kNever:
      break;
  }
  return kNoName;
}

// "Department for Digital, Culture, Media and Sport": what follows the first
// piece goes on with its subjects.
int ScoreSubjectsBehind(const Pieces& pieces, std::size_t first, std::size_t last) {
  const auto& head = pieces[first];
  const bool runs_on = head.runs_on || head.runs_on_places;
  if (!runs_on && !(head.ends_in_subject && head.alone != Alone::kNever && head.alone != Alone::kHardly))
    return kNoName;
  int weak = 0;
  for (std::size_t i = first + 1; i <= last; ++i) {
    const auto& piece = pieces[i];
    if (piece.goes_on) continue;
    const bool unknown =
        (head.runs_on && piece.looks_like_subject) || (head.runs_on_places && piece.one_unknown_word);
    if (!unknown) return kNoName;
    ++weak;
  }
  // A list has its "and" before its last part and nowhere else.
  const bool parted = pieces[last].after_and || pieces[last].holds_and;
  const bool list = parted && std::none_of(pieces.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                                           pieces.begin() + static_cast<std::ptrdiff_t>(last),
                                           [](const BylinePiece& piece) { return piece.after_and; });
  if (!list) return kNoName;
  const auto further = static_cast<int>(last - first) - 1;
  return (runs_on ? kListAfterSubjectHead : kListInsideName) + kFurtherPart * further + kWeakPart * weak;
}

// "Women and Equalities Committee": what leads up to the last piece waits for
// its head.
int ScoreSubjectsBefore(const Pieces& pieces, std::size_t first, std::size_t last) {
  const auto& head = pieces[last];
  if (!head.after_and && !head.holds_and) return kNoName;
  if (!head.closes && !head.closes_places) return kNoName;
  int weak = 0;
  for (std::size_t i = first; i < last; ++i) {
    const auto& piece = pieces[i];
    if (i > first && piece.after_and) return kNoName;
    if (piece.opens && (i == first || !piece.opens_formally)) continue;
    const bool subject = head.closes && piece.looks_like_subject;
    const bool place = head.closes_places && piece.one_unknown_word && piece.alone != Alone::kSurely;
    if (!subject && !place) return kNoName;
    ++weak;
  }
  const auto further = static_cast<int>(last - first) - 1;
  const bool formal =
      pieces[first].opens_formally && (head.closes_weakly || pieces[first].alone == Alone::kHardly);
  return (formal ? kListAfterFormalOpening : kListInsideName) + kFurtherPart * further + kWeakPart * weak;
}

// Value of reading pieces [first, last] as one organisation.
int ScoreName(std::string_view text, const Pieces& pieces, std::size_t first, std::size_t last,
              const PublishersSeen* seen) {
  const int known = seen != nullptr && !seen->empty() && seen->Has(text) ? kSeenAlone : 0;
  if (first == last) return known > 0 ? known : ScoreAlone(pieces[first]);
  // "SSAFA, the Armed Forces Charity"
  if (last == first + 1 && pieces[last].after_comma && pieces[last].text.starts_with("the "))
    return kSurelyAName * 2 + 1;
  const int score =
      std::max(ScoreSubjectsBehind(pieces, first, last), ScoreSubjectsBefore(pieces, first, last));
  if (known > 0) return std::max(score, 0) + known + kSurelyAName * static_cast<int>(last - first);
  if (score > kNoName) return score;
  return first == 0 && last + 1 == pieces.size() ? kLastResort : kNoName;
}

std::string_view Between(const BylinePiece& first, const BylinePiece& last) {
  const auto* const end = last.text.data() + last.text.size();
  return {first.text.data(), static_cast<std::size_t>(end - first.text.data())};
}

}  // namespace

void PublishersSeen::Add(std::string_view name) { names_.insert(HashFolded(PublisherName(name))); }

bool PublishersSeen::Has(std::string_view name) const {
  return names_.find(HashFolded(PublisherName(name))) != names_.end();
}

bool MayBeJoint(std::string_view byline) {
  return byline.find_first_of(",;&/|") != std::string_view::npos ||
         byline.find(" and ") != std::string_view::npos || byline.find(" And ") != std::string_view::npos ||
         byline.find(" AND ") != std::string_view::npos || byline.find(" with ") != std::string_view::npos ||
         byline.find(" on behalf of ") != std::string_view::npos;
}

std::vector<std::string_view> SplitPublishers(std::string_view byline, const PublishersSeen* seen) {
  byline = Trim(byline);
  if (byline.empty()) return {};
  if (!MayBeJoint(byline)) return {byline};
  const auto pieces = CutByline(byline);
  if (pieces.size() < 2 || pieces.size() > kMostPieces) return {byline};
  // Best segmentation of the pieces into names, by dynamic programming; of two
  // equals the one with fewer names.
  constexpr int kWorst = std::numeric_limits<int>::min() / 2;
  std::vector<int> best(pieces.size() + 1, kWorst);
  std::vector<std::size_t> from(pieces.size() + 1, 0);
  best[0] = 0;
  for (std::size_t end = 1; end <= pieces.size(); ++end) {
    for (std::size_t begin = end > kMostParts ? end - kMostParts : 0; begin < end; ++begin) {
      const auto text = Between(pieces[begin], pieces[end - 1]);
      const int score = best[begin] + ScoreName(text, pieces, begin, end - 1, seen);
      if (score > best[end]) {
        best[end] = score;
        from[end] = begin;
      }
    }
  }
  std::vector<std::string_view> publishers;
  for (std::size_t end = pieces.size(); end > 0; end = from[end])
    publishers.push_back(Between(pieces[from[end]], pieces[end - 1]));
  std::reverse(publishers.begin(), publishers.end());
  return publishers;
}

}  // namespace pulse::ingest
