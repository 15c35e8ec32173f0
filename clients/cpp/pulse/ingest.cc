#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <memory>

#include "clients/cpp/pulse/commands.h"
#include "clients/cpp/pulse/documents.h"
#include "clients/cpp/pulse/ingest_batch.h"
#include "clients/cpp/pulse/outline.h"
#include "clients/cpp/pulse/table.h"
#include "clients/cpp/pulse/text_width.h"
#include "clients/cpp/pulse/words.h"

namespace pulse::cli {
namespace {

struct IngestOptions {
  std::vector<std::string> paths;
  bool publish = false;
};

struct Tally {
  int documents = 0;
  int items = 0;
};

// Prints a line a document, and in the end the sums.
class Ledger {
 public:
  explicit Ledger(const Session& session) : session_(session) {}

  void Add(const DocumentReport& report);
  void PrintSums() const;
  ExitCode Verdict() const;

 private:
  void PrintJsonLine(const DocumentReport& report) const;
  void PrintStored(const DocumentReport& report) const;
  void PrintFailed(const DocumentReport& report) const;

  const Session& session_;
  Tally created_, updated_, unchanged_, failed_;
  int away_ = 0;  // of the failed, those that met no service
};

void Ledger::Add(const DocumentReport& report) {
  if (!report.answer.ok()) {
    ++failed_.documents;
    if (ExitCodeFor(report.answer.error()) == ExitCode::kUnavailable) ++away_;
  } else {
    const v1::IngestOutcome outcome = report.answer->outcome();
    Tally& tally = outcome == v1::INGEST_OUTCOME_CREATED   ? created_
                   : outcome == v1::INGEST_OUTCOME_UPDATED ? updated_
                                                           : unchanged_;
    ++tally.documents;
    tally.items += CountItems(report.answer->issue());
  }
  if (session_.options.json) {
    PrintJsonLine(report);
  } else if (report.answer.ok()) {
    PrintStored(report);
  } else {
    PrintFailed(report);
  }
}

void Ledger::PrintStored(const DocumentReport& report) const {
  const v1::IngestDocumentResponse& answer = *report.answer;
  const auto warnings = std::count_if(
      answer.diagnostics().begin(), answer.diagnostics().end(),
      [](const v1::Diagnostic& diagnostic) { return diagnostic.severity() >= v1::SEVERITY_WARNING; });
  const Style style = session_.console.OutStyle();
  const std::string word = Pad(OutcomeWord(answer.outcome()), 9);
  session_.console.out << (answer.outcome() == v1::INGEST_OUTCOME_UNCHANGED ? style.Dim(word)
                                                                            : style.Green(word))
                       << "  " << report.path << " → " << answer.issue().name() << " · "
                       << Count(CountItems(answer.issue()), "item", "items") << " · "
                       << StateWord(answer.issue().state());
  if (warnings > 0) {
    session_.console.out << " · " << style.Yellow(Count(static_cast<int>(warnings), "warning", "warnings"));
  }
  session_.console.out << std::endl;  // shown now, also through a pipe
}

void Ledger::PrintFailed(const DocumentReport& report) const {
  const std::string reason = DescribeError(report.answer.error());
  // What the disk refused names the path itself.
  const std::string path = reason.starts_with(report.path) ? "" : report.path + ": ";
  session_.console.err << session_.console.ErrStyle().Red("failed   ") << "  " << path << reason << '\n';
}

void Ledger::PrintJsonLine(const DocumentReport& report) const {
  google::protobuf::Struct line;
  auto& fields = *line.mutable_fields();
  fields["path"].set_string_value(report.path);
  if (report.answer.ok()) {
    fields["outcome"].set_string_value(OutcomeWord(report.answer->outcome()));
    fields["issue"].set_string_value(report.answer->issue().name());
    fields["state"].set_string_value(StateWord(report.answer->issue().state()));
    fields["items"].set_number_value(CountItems(report.answer->issue()));
  } else {
    fields["outcome"].set_string_value("failed");
    fields["reason"].set_string_value(report.answer.error().reason);
    fields["error"].set_string_value(DescribeError(report.answer.error()));
  }
  std::string json;
  if (google::protobuf::util::MessageToJsonString(line, &json).ok())
    session_.console.out << json << std::endl;
}

void Ledger::PrintSums() const {
  if (session_.options.json) return;
  Table table({{"OUTCOME"}, {"DOCUMENTS", true}, {"ITEMS", true}});
  const auto add = [&](const std::string& outcome, const Tally& tally) {
    table.AddRow({outcome, GroupDigits(tally.documents), GroupDigits(tally.items)});
  };
  add("created", created_);
  add("updated", updated_);
  add("unchanged", unchanged_);
  add("failed", failed_);
  add("total", {created_.documents + updated_.documents + unchanged_.documents + failed_.documents,
                created_.items + updated_.items + unchanged_.items});
  session_.console.out << '\n';
  table.Print(session_.console);
}

ExitCode Ledger::Verdict() const {
  if (failed_.documents == 0) return ExitCode::kOk;
  const bool nothing_stored = created_.documents + updated_.documents + unchanged_.documents == 0;
  return nothing_stored && away_ == failed_.documents ? ExitCode::kUnavailable : ExitCode::kFailed;
}

ExitCode Ingest(const Session& session, const client::Client& client, const IngestOptions& options) {
  Ledger ledger(session);
  std::vector<std::string> documents;
  for (const std::string& path : options.paths) {
    auto found = FindDocuments(path);
    if (found.ok()) {
      documents.insert(documents.end(), found->begin(), found->end());
    } else {
      ledger.Add({path, found.error()});
    }
  }
  std::sort(documents.begin(), documents.end());
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  {
    ProgressBar bar(session.console);
    IngestBatch(client, documents, options.publish,
                {.on_report =
                     [&](const DocumentReport& report) {
                       bar.Clear();
                       ledger.Add(report);
                     },
                 .on_progress = [&](const Progress& progress) { bar.Draw(progress); }});
  }
  ledger.PrintSums();
  return ledger.Verdict();
}

}  // namespace

void AddIngest(CLI::App& app, Action& action) {
  auto options = std::make_shared<IngestOptions>();
  CLI::App* command = app.add_subcommand("ingest", "Reads documents into the store, as drafts");
  command->add_option("PATH", options->paths, "Files, and folders with *.md, *.markdown, *.txt")->required();
  command->add_flag("--publish", options->publish, "Publish each issue");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Ingest(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
