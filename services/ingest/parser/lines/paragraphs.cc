#include "services/ingest/parser/lines/paragraphs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>

#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "text/byte_scan.h"
#include "text/utf8.h"

namespace pulse::ingest {
namespace {

// Lines wider than this are whole paragraphs.
constexpr std::size_t kWidest = 140;

std::size_t ColumnsOfFirstWord(const Line& line) {
  const auto text = line.content;
  if (text.size() >= sizeof(text::Bytes16)) {
    const auto bytes = text::Load16(text.data());
    const unsigned spaces = text::PlacesOf(text::Is(bytes, ' ') | text::Is(bytes, '\t'));
    const unsigned word = (spaces & (0U - spaces)) - 1;  // the places before the first
    if (spaces != 0 && (text::PlacesOf(text::IsNotAscii(bytes)) & word) == 0)
      return static_cast<std::size_t>(std::countr_zero(spaces));
  }
  std::size_t columns = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\t') break;
    columns += (static_cast<unsigned char>(c) & 0xc0U) != 0x80 ? 1U : 0U;  // bytes that begin a character
  }
  return columns;
}

// Width of the text, and whether there are paragraphs on a line.
void MeasureWidth(const std::vector<Line>& lines, Layout* layout) {
  std::array<std::size_t, kWidest + 1> counts{};
  std::size_t wrapped = 0;
  std::size_t unwrapped = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (layout->columns[i] > kWidest) {
      ++unwrapped;
    } else if (lines[i + 1].gap == Gap::kGlued && lines[i + 1].mark == Mark::kNone) {
      ++counts[layout->columns[i]];
      ++wrapped;
    }
  }
  layout->unwrapped = unwrapped > 2 && wrapped < unwrapped * 2;
  if (wrapped < 8 || wrapped < unwrapped * 2) return;
  std::size_t wider = wrapped / 16;
  layout->width = kWidest;
  while (layout->width > 0 && counts[layout->width] <= wider) wider -= counts[layout->width--];
}

// A sector's or a group's name, and no more.
bool IsHeadingName(std::string_view content) {
  constexpr std::size_t kLongestName = 60;
  if (content.size() > kLongestName || StartsLower(content)) return false;
  return NamesSectorOrGroup(FoldedText(content).view());
}

bool IsText(const Line& line) { return line.mark == Mark::kNone && line.content.front() != '|'; }

bool HadMuchRoom(const Layout& layout, std::size_t i) {
  // Characters are not equally wide: a ragged line of a printed page may look
  // short by a few.
  return layout.columns[i] + 1 + layout.first_words[i + 1] + layout.width / 12 <= layout.width;
}

// Whether the break between line `i` and the line glued to it was meant. `last`
// is the end of the run of glued lines.
bool BreakWasMeant(const std::vector<Line>& lines, const Layout& layout, std::size_t i, std::size_t last) {
  const auto& before = lines[i];
  const auto& line = lines[i + 1];
  if (line.mark == Mark::kBullet || line.mark == Mark::kNumber || line.mark == Mark::kImage || line.numbered)
    return true;
  if ((line.mark == Mark::kTable) != (before.mark == Mark::kTable)) return true;
  const bool marked = before.mark == Mark::kHeading || line.mark == Mark::kHeading;
  if (before.hard_break || (!marked && !IsText(line))) return false;
  if (StartsLower(line.content) || IsDangling(before.content)) return false;
  if (marked || layout.unwrapped) return true;
  if (IsHeadingName(line.content) || (IsText(before) && IsHeadingName(before.content))) return true;
  if (layout.width == 0 || !HadMuchRoom(layout, i)) return false;
  // One of the two sides is text, which ends a sentence; a title is often set
  // narrower, and goes on.
  return LastMark(before.content) != ':' &&
         (EndsSentence(before.content) || EndsSentence(lines[last].content));
}

}  // namespace

Layout MeasureLayout(const std::vector<Line>& lines) {
  constexpr std::size_t kMeasured = std::size_t{1} << 16U;  // no page is wider
  Layout layout;
  layout.columns.reserve(lines.size());
  layout.first_words.reserve(lines.size());
  for (const auto& line : lines) {
    layout.columns.push_back(
        static_cast<std::uint32_t>(text::CountCharacters(line.content.substr(0, kMeasured))));
    layout.first_words.push_back(static_cast<std::uint32_t>(ColumnsOfFirstWord(line)));
    layout.marked |= line.mark == Mark::kHeading;
  }
  MeasureWidth(lines, &layout);
  return layout;
}

std::size_t EndOfGluedLines(const std::vector<Line>& lines, std::size_t first) {
  while (first + 1 < lines.size() && lines[first + 1].gap == Gap::kGlued) ++first;
  return first;
}

std::vector<Paragraph> FindParagraphs(const std::vector<Line>& lines, const Layout& layout) {
  std::vector<Paragraph> paragraphs;
  for (std::size_t i = 0; i < lines.size();) {
    const std::size_t last = EndOfGluedLines(lines, i);
    paragraphs.push_back({i, i});
    for (; i < last; ++i) {
      if (BreakWasMeant(lines, layout, i, last)) paragraphs.push_back({i + 1, i + 1});
      paragraphs.back().last = i + 1;
    }
    ++i;
  }
  return paragraphs;
}

}  // namespace pulse::ingest
