#include "services/ingest/byline_pieces.h"

#include <algorithm>
#include <array>

#include "services/ingest/name_words.h"
#include "services/ingest/piece_reading.h"
#include "services/ingest/typography.h"

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

bool ReadsAsName(std::string_view text, BylinePiece::Alone least) {
  BylinePiece piece;
  piece.text = Trim(text);
  if (piece.text.empty()) return true;
  ReadPiece(&piece);
  return piece.alone >= least;
}

// "Lantern Foundation"
bool EndsInHead(std::string_view text) {
  return (NameWordsOf(WithoutMarks(LastToken(text))) & (name_word::kHead | name_word::kBrand)) != 0;
}

// Whether the "with" at `at` parts two names, and is not in one: "Living with Loss".
// The name in front of it may begin at `begin`, or before an "and".
bool PartsPartners(std::string_view byline, std::size_t begin, std::size_t at) {
  using Alone = BylinePiece::Alone;
  const auto before = byline.substr(begin, at - begin);
  auto after = byline.substr(at + kWith.size());
  after = after.substr(
      0, std::min({after.find(','), after.find(';'), after.find(" and "), after.find(" & "), after.size()}));
  const bool named = ReadsAsName(before, Alone::kLikely) || ReadsAsName(byline.substr(0, at), Alone::kSurely);
  return named && ReadsAsName(after, EndsInHead(before) ? Alone::kMaybe : Alone::kLikely);
}

// Whether the "and" between these parts nothing.
bool JoinsPhrase(std::string_view before, std::string_view after) {
  const auto right = FirstToken(after);
  const auto next =
      after.size() > right.size() ? FirstToken(Trim(after).substr(right.size())) : std::string_view();
  return IsOnePhrase(WithoutMarks(LastToken(before)), WithoutMarks(right), WithoutMarks(next));
}

}  // namespace

std::vector<BylinePiece> CutByline(std::string_view byline) {
  std::vector<BylinePiece> pieces;
  BylinePiece piece;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    piece.text = Trim(byline.substr(begin, end - begin));
    if (piece.text.empty()) return;
    ReadPiece(&piece);
    pieces.push_back(piece);
    piece = {};
  };
  int depth = 0;
  for (std::size_t at = 0; at < byline.size(); ++at) {
    depth += byline[at] == '(' ? 1 : byline[at] == ')' && depth > 0 ? -1 : 0;
    if (depth > 0) continue;
    auto joint = JointAt(byline, at);
    if (joint.length == 0 && byline.substr(at).starts_with(kWith) && PartsPartners(byline, begin, at)) {
      joint = {kWith.size(), false};
    }
    if (joint.length == 0) continue;
    if (joint.is_and && byline[at] != '/' &&
        JoinsPhrase(byline.substr(begin, at - begin), byline.substr(at + joint.length))) {
      piece.holds_and = true;
    } else {
      close(at);
      piece.after_and = joint.is_and;
      piece.after_comma = byline[at] == ',' && !joint.is_and;
      begin = at + joint.length;
    }
    at += joint.length - 1;
  }
  close(byline.size());
  return pieces;
}

}  // namespace pulse::ingest
