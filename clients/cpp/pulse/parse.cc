#include <memory>

#include "clients/cpp/pulse/commands.h"
#include "clients/cpp/pulse/documents.h"
#include "clients/cpp/pulse/outline.h"
#include "clients/cpp/pulse/progress.h"
#include "clients/cpp/pulse/words.h"
#include "services/ingest/convert/read_document.h"

namespace pulse::cli {
namespace {

void PrintCounts(const Console& console, const v1::ParseDocumentResponse& parsed) {
  console.out << '\n' << Count(parsed.diagnostics_size(), "diagnostic", "diagnostics");
  if (parsed.has_coverage()) {
    console.out << " · " << GroupDigits(static_cast<int>(parsed.coverage().owned_bytes())) << " of "
                << GroupDigits(static_cast<int>(parsed.coverage().total_bytes())) << " bytes accounted for";
  }
  console.out << '\n';
}

// Needs no service: the reader is linked in.
ExitCode Parse(const Session& session, const std::string& path) {
  const auto document = ReadDocument(path, session.console.in);
  if (!document.ok()) return session.Fail(document.error());
  const auto parsed = ingest::ReadDocument(*document);
  if (!parsed.ok()) {
    return session.Fail(ExitCode::kFailed, path + ": " + std::string(parsed.status().message()));
  }
  PrintDiagnostics(session.console, path, parsed->diagnostics());
  if (session.options.json) return session.PrintJson(parsed->issue());
  PrintOutline(session.console, parsed->issue(), Introduction::kPrint);
  PrintCounts(session.console, *parsed);
  return ExitCode::kOk;
}

}  // namespace

void AddParse(CLI::App& app, Action& action) {
  auto path = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("parse", "Reads a document and shows what it says; needs no service");
  command->add_option("FILE", *path, "Markdown, plain text, PDF, HTML or DOCX; - is standard input")
      ->required();
  command->callback(
      [&action, path] { action = [path](const Session& session) { return Parse(session, *path); }; });
}

}  // namespace pulse::cli
