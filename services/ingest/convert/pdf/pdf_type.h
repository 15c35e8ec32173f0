// Runs pdftohtml for what pdftotext does not tell.

#pragma once

#include <string_view>
#include <vector>

#include "services/ingest/convert/child/converters.h"
#include "services/ingest/convert/pdf/pdf_words.h"

namespace pulse::ingest {

/// Sets bold type and links of the words of the PDF `content`, by the pdftohtml
/// beside Converters::pdftotext (they are one package), within the same limits.
/// False, and nothing set, when it is not there or fails: the words are enough.
bool ReadPdfType(const Converters& converters, std::string_view content, std::vector<PdfPage>* pages);

}  // namespace pulse::ingest
