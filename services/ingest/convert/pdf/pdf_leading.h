// How lines of print follow each other: sizes, leading, where a column ends.

#pragma once

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "services/ingest/convert/pdf/pdf_lines.h"

namespace pulse::ingest {

/// How the running text is set, and what else is.
struct TextType {
  double size = 0;  // of most characters, in points; 0 without any
  /// Most white space from line to line of one paragraph, from top to top, in
  /// line sizes.
  double leading = 0;
  /// The same of other type, as headings are set in, where it shows: by size in
  /// tenths of a point and whether it is bold.
  std::map<std::pair<long, bool>, double> leadings;

  double LeadingOf(const PdfLine& line) const;
};

TextType MeasureTextType(const std::vector<std::vector<PdfLine>>& pages);

/// Whether type of these sizes, in points, is one font's.
bool IsSameSize(double a, double b);

/// Whether `line` stands right under `before`, as the next of its paragraph does.
bool IsNextLine(const PdfLine& before, const PdfLine& line, const TextType& type);

/// How far to the right the column that page[at] stands in is set,
/// by lines of its size or of `any_size`.
double ColumnRight(const std::vector<PdfLine>& page, std::size_t at, bool any_size = false);

/// Whether the next line's first word would have stood in `line` before `edge`.
bool HasRoom(const PdfLine& line, const PdfLine& next, double edge);

/// Whether the line after page[at], `next`, was begun because its first word had no
/// room in that one: the line end between them means nothing. Else an author put it.
bool IsWrapped(const std::vector<PdfLine>& page, std::size_t at, const PdfLine& next);

/// Whether the type's weight parts two lines. A paragraph may begin or end with bold
/// words that fill a line.
bool PartedByWeight(const PdfLine& before, const PdfLine& line);

}  // namespace pulse::ingest
