// The words of a PDF with their places, as `pdftotext -bbox` prints them.

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pulse::ingest {

/// Where words lead, shared by all of them; null for nowhere.
using PdfLink = std::shared_ptr<const std::string>;

/// One word. Points (1/72 inch) from the page's top left corner.
struct PdfWord {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  std::string text;   // UTF-8, no white space, no control characters
  bool bold = false;  // this and `link` are SetType's (pdf_runs.h)
  PdfLink link = nullptr;

  double height() const { return bottom - top; }
};

struct PdfPage {
  double width = 0;
  double height = 0;
  std::vector<PdfWord> words;  // in the order in which the PDF draws them
};

/// Reads the XHTML of `pdftotext -raw -bbox`. What is not a page or a word is
/// skipped, as is a word without size; never fails.
std::vector<PdfPage> ReadPdfWords(std::string_view xhtml);

}  // namespace pulse::ingest
