#include <memory>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/ingest/coverage_view.h"
#include "clients/cpp/pulse/ingest/documents.h"
#include "clients/cpp/pulse/terminal/progress.h"
#include "clients/cpp/pulse/views/findings.h"
#include "clients/cpp/pulse/views/outline.h"
#include "clients/cpp/pulse/views/words.h"
#include "services/ingest/convert/convert.h"
#include "services/ingest/convert/read_document.h"

namespace pulse::cli {
namespace {

void PrintCounts(const Console& console, const v1::ParseDocumentResponse& parsed) {
  console.out << '\n' << Count(parsed.diagnostics_size(), "diagnostic", "diagnostics");
  if (parsed.has_coverage()) {
    console.out << " · " << GroupDigits(static_cast<int>(parsed.coverage().owned_bytes())) << " of "
                << GroupDigits(static_cast<int>(parsed.coverage().total_bytes())) << " bytes accounted for";
  }
  if (parsed.confidence() > 0) {
    console.out << " · " << Percent(parsed.confidence()) << " of the items expected right";
  }
  console.out << '\n';
}

struct ParseOptions {
  std::string path;
  bool coverage = false;
};

// The text that the coverage is of: the document's own, or what it was converted to.
ExitCode ShowCoverage(const Session& session, const v1::Document& document,
                      const v1::ParseDocumentResponse& parsed) {
  const auto text = ingest::ToText(document);
  if (!text.ok()) return session.Fail(ExitCode::kFailed, std::string(text.status().message()));
  PrintCoverage(session.console, text->text_document.content(), parsed.coverage());
  PrintCounts(session.console, parsed);
  return ExitCode::kOk;
}

// Needs no service: the reader is linked in.
ExitCode Parse(const Session& session, const ParseOptions& options) {
  const std::string& path = options.path;
  const auto document = ReadDocument(path, session.console.in);
  if (!document.ok()) return session.Fail(document.error());
  const auto parsed = ingest::ReadDocument(*document);
  if (!parsed.ok()) {
    return session.Fail(ExitCode::kFailed, path + ": " + std::string(parsed.status().message()));
  }
  PrintDiagnostics(session.console, path, parsed->diagnostics());
  if (session.options.json) {
    return options.coverage ? session.PrintJson(parsed->coverage()) : session.PrintJson(parsed->issue());
  }
  if (options.coverage) return ShowCoverage(session, *document, *parsed);
  PrintOutline(session.console, parsed->issue(), Introduction::kPrint, Confidence::kPrint);
  PrintCounts(session.console, *parsed);
  return ExitCode::kOk;
}

}  // namespace

void AddParse(CLI::App& app, Action& action) {
  auto options = std::make_shared<ParseOptions>();
  CLI::App* command =
      app.add_subcommand("parse", "Reads a document and shows what it says; needs no service");
  command->add_option("FILE", options->path, "Markdown, plain text, PDF, HTML or DOCX; - is standard input")
      ->required();
  command->add_flag("--coverage", options->coverage,
                    "Show the document's text with what became of each byte, in colour on a terminal");
  command->callback([&action, options] {
    action = [options](const Session& session) { return Parse(session, *options); };
  });
}

}  // namespace pulse::cli
