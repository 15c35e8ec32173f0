#include "clients/cpp/pulse/corrections/correction_call.h"

#include "clients/cpp/pulse/corrections/correction_words.h"
#include "clients/cpp/pulse/terminal/question.h"
#include "clients/cpp/pulse/terminal/table.h"
#include "clients/cpp/pulse/views/diff_view.h"
#include "clients/cpp/pulse/views/outline.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

// What became of corrections; the rest is the parser's business.
void PrintNotesOnCorrections(const Session& session, const v1::CorrectIssueResponse& answer) {
  v1::CorrectIssueResponse notes;
  for (const v1::Diagnostic& diagnostic : answer.diagnostics()) {
    if (diagnostic.code().starts_with("CORRECTION_")) *notes.add_diagnostics() = diagnostic;
  }
  PrintDiagnostics(session.console, answer.issue().name(), notes.diagnostics());
}

void PrintProposal(const Session& session, const v1::CorrectIssueResponse& proposal) {
  PrintDiff(session.console, proposal.diff());
  PrintNotesOnCorrections(session, proposal);
}

void PrintWhatWouldBeSent(const Session& session, const v1::CorrectIssueResponse& proposal) {
  session.console.out << "\nNothing was sent. Without --dry-run it would be:\n";
  Table table({{"CORRECTION"}, {"OF", false, true}});
  for (const v1::Correction& correction : proposal.corrections()) {
    table.AddRow({CorrectionWords(correction), CorrectionPlace(correction)});
  }
  table.Print(session.console);
}

SendingResult Failed(const Session& session, const client::Error& error) {
  return {Sending::kFailed, session.Fail(error), error};
}

}  // namespace

void AddSendOptions(CLI::App& command, SendOptions& options) {
  command.add_flag("--dry-run", options.dry_run,
                   "Show what would change and what would be sent; send nothing");
  command.add_flag("-y,--yes", options.yes, "Ask nothing (nothing is asked without a terminal)");
  command.add_option("--comment", options.comment, "Why, for the history");
}

SendingResult ShowAndSend(const Session& session, const client::Client& client,
                          v1::CorrectIssueRequest request, const SendOptions& options, bool may_edit) {
  const bool json = session.options.json;
  request.set_comment(options.comment);
  request.set_validate_only(true);
  const auto proposal = client.CorrectIssue(request);
  if (!proposal.ok()) return Failed(session, proposal.error());
  if (!json) PrintProposal(session, *proposal);
  if (options.dry_run) {
    if (json) return {Sending::kNotSent, session.PrintJson(*proposal), {}};
    PrintWhatWouldBeSent(session, *proposal);
    return {Sending::kNotSent, ExitCode::kOk, {}};
  }
  if (!options.yes && CanAsk(session.console)) {
    const char answer = may_edit ? Ask(session.console, "Send it? [Y]es, [e]dit again, [n]o", "yen")
                                 : Ask(session.console, "Send it? [Y]es, [n]o", "yn");
    if (answer == 'e') return {Sending::kAgain, ExitCode::kOk, {}};
    if (answer != 'y') return {Sending::kNotSent, ExitCode::kFailed, {}};
  }
  request.set_validate_only(false);
  // What was agreed to is what was shown: not what it is for another revision.
  if (request.etag().empty()) request.set_etag(proposal->issue().etag());
  const auto answer = client.CorrectIssue(request);
  if (!answer.ok()) return Failed(session, answer.error());
  return {Sending::kSent, json ? session.PrintJson(*answer) : PrintStanding(session, answer->issue()), {}};
}

}  // namespace pulse::cli
