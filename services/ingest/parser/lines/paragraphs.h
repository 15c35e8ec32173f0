// Lines → paragraphs: which breaks inside a run of lines were meant, and which
// only ended a full line. Headings and titles that a conversion glued to the text
// above or below them come apart here, before any label is given.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

/// What the widths of the lines say.
struct Layout {
  std::vector<std::uint32_t> columns;  // characters of each line, in its first 64 KiB
  /// Characters of each line's first word: what a line before it would have had to hold.
  std::vector<std::uint32_t> first_words;
  /// What nearly all wrapped lines stay within; 0 where text is not wrapped, or
  /// too little of it to say.
  std::size_t width = 0;
  /// Paragraphs stand on one line each, so that every break is meant.
  bool unwrapped = false;
  bool marked = false;  // holds heading marks
};

Layout MeasureLayout(const std::vector<Line>& lines);

/// The last of the lines that are glued to `first`, one to the next.
std::size_t EndOfGluedLines(const std::vector<Line>& lines, std::size_t first);

/// Lines [first, last] that are one paragraph.
struct Paragraph {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// All lines, in order. A run of glued lines is cut where a break was surely
/// meant: at a heading's mark or name, where paragraphs stand on one line each,
/// and where the line before had much room left; never inside a sentence that
/// shows it goes on. Linear.
std::vector<Paragraph> FindParagraphs(const std::vector<Line>& lines, const Layout& layout);

}  // namespace pulse::ingest
