#include "services/ingest/parser/names/byline_label.h"

#include <array>

#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

struct Wording {
  std::string_view words;  // in small letters
  bool sure;
  bool colon;  // must stand behind the words
};

constexpr std::array kWordings = {
    Wording{"published jointly by", true, false},
    Wording{"jointly published by", true, false},
    Wording{"published by", true, false},
    Wording{"publisher(s)", true, true},
    Wording{"publishers", true, true},
    Wording{"publisher", true, true},
    Wording{"issued by", false, false},
    Wording{"released by", false, false},
    Wording{"produced by", false, false},
    Wording{"organisations", false, true},
    Wording{"organisation", false, true},
    Wording{"authors", false, true},
    Wording{"author", false, true},
    Wording{"source", false, true},
    Wording{"from", false, false},
    Wording{"by", false, false},
};

bool OpensWith(std::string_view text, std::string_view words) {
  if (text.size() <= words.size()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (ToLower(text[i]) != words[i]) return false;
  }
  return true;
}

// Whether a label begins with these letters: nearly all lines are told by two.
bool MayOpenLabel(std::string_view text) {
  if (text.size() < 2) return false;
  const char second = ToLower(text[1]);
  switch (ToLower(text[0])) {
    case 'p':
      return second == 'u' || second == 'r';
    case 'o':
    case 'f':
      return second == 'r';
    case 'j':
    case 's':
      return second == 'o';
    case 'i':
      return second == 's';
    case 'r':
      return second == 'e';
    case 'a':
      return second == 'u';
    case 'b':
      return second == 'y';
    default:
      return false;
  }
}

bool IsSpaceOrMark(char c) { return c == ' ' || c == '*' || c == '_'; }

}  // namespace

BylineLabel BylineLabelOf(std::string_view text) {
  if (!MayOpenLabel(text)) return {};
  for (const auto& wording : kWordings) {
    if (!OpensWith(text, wording.words)) continue;
    std::size_t end = wording.words.size();
    const bool colon = text[end] == ':';
    if (colon) ++end;
    if (wording.colon && !colon) continue;
    const std::size_t behind = end;
    while (end < text.size() && IsSpaceOrMark(text[end])) ++end;
    if (end == text.size() || text.find(' ', behind) >= end) continue;
    return {end, wording.sure};
  }
  return {};
}

}  // namespace pulse::ingest
