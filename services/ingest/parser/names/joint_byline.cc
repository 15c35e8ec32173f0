#include "services/ingest/parser/names/joint_byline.h"

#include <algorithm>
#include <array>
#include <limits>

#include "services/ingest/parser/names/byline_pieces.h"
#include "services/ingest/parser/names/name_appositions.h"
#include "services/ingest/parser/names/name_words.h"
#include "services/ingest/parser/names/publisher_names.h"
#include "services/ingest/parser/names/university_units.h"
#include "services/ingest/parser/words/typography.h"

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
constexpr int kSeenAlone = 6;  // elsewhere in the document, and as much again for each joint inside
constexpr int kListInsideName = 5;
constexpr int kListAfterSubjectHead = 6;
constexpr int kListAfterFormalOpening = 8;
constexpr int kFurtherPart = 2;
constexpr int kWeakPart = 3;
constexpr int kBareList = 1;
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

// A name with a list inside.
struct List {
  int value = kNoName;
  int unknown_parts = 0;  // that look like subjects or places
};

// "Department for Digital, Culture, Media and Sport": what follows the first
// piece goes on with its subjects.
List ScoreSubjectsBehind(const Pieces& pieces, std::size_t first, std::size_t last) {
  const auto& head = pieces[first];
  const bool runs_on = head.runs_on || head.runs_on_places;
  if (!runs_on && !(head.ends_in_subject && head.alone != Alone::kNever && head.alone != Alone::kHardly))
    return {};
  int weak = 0;
  for (std::size_t i = first + 1; i <= last; ++i) {
    const auto& piece = pieces[i];
    if (piece.goes_on) continue;
    const bool unknown =
        (head.runs_on && piece.looks_like_subject) || (head.runs_on_places && piece.one_unknown_word) ||
        (head.runs_on_topics && piece.looks_like_topic) || (head.runs_on && piece.ends_unit && i == last);
    if (!unknown) return {};
    ++weak;
  }
  // "Institute of Boats and Law & Order": an ampersand binds closer than "and".
  if (pieces[last].after_and && pieces[last].holds_ampersand) return {};
  // A list has its "and" before its last part and nowhere else.
  const bool parted = pieces[last].after_and || pieces[last].holds_and;
  const bool list =
      parted && std::none_of(pieces.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                             pieces.begin() + static_cast<std::ptrdiff_t>(last),
                             [](const BylinePiece& piece) { return piece.after_and || piece.holds_and; });
  if (!list) return {};
  const auto further = static_cast<int>(last - first) - 1;
  return {(runs_on ? kListAfterSubjectHead : kListInsideName) + kFurtherPart * further + kWeakPart * weak,
          weak};
}

// "Women and Equalities Committee": what leads up to the last piece waits for
// its head.
List ScoreSubjectsBefore(const Pieces& pieces, std::size_t first, std::size_t last) {
  const auto& head = pieces[last];
  if (!head.after_and && !head.holds_and) return {};
  if (!head.closes && !head.closes_places) return {};
  int weak = 0;
  for (std::size_t i = first; i < last; ++i) {
    const auto& piece = pieces[i];
    if (i > first && piece.after_and) return {};
    if (piece.opens && (i == first || !piece.opens_formally)) continue;
    const bool subject =
        head.closes && (piece.looks_like_subject || (head.closes_works && piece.alone <= Alone::kMaybe));
    const bool place = head.closes_places && piece.one_unknown_word && piece.alone != Alone::kSurely;
    if (!subject && !place) return {};
    ++weak;
  }
  const auto further = static_cast<int>(last - first) - 1;
  const bool formal =
      pieces[first].opens_formally && (head.closes_weakly || pieces[first].alone == Alone::kHardly);
  return {(formal ? kListAfterFormalOpening : kListInsideName) + kFurtherPart * further + kWeakPart * weak,
          weak};
}

// "Friends, Families and Travellers": a name that is but a list of what it is about.
List ScoreBareList(const Pieces& pieces, std::size_t first, std::size_t last) {
  bool subject = false;
  for (std::size_t i = first; i <= last; ++i) {
    const auto& piece = pieces[i];
    const bool word = piece.text.find(' ') == std::string_view::npos;
    if (!word || !(piece.goes_on || piece.looks_like_subject)) return {};
    if (i > first && piece.after_and != (i == last)) return {};
    subject |= piece.alone == Alone::kNever;
  }
  return {last > first + 1 && subject ? kBareList : kNoName, static_cast<int>(last - first)};
}

std::string_view Between(const BylinePiece& first, const BylinePiece& last) {
  const auto* const end = last.text.data() + last.text.size();
  return {first.text.data(), static_cast<std::size_t>(end - first.text.data())};
}

struct Score {
  int value = 0;
  bool sure = false;
};

// Value of reading pieces [first, last] as one organisation.
Score ScoreName(std::string_view text, const Pieces& pieces, std::size_t first, std::size_t last,
                const PublishersSeen* seen) {
  const auto parts = static_cast<int>(last - first);
  if (seen != nullptr && !seen->empty() && seen->Has(PublisherName(text)))
    return {kSeenAlone + (kSeenAlone + kFurtherPart) * parts, true};
  if (parts > 0 && IsNameOfCommonWords(text)) return {kSurelyAName + kListAfterFormalOpening * parts, true};
  if (parts == 0) {
    const auto alone = pieces[first].alone;
    return {ScoreAlone(pieces[first]), alone == Alone::kSurely || alone == Alone::kLikely};
  }
  // "SSAFA, the Armed Forces Charity"; in a list that goes on, one of its members.
  if (parts == 1 && pieces[last].after_comma && last + 1 == pieces.size() &&
      pieces[last].text.starts_with("the "))
    return {kSurelyAName * 2 + 1, false};
  if (parts == 1 && pieces[last].after_comma && IsOfficeOf(pieces[first].text, pieces[last].text))
    return {kSurelyAName * 2 + 1, false};
  if (parts == 1 && pieces[last].after_comma &&
      (IsCentreCalled(pieces[first].text, pieces[last].text) || SaysWhose(pieces[last].text)))
    return {kSurelyAName * 2 + 1, true};
  if (parts > 0 && pieces[first + 1].after_comma && last + 1 == pieces.size()) {
    const auto unit = Between(pieces[first + 1], pieces[last]);
    // "Thornbury University, Centre for Ferries and Harbours"; in a list that goes on, one of
    // its members.
    if (IsUnitBehind(pieces[first].text, unit)) {
      if (parts == 1) return {kSurelyAName * 2 + 1, true};
      const auto score = ScoreName(unit, pieces, first + 1, last, seen);  // which is a list
      return {kSurelyAName + score.value + 1, score.sure};
    }
  }
  // "Centre for Ferries, Thornbury": two publishers have an "and" between them, and this
  // is where the one is.
  if (parts == 1 && pieces.size() == 2 && pieces[last].after_comma && pieces[last].one_unknown_word &&
      HoldsHead(pieces[first].text))
    return {kSurelyAName * 2 + 1, false};
  if (parts == 1 && pieces[last].after_and && AcronymSpans(pieces[first].text, pieces[last].text))
    return {kSurelyAName * 2 + 1, true};
  // "Sower & Pickle": a firm is called by its partners, joined by a sign.
  const bool firm = parts == 1 && pieces[first].one_unknown_word && pieces[last].one_unknown_word &&
                    text.find(" & ") != std::string_view::npos;
  if (firm) return {kMaybeAName * 2 + 1, false};
  const auto list =
      std::max(ScoreSubjectsBehind(pieces, first, last), ScoreSubjectsBefore(pieces, first, last),
               [](const List& a, const List& b) { return a.value < b.value; });
  const auto bare = ScoreBareList(pieces, first, last);
  if (bare.value > list.value) return {bare.value, false};
  if (list.value > kNoName) return {list.value, list.unknown_parts == 0};
  return {first == 0 && last + 1 == pieces.size() ? kLastResort : kNoName, false};
}

}  // namespace

bool MayBeJoint(std::string_view byline) {
  static constexpr std::array<std::string_view, 5> kJoints = {" and ", " And ", " AND ", " with ",
                                                              " on behalf of "};
  const auto joint = [](char c) { return c == ',' || c == ';' || c == '&' || c == '/' || c == '|'; };
  if (std::any_of(byline.begin(), byline.end(), joint)) return true;
  for (auto at = byline.find(' '); at != std::string_view::npos; at = byline.find(' ', at + 1)) {
    const auto rest = byline.substr(at);
    const char first = rest.size() > 1 ? ToLower(rest[1]) : '\0';
    if (first != 'a' && first != 'w' && first != 'o') continue;
    for (const auto words : kJoints) {
      if (rest.starts_with(words)) return true;
    }
  }
  return false;
}

JointByline ReadJointByline(std::string_view byline, const PublishersSeen* seen) {
  byline = Trim(byline);
  if (byline.empty()) return {};
  if (!MayBeJoint(byline) || HoldsApposition(byline)) return {{byline}, true};
  const auto pieces = CutByline(byline);
  if (pieces.size() < 2 || pieces.size() > kMostPieces) return {{byline}, pieces.size() < 2};
  // Best segmentation of the pieces into names, by dynamic programming; of two
  // equals the one with fewer names.
  struct Best {
    int value = std::numeric_limits<int>::min() / 2;
    std::size_t from = 0;
    bool sure = true;
  };
  std::vector<Best> best(pieces.size() + 1);
  best[0].value = 0;
  for (std::size_t end = 1; end <= pieces.size(); ++end) {
    for (std::size_t begin = end > kMostParts ? end - kMostParts : 0; begin < end; ++begin) {
      const auto score = ScoreName(Between(pieces[begin], pieces[end - 1]), pieces, begin, end - 1, seen);
      const int value = best[begin].value + score.value;
      if (value > best[end].value) best[end] = {value, begin, best[begin].sure && score.sure};
    }
  }
  JointByline joint;
  for (std::size_t end = pieces.size(); end > 0; end = best[end].from)
    joint.publishers.push_back(Between(pieces[best[end].from], pieces[end - 1]));
  std::reverse(joint.publishers.begin(), joint.publishers.end());
  joint.sure = best[pieces.size()].sure;
  return joint;
}

}  // namespace pulse::ingest
