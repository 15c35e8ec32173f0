#include "services/ingest/parser/names/byline_pieces.h"

#include <algorithm>
#include <array>

#include "services/ingest/parser/names/name_words.h"
#include "services/ingest/parser/names/piece_reading.h"
#include "services/ingest/parser/names/university_units.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_set.h"
#include "services/ingest/parser/words/word_shape.h"

namespace pulse::ingest {
namespace {

std::string_view FirstToken(std::string_view text) {
  text = Trim(text);
  return text.substr(0, text.find_first_of(" ,;"));
}

std::string_view LastToken(std::string_view text) {
  text = Trim(text);
  const auto space = text.find_last_of(" ,;");
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

struct Joint {
  std::size_t length = 0;  // 0: there is none here
  bool is_and = false;
};

constexpr std::array<std::string_view, 6> kWithPartner = {" in partnership with ",
                                                          " in association with ",
                                                          " in collaboration with ",
                                                          " in conjunction with ",
                                                          " with the ",
                                                          " on behalf of "};

constexpr std::string_view kWith = " with ";

Joint JointAt(std::string_view byline, std::size_t at) {
  const auto rest = byline.substr(at);
  switch (byline[at]) {
    case ',':
      return rest.starts_with(", and ") ? Joint{6, true} : Joint{1, false};
    case ';':
    case '|':
      return {1, false};
    case '/':
      return {
          at > 0 && at + 1 < byline.size() && !IsDigit(byline[at - 1]) && !IsLower(byline[at + 1]) ? 1U : 0U,
          true};
    case ' ':
      break;
    default:
      return {};
  }
  if (rest.starts_with(" and ") || rest.starts_with(" And ") || rest.starts_with(" AND ")) return {5, true};
  if (rest.starts_with(" & ")) return {3, true};
  if (rest.size() < 3 || (rest[1] != 'i' && rest[1] != 'w' && rest[1] != 'o')) return {};
  for (const auto words : kWithPartner) {
    // "the" belongs to the name behind it.
    if (rest.starts_with(words)) return {words.ends_with("the ") ? words.size() - 4 : words.size(), false};
  }
  return {};
}

using Alone = BylinePiece::Alone;

bool ReadsAsName(const BylinePiece& piece) {
  return piece.text.empty() || piece.alone == Alone::kLikely || piece.alone == Alone::kSurely;
}

// What stands before the next joint.
std::string_view FrontPiece(std::string_view text) {
  const auto end =
      std::min({text.find(','), text.find(';'), text.find(" and "), text.find(" & "), text.size()});
  return text.substr(0, end);
}

// "People", "Children": with what they have or live with, one name.
bool EndsInPeople(std::string_view text) {
  static const Words people{"people", "children", "adults",  "women",  "men",    "parents", "families",
                            "young",  "those",    "persons", "living", "adult",  "born",    "working",
                            "parent", "child",    "youth",   "teams",  "carers", "learners"};
  return people.Has(WithoutMarks(LastToken(text)));
}

// Whether the "with" between these parts two names, and is not in one: "Living
// with Loss". `piece` is what stands before it back to the last joint, `name` back to
// the last comma: "Institute for Boats and Ferry Research with IBFR".
bool PartsPartners(std::string_view piece, std::string_view name, std::string_view after) {
  if (!ReadsAsName(PieceOf(piece)) && !ReadsAsName(PieceOf(name))) return false;
  const auto partner = PieceOf(FrontPiece(after));
  if (ReadsAsName(partner)) return true;
  // Nobody knows it: two capitalised words behind the name of a body.
  return PieceOf(name).alone == Alone::kSurely && !EndsInPeople(piece) && partner.alone == Alone::kMaybe &&
         !partner.closes_weakly && partner.text.find(' ') != std::string_view::npos;
}

// Whether the "and" between these parts nothing.
bool JoinsPhrase(std::string_view before, std::string_view after) {
  const auto right = FirstToken(after);
  const auto next =
      after.size() > right.size() ? FirstToken(Trim(after).substr(right.size())) : std::string_view();
  return IsOnePhrase(WithoutMarks(LastToken(before)), WithoutMarks(right), WithoutMarks(next));
}

// Whether a name begins here, where an ampersand beside an "and" joins but words:
// "NHS England", "Department for Boats".
bool OpensName(std::string_view text) {
  const auto word = WithoutMarks(FirstToken(text));
  const auto next = FirstToken(Trim(text).substr(std::min(word.size(), Trim(text).size())));
  const auto flags = NameWordsOf(word);
  const bool body =
      (flags & name_word::kTakesSubjects) != 0 && (NameWordsOf(next) & name_word::kPreposition) != 0;
  return IsAcronym(word) || body || (flags & (name_word::kBrand | name_word::kCrown)) != 0;
}

// Whether the ampersand between these parts names though the byline has an "and".
bool PartsBesideAnd(std::string_view before, std::string_view after) {
  if (OpensName(after)) return true;
  const auto name = PieceOf(before);
  if (!ReadsAsName(name)) return false;
  const auto behind = PieceOf(FrontPiece(after)).alone;
  if (behind != Alone::kNever && behind != Alone::kHardly) return true;
  // "Harbour Watch Boards & Ferries and Crews Ombudsman": the one name has no list for the
  // other's front to be of.
  return !name.runs_on && !name.runs_on_places && !name.ends_in_subject && !name.opens &&
         after.find(" and ") != std::string_view::npos;
}

// Bytes of ", University of Ashmere" that `rest` begins with, where that says whose unit
// the name before it is; 0 where the list goes on behind it. `unit` as IsUnitOf has it.
std::size_t UniversityOf(std::string_view unit, std::string_view piece, std::string_view rest) {
  constexpr std::string_view kOfLondon = ", University of London";
  std::size_t end = 1;  // behind the comma
  Joint joint;
  for (; end < rest.size(); ++end) {
    joint = JointAt(rest, end);
    if (rest.substr(end).starts_with(kOfLondon)) end += kOfLondon.size();
    if (joint.length > 0 || rest.substr(end).starts_with(kWith)) break;
  }
  const bool goes_on = joint.is_and || (end < rest.size() && rest[end] == ',');
  return !goes_on && IsUnitOf(unit, piece, rest.substr(1, end - 1)) ? std::min(end, rest.size()) : 0;
}

// Reads a piece whose last `university` bytes say whose unit it is.
void ReadUnit(std::size_t university, BylinePiece* piece) {
  const auto text = piece->text;
  piece->text = Trim(text.substr(0, text.size() - university));
  ReadPiece(piece);
  // "Tidal Studies, University of Ashmere" is the rest of a name.
  piece->ends_unit = !HoldsHead(piece->text) && piece->text.find(' ') != std::string_view::npos;
  if (piece->ends_unit || piece->alone == Alone::kMaybe) piece->alone = Alone::kHardly;
  piece->runs_on = piece->runs_on_places = piece->ends_in_subject = false;
  piece->text = text;
}

}  // namespace

std::vector<BylinePiece> CutByline(std::string_view byline) {
  std::vector<BylinePiece> pieces;
  BylinePiece piece;
  const bool has_and = byline.find(" and ") != std::string_view::npos;
  std::size_t begin = 0;
  std::size_t name = 0;        // behind the last comma
  std::size_t list = 0;        // behind what is neither comma nor "and"
  std::size_t university = 0;  // bytes at the piece's end
  const auto close = [&](std::size_t end) {
    piece.text = Trim(byline.substr(begin, end - begin));
    if (piece.text.empty()) return;
    if (university == 0) university = UniversityBehind(piece.text);
    if (university == 0) {
      ReadPiece(&piece);
    } else {
      ReadUnit(university, &piece);
    }
    pieces.push_back(piece);
    piece = {};
    university = 0;
  };
  int depth = 0;
  for (std::size_t at = 0; at < byline.size(); ++at) {
    depth += byline[at] == '(' ? 1 : byline[at] == ')' && depth > 0 ? -1 : 0;
    if (depth > 0) continue;
    auto joint = JointAt(byline, at);
    if (joint.length == 0 && byline.substr(at).starts_with(kWith) &&
        PartsPartners(byline.substr(begin, at - begin), byline.substr(name, at - name),
                      byline.substr(at + kWith.size()))) {
      joint = {kWith.size(), false};
    }
    if (joint.length == 0) continue;
    if (byline[at] == ',' && !joint.is_and) {
      university =
          UniversityOf(byline.substr(list, at - list), byline.substr(begin, at - begin), byline.substr(at));
      if (university > 0) {
        at += university - 1;
        continue;
      }
    }
    const auto before = byline.substr(begin, at - begin);
    const auto after = byline.substr(at + joint.length);
    const bool phrase = joint.is_and && byline[at] != '/' && JoinsPhrase(before, after);
    const bool between_words =
        has_and && byline.substr(at).starts_with(" & ") && !PartsBesideAnd(before, after);
    if (phrase || between_words) {
      piece.holds_and = true;
      piece.holds_ampersand |= between_words && !phrase;
    } else {
      close(at);
      piece.after_and = joint.is_and;
      piece.after_comma = byline[at] == ',' && !joint.is_and;
      begin = at + joint.length;
      if (!joint.is_and) name = begin;
      if (!joint.is_and && !piece.after_comma) list = begin;
    }
    at += joint.length - 1;
  }
  close(byline.size());
  return pieces;
}

}  // namespace pulse::ingest
