#include "services/ingest/parser/lines/heading_numbers.h"

#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// A section's or a group's name, and no more.
bool NamesStructure(std::string_view content) {
  constexpr std::size_t kLongestName = 60;
  const auto text = WithoutEmphasis(content);
  if (text.size() > kLongestName || StartsLower(text)) return false;
  return NamesSectorOrGroup(FoldedText(text).view());
}

// The number in front of a line, a list's or a heading's; 0 when there is none.
int NumberOf(const Line& line) {
  if (line.mark == Mark::kNumber) return line.number;
  if (line.mark != Mark::kHeading && line.mark != Mark::kNone) return 0;
  const auto text = WithoutEmphasis(line.content);
  if (text.empty() || !IsDigit(text.front()) || HeadingNumberLength(text) == 0) return 0;
  int number = 0;
  std::size_t at = 0;
  for (; at < text.size() && IsDigit(text[at]); ++at) number = number * 10 + (text[at] - '0');
  return at + 1 < text.size() && IsDigit(text[at + 1]) ? 0 : number;  // "1.1"
}

}  // namespace

std::size_t HeadingNumberLength(std::string_view heading) {
  std::size_t at = 0;
  bool marked = false;
  constexpr std::size_t kMostDigits = 3;  // four are a year
  std::size_t digits_so_far = 0;
  while (at < heading.size() && at < 8 && (IsDigit(heading[at]) || (at > 0 && heading[at] == '.'))) {
    marked |= heading[at] == '.';
    digits_so_far = heading[at] == '.' ? 0 : digits_so_far + 1;
    if (digits_so_far > kMostDigits) return 0;
    ++at;
  }
  if (at > 0 && at < heading.size() && heading[at] == ')') {
    marked = true;
    ++at;
  }
  const std::size_t digits = at;
  while (at < heading.size() && heading[at] == ' ') ++at;
  return marked && at > digits && at < heading.size() ? at : 0;
}

void FindNumberedTitles(std::vector<Line>* lines) {
  constexpr std::size_t kFewestTitles = 3;
  std::vector<std::size_t> titles;
  int next = 0;   // number of the next title; 0 before the first
  int entry = 0;  // number of the list entry before, with nothing but its own text since
  for (std::size_t i = 0; i < lines->size(); ++i) {
    const auto& line = (*lines)[i];
    const int number = NumberOf(line);
    if (number == 0) {
      if (line.gap != Gap::kGlued && line.mark != Mark::kBullet && !StartsLower(line.content)) entry = 0;
      continue;
    }
    const bool opens = number == 1 && i > 0 && NamesStructure((*lines)[i - 1].content);
    const bool goes_on = entry > 0 && number == entry + 1;
    if (!opens && (number != next || goes_on)) {
      entry = number;
      continue;
    }
    entry = 0;
    next = number + 1;
    titles.push_back(i);
  }
  if (titles.size() < kFewestTitles) return;
  for (const std::size_t i : titles) (*lines)[i].numbered = true;
}

}  // namespace pulse::ingest
