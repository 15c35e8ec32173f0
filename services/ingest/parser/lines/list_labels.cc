#include "services/ingest/parser/lines/list_labels.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "services/ingest/parser/lines/page_numbers.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// How far from one entry the next may begin.
constexpr std::size_t kLongestEntry = 8;

/// "(b)": what the entries of one list have alike, and the place of this one.
struct Label {
  char closer = 0;  // ')' or '.', 0 where there is no label
  bool bracketed = false;
  int letter = 0;  // 1 for a
  int roman = 0;   // 1 for i

  bool LikeIn(const Label& other) const { return closer == other.closer && bracketed == other.bracketed; }
};

int RomanOf(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kNumbers = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                                                "vii", "viii", "ix",  "x",  "xi", "xii"};
  const auto* const found = std::find(kNumbers.begin(), kNumbers.end(), word);
  return found == kNumbers.end() ? 0 : static_cast<int>(found - kNumbers.begin()) + 1;
}

Label LabelOf(const Line& line) {
  Label label;
  if (line.mark != Mark::kNone) return label;
  auto text = line.content;
  label.bracketed = text.starts_with('(');
  if (label.bracketed) text.remove_prefix(1);
  std::size_t letters = 0;
  while (letters < text.size() && letters < 5 && IsLower(text[letters])) ++letters;
  if (letters == 0 || letters > 4 || letters + 2 >= text.size() || !IsSpace(text[letters + 1])) return label;
  const char closer = text[letters];
  if (closer != ')' && (closer != '.' || label.bracketed)) return label;
  label.roman = RomanOf(text.substr(0, letters));
  label.letter = letters == 1 && closer == ')' ? text[0] - 'a' + 1 : 0;
  if (label.roman != 0 || label.letter != 0) label.closer = closer;
  return label;
}

bool ComesAfter(const Label& label, const Label& before) {
  return label.closer != 0 && before.closer != 0 && label.LikeIn(before) &&
         ((before.letter != 0 && label.letter == before.letter + 1) ||
          (before.roman != 0 && label.roman == before.roman + 1));
}

bool EndsEntry(std::string_view content) {
  const char last = LastMark(content);
  return last == ';' || last == ',' || last == '.' || content.ends_with("; and") ||
         content.ends_with(", and") || content.ends_with("; or");
}

bool IsLoneBullet(const Line& line) { return line.mark == Mark::kBullet && line.content.empty(); }

// Gives the `count` bullets that stand in a pile from line `pile` on to the
// entries in the paragraph above, if it is announced and has as many.
void SpreadBullets(std::size_t pile, std::size_t count, std::vector<Line>* lines) {
  if (pile == 0 || (*lines)[pile - 1].mark != Mark::kNone) return;
  std::size_t first = pile - 1;
  while (first > 0 && (*lines)[first].gap == Gap::kGlued && (*lines)[first - 1].mark == Mark::kNone) --first;
  if (first == 0 || (*lines)[first].gap == Gap::kGlued || LastMark((*lines)[first - 1].content) != ':')
    return;
  const auto opens = [&](std::size_t i) { return i == first || EndsEntry((*lines)[i - 1].content); };
  std::size_t entries = 0;
  for (std::size_t i = first; i < pile; ++i) entries += opens(i) ? 1U : 0U;
  if (entries != count) return;
  for (std::size_t i = first; i < pile; ++i) {
    if (opens(i)) (*lines)[i].mark = Mark::kBullet;
  }
}

}  // namespace

void MarkLetteredEntries(std::vector<Line>* lines) {
  Label before;
  std::size_t at = 0;
  for (std::size_t i = 0; i < lines->size(); ++i) {
    const auto label = LabelOf((*lines)[i]);
    if (label.closer == 0) continue;
    if (ComesAfter(label, before) && i - at <= kLongestEntry) {
      // The first was not known for one until now.
      (*lines)[at].mark = Mark::kBullet;
      (*lines)[i].mark = Mark::kBullet;
    }
    before = label;
    at = i;
  }
}

void MarkLoneBullets(std::vector<Line>* lines) {
  for (std::size_t i = 0; i < lines->size(); ++i) {
    if (!IsLoneBullet((*lines)[i])) continue;
    std::size_t end = i + 1;
    while (end < lines->size() && IsLoneBullet((*lines)[end])) ++end;
    const bool marked = end < lines->size() && (*lines)[end].mark == Mark::kBullet;
    if (marked) {
      SpreadBullets(i, end - i, lines);
    } else if (end < lines->size() && end == i + 1 && (*lines)[end].mark == Mark::kNone &&
               !IsBareNumber((*lines)[end])) {  // a page's, whose bullets came last
      (*lines)[end].mark = Mark::kBullet;
    }
    i = end - 1;
  }
}

}  // namespace pulse::ingest
