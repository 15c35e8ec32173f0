// Words of a PDF page → lines of print.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "services/ingest/convert/pdf/pdf_words.h"

namespace pulse::ingest {

/// Bytes [begin, end) of a text that lead somewhere.
struct LinkedText {
  std::size_t begin = 0;
  std::size_t end = 0;
  PdfLink link = nullptr;
};

/// One line of one column. Points from the page's top left corner.
struct PdfLine {
  double left = 0;
  double top = 0;
  double right = 0;
  double size = 0;        // height of its tallest word: the font's, as far as it is known
  double first_word = 0;  // its width
  std::string text;
  int depth = 0;  // this and `quoted` are MeasureInsets's (pdf_insets.h): 0 at the column's edge
  bool quoted = false;
  bool opens_bold = false;  // its first word is bold, its last is, all are
  bool closes_bold = false;
  bool bold = false;
  std::vector<LinkedText> links;  // in order
};

/// The lines of a page, in the order in which they are drawn. Words on one
/// height follow each other in a line unless a gutter is between them. Letters
/// set apart (`R E P O R T S`) are made words again.
std::vector<PdfLine> ReadPdfLines(const PdfPage& page);

/// Removes running heads, running feet and page numbers: what stands at the
/// same place with the same text, figures aside, on at least three pages and on
/// two in five of them, and is no heading of the digest. Returns them.
std::vector<PdfLine> RemoveRunningHeads(std::vector<std::vector<PdfLine>>* pages);

}  // namespace pulse::ingest
