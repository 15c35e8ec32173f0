// What type the words of a PDF are set in and where they lead, as `pdftohtml -xml`
// prints it: runs of text in one font, with their places.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/ingest/convert/pdf/pdf_words.h"

namespace pulse::ingest {

/// Text in one font on one line. Points from the page's top left corner.
struct PdfRun {
  double left = 0;
  double right = 0;
  double middle = 0;       // half-way between its top and bottom
  bool bold = false;       // all of it
  PdfLink link = nullptr;  // where all of it leads on the web or by mail
};

/// Printed with `-zoom` kPdfRunZoom: places come in whole numbers.
inline constexpr int kPdfRunZoom = 3;

/// The runs of each page. What is no page or run is skipped; never fails.
std::vector<std::vector<PdfRun>> ReadPdfRuns(std::string_view xml);

/// Sets PdfWord::bold and PdfWord::link by the run that a word stands in.
void SetType(std::vector<std::vector<PdfRun>> runs, std::vector<PdfPage>* pages);

}  // namespace pulse::ingest
