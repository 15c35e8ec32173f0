#include "clients/cpp/pulse/ingest/ingest_ledger.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include "clients/cpp/pulse/ingest/plan_view.h"
#include "clients/cpp/pulse/terminal/table.h"
#include "clients/cpp/pulse/terminal/text_width.h"
#include "clients/cpp/pulse/views/outline.h"
#include "clients/cpp/pulse/views/words.h"
#include "text/printable.h"
#include "text/utf8.h"

namespace pulse::cli {

namespace {

// JSON holds any text but none that is not UTF-8, which a path may be.
std::string JsonText(const std::string& text) { return text::IsUtf8(text) ? text : text::PrintableRun(text); }

}  // namespace

void IngestLedger::Count(const DocumentReport& report) {
  if (!report.answer.ok()) {
    ++failed_.documents;
    if (ExitCodeFor(report.answer.error()) == ExitCode::kUnavailable) ++away_;
    return;
  }
  const v1::IngestOutcome outcome = report.answer->outcome();
  Tally& tally = outcome == v1::INGEST_OUTCOME_CREATED   ? created_
                 : outcome == v1::INGEST_OUTCOME_UPDATED ? updated_
                                                         : unchanged_;
  ++tally.documents;
  tally.items += CountItems(report.answer->issue());
}

std::string IngestLedger::Replaced(const DocumentReport& report) {
  if (!report.answer.ok()) return "";
  const std::string& issue = report.answer->issue().name();
  std::vector<Document>& documents = documents_[issue];
  documents.push_back({report.path, report.answer->outcome(), report.answer->plan().plan_hash()});
  if (documents.size() == 1) return "";
  const Document& earlier = documents[documents.size() - 2];
  if (SaysTheSame(earlier, documents.back())) return "";
  contested_.insert(issue);
  return earlier.path;
}

// A document is stored after the ones before it. A plan knows nothing of those: it is
// made against what is stored now.
bool IngestLedger::SaysTheSame(const Document& earlier, const Document& later) const {
  const bool unchanged = later.outcome == v1::INGEST_OUTCOME_UNCHANGED;
  if (!planned_) return unchanged;
  return (unchanged && earlier.outcome == later.outcome) || earlier.plan_hash == later.plan_hash;
}

void IngestLedger::Add(const DocumentReport& report) {
  Count(report);
  const std::string replaced = Replaced(report);
  if (session_.options.json) return PrintJsonLine(report, replaced);
  if (!report.answer.ok()) return PrintFailed(report);
  findings_.push_back(FindingsIn(report.path, *report.answer));
  PrintStored(*report.answer, findings_.back());
  if (planned_) PrintPlan(session_.console, report.answer->plan());
}

void IngestLedger::PrintStored(const v1::IngestDocumentResponse& answer, const Findings& findings) const {
  const Style style = session_.console.OutStyle();
  const std::string word = Pad(OutcomeWord(answer.outcome()), 9);
  session_.console.out << (answer.outcome() == v1::INGEST_OUTCOME_UNCHANGED ? style.Dim(word)
                                                                            : style.Green(word))
                       << "  " << OneLine(findings.path) << " → " << answer.issue().name() << " · "
                       << cli::Count(CountItems(answer.issue()), "item", "items");
  const std::string state = StateWord(answer.issue().state());
  if (!state.empty()) session_.console.out << " · " << state;
  const int warnings = findings.warnings + findings.errors + findings.lost_anchors + findings.conflicts;
  if (warnings > 0)
    session_.console.out << " · " << style.Yellow(cli::Count(warnings, "warning", "warnings"));
  session_.console.out << std::endl;  // shown now, also through a pipe
}

void IngestLedger::PrintFailed(const DocumentReport& report) const {
  const std::string reason = DescribeError(report.answer.error());
  // What the disk refused names the path itself.
  const std::string path = reason.starts_with(report.path) ? "" : report.path + ": ";
  session_.console.err << session_.console.ErrStyle().Red("failed   ") << "  " << OneLine(path + reason)
                       << '\n';
}

void IngestLedger::PrintJsonLine(const DocumentReport& report, const std::string& replaced) const {
  google::protobuf::Struct line;
  auto& fields = *line.mutable_fields();
  fields["path"].set_string_value(JsonText(report.path));
  if (report.answer.ok()) {
    const v1::IngestDocumentResponse& answer = *report.answer;
    fields["outcome"].set_string_value(OutcomeWord(answer.outcome()));
    fields["issue"].set_string_value(answer.issue().name());
    fields["state"].set_string_value(StateWord(answer.issue().state()));
    fields["items"].set_number_value(CountItems(answer.issue()));
    if (!replaced.empty()) fields["replaces"].set_string_value(JsonText(replaced));
    AddAsJson(FindingsIn(report.path, answer), &line);
    if (planned_) AddAsJson(answer.plan(), &line);
  } else {
    fields["outcome"].set_string_value("failed");
    fields["reason"].set_string_value(report.answer.error().reason);
    fields["error"].set_string_value(JsonText(DescribeError(report.answer.error())));
  }
  std::string json;
  if (google::protobuf::util::MessageToJsonString(line, &json).ok())
    session_.console.out << json << std::endl;
}

void IngestLedger::Close() const {
  if (session_.options.json) return;
  Table table({{planned_ ? "WOULD BE" : "OUTCOME"}, {"DOCUMENTS", true}, {"ITEMS", true}});
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
  PrintRivals();
  PrintFindings(session_.console, findings_);
}

void IngestLedger::PrintRivals() const {
  if (contested_.empty()) return;
  session_.console.out << "\nSeveral documents are of one issue; the last "
                       << (planned_ ? "would stand" : "stands") << ":\n";
  for (const std::string& issue : contested_) {
    session_.console.out << "  " << issue << '\n';
    for (const Document& document : documents_.at(issue)) {
      session_.console.out << "    " << OneLine(document.path) << '\n';
    }
  }
}

ExitCode IngestLedger::Verdict() const {
  if (failed_.documents == 0) return ExitCode::kOk;
  const bool nothing_stored = created_.documents + updated_.documents + unchanged_.documents == 0;
  return nothing_stored && away_ == failed_.documents ? ExitCode::kUnavailable : ExitCode::kFailed;
}

}  // namespace pulse::cli
