#include "services/ingest/parser/observations/numbered_parts.h"

#include <algorithm>
#include <string_view>

#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_set.h"
#include "text/byte_scan.h"

namespace pulse::ingest {
namespace {

struct Part {
  std::string_view name;
  std::string_view number;
};

// Both empty where the heading opens otherwise.
Part PartOf(std::string_view heading) {
  constexpr std::size_t kLongestFront = 32;
  heading = WithoutEmphasis(heading);
  const auto front = heading.substr(0, kLongestFront);
  if (front.empty() || !IsUpper(front.front())) return {};
  const auto stop =
      text::FindWhere(front, [](text::Bytes16 bytes) { return text::Is(bytes, '.') | text::Is(bytes, ':'); });
  if (stop == front.size() || !heading.substr(stop + 1).starts_with(' ')) return {};
  const auto space = front.rfind(' ', stop);
  if (space == std::string_view::npos) return {};
  return {front.substr(0, space), front.substr(space + 1, stop - space - 1)};
}

bool IsNumber(std::string_view text) {
  static const Words words{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
  const auto all = [text](auto is) { return std::all_of(text.begin(), text.end(), is); };
  constexpr std::size_t kMostDigits = 3;  // four are a year
  return (text.size() == 1 && (IsUpper(text[0]) || IsDigit(text[0]))) ||
         (text.size() <= kMostDigits && all(IsDigit)) ||
         all([](char c) { return c == 'I' || c == 'V' || c == 'X'; }) || words.Has(text);
}

}  // namespace

bool IsNumberedPart(std::string_view heading) {
  const auto part = PartOf(heading);
  return !part.number.empty() && part.name.find(' ') == std::string_view::npos && IsNumber(part.number);
}

bool IsNamedPart(std::string_view heading) {
  static const Words names{"recommendation", "chapter",  "theme",      "stage",   "part",
                           "section",        "phase",    "step",       "finding", "lesson",
                           "principle",      "priority", "appendix",   "annex",   "question",
                           "objective",      "pillar",   "strand",     "trial",   "study",
                           "module",         "case",     "workstream", "goal",    "aim",
                           "volume",         "level",    "tier",       "area",    "wave"};
  const auto part = PartOf(heading);
  return !part.number.empty() && IsNumber(part.number) && names.Has(part.name);
}

}  // namespace pulse::ingest
