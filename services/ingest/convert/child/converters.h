// The programs that read what the parser cannot, and how they are called.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/convert/child/child_process.h"
#include "services/ingest/convert/edition_hints.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

struct Converters {
  /// Absolute paths; empty when the program is not installed.
  std::string pdftotext;
  std::string pandoc;
  ChildLimits limits;

  /// What PATH finds (what Debian installs, where there is no PATH), looked up
  /// at each call: a package installed later is found without a restart.
  static Converters Installed();
};

struct ConverterOutput {
  std::string text;       // XHTML with words and places for PDF, Markdown otherwise
  std::string complaint;  // first line of what the program complained of; may be empty
  bool network_isolated = false;
  /// What stands for the masthead where the text has none: a web page's title, what
  /// its first pictures show.
  std::vector<EditionHint> hints = {};
  int layout_tables = 0;  // of several columns, read cell by cell
  int column_names = 0;   // rows that named such columns, left out
};

/// Runs the converter for `format` (PDF, HTML or DOCX) on `content`.
///
/// Errors of RunChild (child_process.h), and
/// UNAVAILABLE, `CONVERTER_MISSING`: not installed; the message names the package.
/// INVALID_ARGUMENT, `DOCUMENT_ENCRYPTED`: a password is needed to read it.
/// INVALID_ARGUMENT, `DOCUMENT_UNREADABLE`: the converter gave up.
absl::StatusOr<ConverterOutput> RunConverter(const Converters& converters, v1::DocumentFormat format,
                                             std::string_view content);

/// `PDF`, `HTML` or `DOCX`.
std::string_view NameOf(v1::DocumentFormat format);

}  // namespace pulse::ingest
