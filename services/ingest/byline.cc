#include "services/ingest/byline.h"

#include <algorithm>
#include <array>
#include <limits>

#include "services/ingest/lexicon.h"
#include "services/ingest/typography.h"

namespace pulse::ingest {
namespace {

constexpr int kMaxBylineWords = 24;
constexpr std::size_t kMaxHeadingBytes = 300;  // 260 characters, some of them of two or three bytes

bool IsEmphasis(char c) { return c == '*' || c == '_'; }

std::string_view WithoutEdges(std::string_view word) {
  const auto edge = [](char c) {
    return !IsAlpha(c) && !IsDigit(c) && static_cast<unsigned char>(c) < 0x80 && c != '&';
  };
  while (!word.empty() && edge(word.front())) word.remove_prefix(1);
  while (!word.empty() && edge(word.back())) word.remove_suffix(1);
  while (word.size() >= 3 && (word.substr(0, 3) == "‘" || word.substr(0, 3) == "“")) word.remove_prefix(3);
  return word;
}

struct Word {
  std::string_view text;  // without punctuation at its edges
  bool ends_sentence = false;
  std::size_t after = 0;  // offset of the first byte after the word and its marks
};

// A full stop at the end of `token`, emphasis marks after it ignored.
std::size_t StopAt(std::string_view token) {
  std::size_t end = token.size();
  while (end > 0 && IsEmphasis(token[end - 1])) --end;
  return end > 0 && token[end - 1] == '.' ? end - 1 : std::string_view::npos;
}

// "Trust.The": a stop whose space the conversion lost, between a word of two
// letters or more and a capital.
std::size_t InnerStop(std::string_view token) {
  for (std::size_t at = 2; at + 2 < token.size(); ++at) {
    if (token[at] == '.' && IsLower(token[at - 1]) && IsLower(token[at - 2]) && IsUpper(token[at + 1]) &&
        IsLower(token[at + 2]) && token.substr(0, 4) != "http" && token.substr(0, 3) != "www") {
      return at;
    }
  }
  return std::string_view::npos;
}

bool IsStopOfAbbreviation(std::string_view token, std::size_t stop) {
  const auto printed = WithoutEdges(token.substr(0, stop));
  if (printed.size() <= 1) return true;  // an initial
  if (!IsAbbreviation(printed)) return false;
  const auto word = Fold(printed);
  return word != "no" && word != "ed" && word != "sec" && word != "fig" && word != "etc" && word != "al" &&
         word != "inc";
}

bool IsCapitalised(std::string_view word) {
  if (word.empty()) return true;
  const auto first = static_cast<unsigned char>(word.front());
  if (first >= 0x80 || IsUpper(word.front()) || IsDigit(word.front()) || word.front() == '&') return true;
  // "nDelius": a capital inside a short brand.
  return word.size() < 12 && std::any_of(word.begin(), word.end(), IsUpper);
}

}  // namespace

std::optional<BylineSplit> SplitByline(std::string_view heading, bool* open) {
  if (open != nullptr) *open = false;
  BylineSplit split;
  int words = 0;
  bool capital = false;
  for (std::size_t at = 0; at < heading.size() && words < kMaxBylineWords;) {
    if (IsSpace(heading[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < heading.size() && !IsSpace(heading[end])) ++end;
    auto token = heading.substr(at, end - at);
    std::size_t stop = StopAt(token);
    std::size_t title = end;
    if (stop == std::string_view::npos && (stop = InnerStop(token)) != std::string_view::npos)
      title = at + stop + 1;
    const bool ends = stop != std::string_view::npos && !IsStopOfAbbreviation(token, stop);
    if (ends) token = token.substr(0, stop);
    const auto word = WithoutEdges(token);
    if (!word.empty()) {
      ++words;
      if (!IsCapitalised(word) && !IsNameParticle(word)) return std::nullopt;
      capital |= IsCapitalised(word) && !IsDigit(word.front());
      split.organisation_words += IsOrganisationWord(word) ? 1 : 0;
    }
    if (ends) {
      split.byline_end = at + stop;
      split.title_begin = title;
      while (split.title_begin < heading.size() &&
             (IsSpace(heading[split.title_begin]) || IsEmphasis(heading[split.title_begin]))) {
        ++split.title_begin;
      }
      const bool title_left = split.title_begin + 2 < heading.size();
      if (!capital || !title_left || heading.size() > kMaxHeadingBytes) return std::nullopt;
      return split;
    }
    at = end;
  }
  if (open != nullptr) *open = words > 0 && words < kMaxBylineWords;
  return std::nullopt;
}

// ---- joint bylines ----------------------------------------------------------

namespace {

// How well a piece of a byline reads as an organisation by itself.
enum class Reads { kNot, kMaybe, kWell };

// The words before any bracket, an acronym say.
std::vector<std::string> FoldedWords(std::string_view text) {
  text = text.substr(0, text.find('('));
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && IsSpace(text[at])) ++at;
    std::size_t end = at;
    while (end < text.size() && !IsSpace(text[end])) ++end;
    if (end > at) {
      auto word = Fold(WithoutEdges(text.substr(at, end - at)));
      if (word.size() > 2 && word.substr(word.size() - 2) == "'s" &&
          IsSubjectWord(word.substr(0, word.size() - 2))) {
        word.resize(word.size() - 2);
      }
      if (!word.empty()) words.push_back(std::move(word));
    }
    at = end;
  }
  return words;
}

bool IsAcronym(std::string_view word) {
  return word.size() >= 2 && word.size() <= 8 &&
         std::all_of(word.begin(), word.end(), [](char c) { return IsUpper(c) || IsDigit(c) || c == '&'; }) &&
         IsUpper(word.front());
}

Reads ReadsAsOrganisation(std::string_view piece) {
  piece = Trim(piece);
  if (piece.empty() || (!IsCapitalised(WithoutEdges(piece)) && !piece.starts_with("the ")))
    return Reads::kNot;
  if (IsAcronym(piece)) return Reads::kWell;
  const auto words = FoldedWords(piece);
  if (words.empty()) return Reads::kNot;
  bool organisation = false;
  bool subjects_only = true;
  for (const auto& word : words) {
    organisation |= IsOrganisationWord(word) && !(words.size() == 1 && IsSubjectWord(word));
    subjects_only &= IsSubjectWord(word) || IsNameParticle(word);
  }
  if (organisation && words.size() >= 2 &&
      !(subjects_only && words.size() <= 2 && words.back() == "services")) {
    return Reads::kWell;
  }
  if (words.front() == "the" && words.size() >= 2 && !subjects_only) return Reads::kWell;
  if (subjects_only) return Reads::kNot;
  return organisation ? Reads::kWell : Reads::kMaybe;
}

// "Department for Digital": a head whose subject may run on over commas.
bool RunsOn(std::string_view piece) {
  const auto words = FoldedWords(piece);
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    const auto& next = words[at + 1];
    if (IsBodyWithSubject(words[at]) && (next == "for" || next == "of" || next == "on" || next == "in"))
      return true;
  }
  return false;
}

struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool after_and = false;  // parted from the piece before by "and"
};

// The byline cut at every comma, semicolon, slash, ampersand and "and".
std::vector<Piece> CutPieces(std::string_view byline) {
  std::vector<Piece> pieces;
  std::size_t begin = 0;
  int depth = 0;
  bool after_and = false;
  const auto cut = [&](std::size_t at, std::size_t next, bool and_next) {
    pieces.push_back({begin, at, after_and});
    begin = next;
    after_and = and_next;
  };
  for (std::size_t at = 0; at < byline.size(); ++at) {
    const char c = byline[at];
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (depth > 0) continue;
    const auto rest = byline.substr(at);
    if (rest.starts_with(", and ")) {
      cut(at, at + 6, true);
    } else if (c == ',' || c == ';') {
      cut(at, at + 1, false);
    } else if (rest.starts_with(" and ") || rest.starts_with(" And ")) {
      cut(at, at + 5, true);
    } else if (rest.starts_with(" & ") || rest.starts_with(" / ") || rest.starts_with(" | ")) {
      cut(at, at + 3, false);
    } else {
      continue;
    }
    at = begin - 1;
  }
  cut(byline.size(), byline.size(), false);
  std::erase_if(pieces, [&](const Piece& piece) {
    return Trim(byline.substr(piece.begin, piece.end - piece.begin)).empty();
  });
  return pieces;
}

// "HM Prison", "Royal Society": a prefix and subjects, with no head of its own.
bool IsIncomplete(std::string_view piece) {
  const auto words = FoldedWords(piece);
  std::size_t at = 0;
  while (at < words.size() &&
         (words[at] == "hm" || words[at] == "hmi" || words[at] == "his" || words[at] == "her" ||
          words[at] == "majesty's" || words[at] == "national" || words[at] == "royal")) {
    ++at;
  }
  return at > 0 &&
         std::all_of(words.begin() + static_cast<std::ptrdiff_t>(at), words.end(),
                     [](const std::string& word) { return IsSubjectWord(word) || IsNameParticle(word); });
}

// Whether an unknown word looks like what an organisation is about rather than
// like a name: "Harbours", "Progression", "Nursing".
bool LooksLikeSubject(std::string_view word) {
  constexpr std::string_view kEndings[] = {"s",    "tion", "sion", "ment", "ing",  "ity",
                                           "ness", "ship", "ism",  "logy", "ance", "ence",
                                           "hood", "care", "acy",  "work", "ery",  "ure"};
  if (word.size() < 4 ||
      !std::all_of(word.begin(), word.end(), [](char c) { return IsLower(c) || c == '-'; }))
    return false;
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [word](std::string_view end) { return word.ends_with(end); });
}

// One or two capitalised words nobody knows as an organisation, that look like
// a subject: after "Department for …," the subject's next part, not a name.
// `leading`: or one word, a place, before "… and Marsh Housing Federation".
bool IsWeak(std::string_view piece, bool leading = false) {
  if (ReadsAsOrganisation(piece) != Reads::kMaybe || piece.find('(') != std::string_view::npos) return false;
  const auto inner_capital = [&piece](std::size_t at) {
    return IsUpper(piece[at]) && IsLower(piece[at - 1]);
  };
  for (std::size_t at = 1; at < piece.size(); ++at) {
    if (inner_capital(at)) return false;  // "OpenHealth"
  }
  const auto words = FoldedWords(piece);
  if (words.empty() || words.size() > 2 || (words.size() == 2 && !IsSubjectWord(words.front()))) return false;
  if (IsKnownBrand(words.back())) return false;
  if (leading && words.size() == 1) return std::all_of(words[0].begin(), words[0].end(), IsLower);
  return LooksLikeSubject(words.back());
}

// What a reading is worth. A name with a list inside is worth more than one of
// its ends and less than two whole names.
constexpr int kWholeName = 4;
constexpr int kLikelyName = 2;
constexpr int kListInsideName = 5;
constexpr int kListAfterSubjectHead = 6;
constexpr int kFurtherPart = 2;
constexpr int kWeakPart = 3;
constexpr int kNoName = -8;
constexpr int kLastResort = -3;

// Value of reading pieces [first, last] as one organisation.
int GroupScore(std::string_view byline, const std::vector<Piece>& pieces, std::size_t first,
               std::size_t last) {
  const auto text = [&](std::size_t piece) {
    return byline.substr(pieces[piece].begin, pieces[piece].end - pieces[piece].begin);
  };
  const auto not_alone = [&](std::size_t piece) {
    return ReadsAsOrganisation(text(piece)) == Reads::kNot || IsIncomplete(text(piece));
  };
  const Reads head = ReadsAsOrganisation(text(first));
  if (first == last) {
    if (head == Reads::kNot || IsIncomplete(text(first))) return kNoName;
    return head == Reads::kWell ? kWholeName : kLikelyName;
  }
  const bool runs_on = RunsOn(text(first));
  bool subjects_follow = !not_alone(first);
  bool subjects_lead = true;
  int weak_following = 0;
  int weak_leading = 0;
  for (std::size_t piece = first; piece <= last; ++piece) {
    const bool weak = IsWeak(text(piece));
    if (piece > first) {
      subjects_follow &= not_alone(piece) || (runs_on && weak);
      weak_following += weak ? 1 : 0;
    }
    if (piece < last) {
      const bool weak_lead = IsWeak(text(piece), true);
      subjects_lead &= not_alone(piece) || weak_lead;
      weak_leading += weak_lead ? 1 : 0;
    }
  }
  // A list has its "and" before its last part and nowhere else.
  const bool list = std::none_of(pieces.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                                 pieces.begin() + static_cast<std::ptrdiff_t>(last),
                                 [](const Piece& p) { return p.after_and; });
  const bool parted = pieces[last].after_and;
  if ((!list || !parted) && weak_following + weak_leading > 0) return kNoName;
  const auto further = static_cast<int>(last - first) - 1;
  if (subjects_follow)
    return (runs_on ? kListAfterSubjectHead + kWeakPart * weak_following : kListInsideName) +
           kFurtherPart * further;
  // One unknown word before "and X Trust" is a name; two are the Trust's places.
  subjects_lead &= weak_leading != 1;
  if (subjects_lead && ReadsAsOrganisation(text(last)) == Reads::kWell)
    return kListInsideName + kWeakPart * weak_leading;
  return first == 0 && last + 1 == pieces.size() ? kLastResort : kNoName;
}

}  // namespace

std::vector<std::string_view> SplitPublishers(std::string_view byline) {
  byline = Trim(byline);
  if (byline.empty()) return {};
  const auto pieces = CutPieces(byline);
  constexpr std::size_t kMaxPieces = 40;
  if (pieces.size() < 2 || pieces.size() > kMaxPieces) return {byline};
  // Best segmentation of the pieces into names, by dynamic programming; of two
  // equals the one with fewer names.
  constexpr int kWorst = std::numeric_limits<int>::min() / 2;
  std::vector<int> best(pieces.size() + 1, kWorst);
  std::vector<std::size_t> from(pieces.size() + 1, 0);
  best[0] = 0;
  for (std::size_t end = 1; end <= pieces.size(); ++end) {
    for (std::size_t begin = end > 6 ? end - 6 : 0; begin < end; ++begin) {
      const int score = best[begin] + GroupScore(byline, pieces, begin, end - 1);
      if (score > best[end]) {
        best[end] = score;
        from[end] = begin;
      }
    }
  }
  std::vector<std::string_view> publishers;
  for (std::size_t end = pieces.size(); end > 0; end = from[end]) {
    const std::size_t begin = pieces[from[end]].begin;
    publishers.push_back(Trim(byline.substr(begin, pieces[end - 1].end - begin)));
  }
  std::reverse(publishers.begin(), publishers.end());
  return publishers;
}

// ---- canonical names ----------------------------------------------------------

std::string Slug(std::string_view text, std::size_t limit, std::string_view fallback) {
  std::string slug;
  for (const char c : Fold(text)) {
    if (IsAlpha(c) || IsDigit(c)) {
      slug.push_back(c);
    } else if (c != '\'' && !slug.empty() && slug.back() != '-') {
      slug.push_back('-');
    }
  }
  if (slug.size() > limit) {
    const std::size_t cut = slug.rfind('-', limit);
    slug.resize(cut == std::string::npos || cut == 0 ? limit : cut);
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug.empty() ? std::string(fallback) : slug;
}

std::string PublisherName(std::string_view printed) {
  std::string folded;
  int depth = 0;
  for (const char c : Fold(printed)) {
    depth += c == '(' ? 1 : 0;
    if (depth == 0) c == '&' ? folded.append("and") : folded.append(1, c);
    depth -= c == ')' && depth > 0 ? 1 : 0;
  }
  std::string_view name = Trim(folded);
  if (name.starts_with("the ")) name.remove_prefix(4);
  std::string canonical(name);
  for (const std::string_view head : {"department", "office", "centre"}) {
    const std::string of = std::string(head) + " of ";
    if (canonical.starts_with(of)) canonical = std::string(head) + " for " + canonical.substr(of.size());
  }
  return "publishers/" + Slug(canonical, 80, "unnamed");
}

}  // namespace pulse::ingest
