// Bytes → lines that are not blank, each with what stood between it and the
// line before: the first stage of reading a document.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "services/ingest/parser/lines/range.h"

namespace pulse::ingest {

/// What stands between a line and the line with text before it.
enum class Gap : std::uint8_t {
  kGlued,  // nothing: the next line of the same paragraph
  kBlank,  // one blank line
  kPage,   // a page break, in whatever way the conversion marks it
};

/// What the first characters of a line say in Markdown.
enum class Mark : std::uint8_t { kNone, kHeading, kBullet, kNumber, kQuote, kRule, kImage, kTable };

inline bool IsItem(Mark mark) { return mark == Mark::kBullet || mark == Mark::kNumber; }

/// One line with text. Views point into the document.
struct Line {
  std::string_view raw;      // without the line end
  std::string_view content;  // trimmed, heading marks or list marker removed
  std::uint32_t begin = 0;   // offset of `raw` in the document
  std::uint16_t indent = 0;  // columns of white space before the text, tabs to 4
  std::uint16_t number = 0;  // of a kNumber
  Gap gap = Gap::kBlank;
  Mark mark = Mark::kNone;
  std::uint8_t level = 0;   // of a kHeading, 1 to 6
  bool numbered = false;    // a title with a number (heading_numbers.h)
  bool hard_break = false;  // in Markdown: two spaces or a backslash at the end

  /// What the line is marked as; a title's number is no mark of a list.
  Mark MarkOfText() const { return numbered && mark == Mark::kNumber ? Mark::kNone : mark; }

  /// Offset of `view`, a part of this line, in the document.
  std::uint32_t OffsetOf(std::string_view view) const {
    return begin + static_cast<std::uint32_t>(view.data() - raw.data());
  }
};

inline Range WholeLine(const Line& line) {
  return {line.begin, line.begin + static_cast<std::uint32_t>(line.raw.size())};
}

/// Of a line's text, without its mark.
inline Range TextRange(const Line& line) {
  const auto begin = line.OffsetOf(line.content);
  return {begin, begin + static_cast<std::uint32_t>(line.content.size())};
}

/// Splits `text` at LF, CR LF, CR and form feeds. Linear.
///
/// Page breaks are: a form feed; two blank lines or more, or a blank line that
/// holds a space, in Markdown; three blank lines or more, or a single space
/// before the text (where few lines have one), in plain text.
std::vector<Line> SplitLines(std::string_view text, bool markdown);

}  // namespace pulse::ingest
