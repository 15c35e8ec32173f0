#include "services/ingest/convert/child/converters.h"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "proto/error_reason.h"
#include "services/ingest/convert/reading_order.h"
#include "services/ingest/parser/document_check.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kLongestComplaint = 200;
constexpr int kPdftotextForbidden = 3;  // pdftotext(1): PDF permissions
constexpr int kPandocHeapExhausted = 251;
constexpr char kFilterFile[] = "reading_order.lua";

std::string FindProgram(std::string_view name) {
  const char* set = std::getenv("PATH");
  std::string_view path = set == nullptr ? "/usr/bin" : set;
  while (!path.empty()) {
    const auto folder = path.substr(0, path.find(':'));
    path.remove_prefix(std::min(folder.size() + 1, path.size()));
    if (folder.empty() || folder.front() != '/') continue;  // never what stands in the present folder
    auto program = std::string(folder) + "/" + std::string(name);
    if (access(program.c_str(), X_OK) == 0) return program;
  }
  return {};
}

struct Call {
  std::string package;
  std::vector<std::string> argv;
  std::vector<ChildFile> files;
};

Call CallFor(const Converters& converters, v1::DocumentFormat format) {
  if (format == v1::DOCUMENT_FORMAT_PDF) {
    // Words with their places, in the order drawn: reading order also in columns.
    return {"poppler-utils", {converters.pdftotext, "-raw", "-bbox", "-enc", "UTF-8", kInputFile, "-"}, {}};
  }
  const bool pages = format == v1::DOCUMENT_FORMAT_DOCX;
  return {"pandoc",
          {converters.pandoc, "--sandbox", pages ? "--from=docx" : "--from=html", "--to=commonmark-raw_html",
           "--wrap=preserve", std::string("--lua-filter=") + kFilterFile,
           // Tells the filter that the title stands on the page.
           pages ? "--metadata=pages" : "--metadata=web", kInputFile},
          {{kFilterFile, kReadingOrder}}};
}

// The first line, without what could upset a terminal or a log.
std::string FirstLine(std::string_view errors) {
  std::string line;
  for (const char c : errors.substr(0, kLongestComplaint)) {
    if (c == '\n' && !line.empty()) break;
    if (c >= ' ' && c <= '~') line.push_back(c);
  }
  return line;
}

// The number behind `label` in what the filter told.
int CountOf(std::string_view errors, std::string_view label) {
  const auto at = errors.rfind(label);
  if (at == std::string_view::npos) return 0;
  errors.remove_prefix(at + label.size());
  errors = errors.substr(0, errors.find('\n'));
  int count = 0;
  return absl::SimpleAtoi(absl::string_view(errors.data(), errors.size()), &count) ? count : 0;
}

// What the filter told of the page besides its text.
std::vector<EditionHint> HintsOf(std::string_view errors) {
  constexpr std::string_view kTitle = "title: ";
  constexpr std::string_view kPicture = "picture: ";
  std::vector<EditionHint> hints;
  while (!errors.empty()) {
    auto line = errors.substr(0, errors.find('\n'));
    errors.remove_prefix(std::min(line.size() + 1, errors.size()));
    if (line.starts_with(kTitle))
      hints.push_back({"the title of the page", std::string(line.substr(kTitle.size()))});
    if (line.starts_with(kPicture)) hints.push_back({"a picture", std::string(line.substr(kPicture.size()))});
  }
  return hints;
}

absl::Status Failure(const ChildResult& result, v1::DocumentFormat format, const Converters& converters) {
  const auto name = std::string(NameOf(format));
  if (result.errors.find("Incorrect password") != std::string::npos ||
      (format == v1::DOCUMENT_FORMAT_PDF && result.exit_code == kPdftotextForbidden)) {
    return RefuseContent("DOCUMENT_ENCRYPTED",
                         "the PDF is locked by a password: save it without one and send it again");
  }
  if (result.exit_code == 128 + SIGXCPU) {
    return RefuseContent(
        "CONVERSION_TOO_SLOW",
        absl::StrCat("converting the ", name, " took over ", converters.limits.cpu_seconds,
                     " s of processor time and was stopped: send a smaller document, or its text"));
  }
  // Its runtime says the first when its own heap ends, the second when the system's does.
  if (format != v1::DOCUMENT_FORMAT_PDF && (result.exit_code == kPandocHeapExhausted ||
                                            result.errors.find("Unable to commit") != std::string::npos)) {
    return RefuseContent("CONVERSION_TOO_LARGE",
                         absl::StrCat("converting the ", name, " took over ", converters.limits.memory_bytes,
                                      " bytes of memory: send one issue at a time"));
  }
  return RefuseContent(
      "DOCUMENT_UNREADABLE",
      absl::StrCat("the ", name, " cannot be read (", FirstLine(result.errors), "; exit code ",
                   result.exit_code, "): see whether it opens elsewhere, save it anew, or send its text"));
}

}  // namespace

Converters Converters::Installed() { return {FindProgram("pdftotext"), FindProgram("pandoc"), {}}; }

std::string_view NameOf(v1::DocumentFormat format) {
  if (format == v1::DOCUMENT_FORMAT_PDF) return "PDF";
  return format == v1::DOCUMENT_FORMAT_HTML ? "HTML" : "DOCX";
}

absl::StatusOr<ConverterOutput> RunConverter(const Converters& converters, v1::DocumentFormat format,
                                             std::string_view content) {
  const auto call = CallFor(converters, format);
  const auto missing = [&] {
    return ErrorWithReason(
        absl::StatusCode::kUnavailable, "CONVERTER_MISSING",
        absl::StrCat("reading a document of this format (", std::string(NameOf(format)),
                     ") needs a program that this machine does not have: apt install ", call.package));
  };
  if (call.argv.front().empty()) return missing();
  auto result = RunChild(call.argv, content, converters.limits, call.files);
  if (GetErrorReason(result.status()) == "CONVERTER_MISSING") return missing();
  if (!result.ok()) return result.status();
  if (result->exit_code != 0) return Failure(*result, format, converters);
  return ConverterOutput{std::move(result->output),
                         FirstLine(result->errors),
                         result->network_isolated,
                         HintsOf(result->errors),
                         CountOf(result->errors, "layout tables: "),
                         CountOf(result->errors, "column names: ")};
}

}  // namespace pulse::ingest
