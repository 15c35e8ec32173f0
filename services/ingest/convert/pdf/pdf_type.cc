#include "services/ingest/convert/pdf/pdf_type.h"

#include <filesystem>
#include <string>

#include "services/ingest/convert/child/child_process.h"
#include "services/ingest/convert/pdf/pdf_runs.h"

namespace pulse::ingest {

bool ReadPdfType(const Converters& converters, std::string_view content, std::vector<PdfPage>* pages) {
  const auto program = std::filesystem::path(converters.pdftotext).replace_filename("pdftohtml").string();
  const auto result = RunChild({program, "-q", "-xml", "-i", "-stdout", "-zoom", std::to_string(kPdfRunZoom),
                                "-enc", "UTF-8", kInputFile},
                               content, converters.limits);
  if (!result.ok() || result->exit_code != 0) return false;
  SetType(ReadPdfRuns(result->output), pages);
  return true;
}

}  // namespace pulse::ingest
