// An issue as text in an editor; what differs is sent as corrections.

#include <filesystem>
#include <memory>

#include "absl/strings/ascii.h"
#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/corrections/correction_call.h"
#include "clients/cpp/pulse/editing/editor.h"
#include "clients/cpp/pulse/editing/issue_difference.h"
#include "clients/cpp/pulse/editing/issue_text.h"
#include "clients/cpp/pulse/editing/issue_text_check.h"
#include "clients/cpp/pulse/ingest/documents.h"
#include "clients/cpp/pulse/revisions/issue_revision.h"
#include "clients/cpp/pulse/terminal/question.h"
#include "clients/cpp/pulse/views/resource_names.h"

namespace pulse::cli {
namespace {

struct EditOptions {
  std::string name;
  std::string from;
  bool rebase = false;
  SendOptions send;
};

// What becomes of the text after an attempt to send it.
enum class Next { kDone, kKeep, kEditAgain };

struct Attempt {
  Next next;
  ExitCode code;
};

class Editing {
 public:
  Editing(const Session& session, const client::Client& client, const EditOptions& options)
      : session_(session), client_(client), options_(options), name_(IssueName(options.name)) {}

  ExitCode Run() { return options_.from.empty() ? RunInEditor() : RunFromFile(); }

 private:
  bool InEditor() const { return options_.from.empty(); }

  ExitCode RunInEditor() {
    auto base = CurrentRevision(client_, name_);
    if (!base.ok()) return session_.Fail(base.error());
    const std::string original = WriteIssueText(*base);
    const auto scratch = WriteScratchFile(original);
    if (!scratch.ok()) return session_.Fail(scratch.error());
    path_ = *scratch;
    while (true) {
      if (const auto error = RunEditor(path_)) return Keep(session_.Fail(*error));
      const auto saved = ReadDocument(path_, session_.console.in);
      if (!saved.ok()) {
        const ExitCode code = session_.Fail(saved.error());
        return saved.error().code == grpc::StatusCode::NOT_FOUND ? code : Keep(code);
      }
      const Attempt attempt = saved->content() == original ? NothingChanged() : Send(saved->content(), *base);
      if (attempt.next == Next::kEditAgain) continue;
      if (attempt.next == Next::kKeep) return Keep(attempt.code);
      std::error_code ignored;
      std::filesystem::remove(path_, ignored);
      return attempt.code;
    }
  }

  ExitCode RunFromFile() {
    path_ = options_.from;
    const auto saved = ReadDocument(path_, session_.console.in);
    if (!saved.ok()) return session_.Fail(saved.error());
    const EditedIssue edited = ReadIssueText(saved->content());
    if (!edited.mistakes.empty()) return Refuse(edited.mistakes).code;
    if (edited.issue.name() != name_) {
      return session_.Fail(ExitCode::kUsage, path_ + " is of " + edited.issue.name() + ", not of " + name_);
    }
    const auto base = RevisionOf(client_, name_, edited.issue.revision());
    if (!base.ok()) return session_.Fail(base.error());
    return Send(saved->content(), *base).code;
  }

  Attempt Send(const std::string& text, const v1::Issue& base) {
    if (absl::StripAsciiWhitespace(text).empty()) return NothingChanged();
    EditedIssue edited = ReadIssueText(text);
    if (edited.mistakes.empty()) edited.mistakes = MistakesAgainst(base, edited);
    if (!edited.mistakes.empty()) return Refuse(edited.mistakes);
    v1::CorrectIssueRequest request;
    request.set_name(name_);
    request.set_etag(base.etag());
    *request.mutable_corrections() = Difference(base, edited.issue);
    if (options_.rebase) {
      if (const auto failed = Rebase(base, &request)) return *failed;
    }
    if (request.corrections().empty()) return NothingChanged();
    return Sent(ShowAndSend(session_, client_, request, options_.send, InEditor()));
  }

  std::vector<TextMistake> MistakesAgainst(const v1::Issue& base, const EditedIssue& edited) const {
    const v1::Issue& issue = edited.issue;
    if (issue.name() != base.name() || issue.revision() != base.revision() || issue.etag() != base.etag()) {
      return {
          {1,
           "the issue's name, revision and etag say what the text was made from; leave them as they were"}};
    }
    std::vector<v1::Sector> sectors;
    if (NamesNewSector(base, edited)) {
      const auto answer = client_.ListSectors({});
      if (!answer.ok()) return {{1, "the sectors cannot be checked: " + DescribeError(answer.error())}};
      sectors.assign(answer->sectors().begin(), answer->sectors().end());
    }
    return CheckAgainst(base, edited, sectors);
  }

  // Puts the corrections onto the issue as it now stands.
  std::optional<Attempt> Rebase(const v1::Issue& base, v1::CorrectIssueRequest* request) {
    const auto current = CurrentRevision(client_, name_);
    if (!current.ok()) return Attempt{Next::kKeep, session_.Fail(current.error())};
    const std::vector<std::string> clashes = FindClashes(base, *current, request->corrections());
    if (!clashes.empty()) {
      const ExitCode code =
          session_.Fail(ExitCode::kFailed, "another editor has changed the same since revision " +
                                               std::to_string(base.revision()) + "; nothing was sent:");
      for (const std::string& clash : clashes) session_.console.err << "  " << clash << '\n';
      session_.console.err << "See `pulse diff " << options_.name << ' ' << base.revision()
                           << "`, then change "
                           << "the issue as it is now with `pulse edit " << options_.name << "`.\n";
      return Attempt{Next::kKeep, code};
    }
    *request->mutable_corrections() = StillToDo(*current, request->corrections());
    request->set_etag(current->etag());
    return std::nullopt;
  }

  Attempt NothingChanged() const {
    session_.console.err << "Nothing changed; nothing was sent.\n";
    return {Next::kDone, ExitCode::kOk};
  }

  Attempt Refuse(const std::vector<TextMistake>& mistakes) {
    for (const TextMistake& mistake : mistakes) {
      session_.console.err << path_ << ':' << mistake.line << ": " << session_.console.ErrStyle().Red("error")
                           << ": " << mistake.message << '\n';
    }
    return EditAgainOrKeep(ExitCode::kFailed);
  }

  Attempt EditAgainOrKeep(ExitCode code) {
    if (!InEditor() || options_.send.yes || !CanAsk(session_.console)) return {Next::kKeep, code};
    const char answer = Ask(session_.console, "Edit again? [Y]es, [n]o", "yn");
    return {answer == 'y' ? Next::kEditAgain : Next::kKeep, code};
  }

  Attempt Sent(const SendingResult& result) {
    switch (result.became) {
      case Sending::kSent:
        return {Next::kDone, result.code};
      case Sending::kAgain:
        return {Next::kEditAgain, result.code};
      case Sending::kNotSent:
        return {Next::kKeep, result.code};
      default:
        overtaken_ = result.error->code == grpc::StatusCode::ABORTED;
        if (overtaken_ || ExitCodeFor(*result.error) == ExitCode::kUnavailable) {
          if (overtaken_ && !InEditor()) AdviseToRebase(options_.from);
          return {Next::kKeep, result.code};
        }
        return EditAgainOrKeep(result.code);
    }
  }

  void AdviseToRebase(const std::string& path) const {
    session_.console.err
        << "Another editor was faster. To put your changes onto theirs (refused where both changed "
           "the same):\n  pulse edit "
        << options_.name << " --from " << path << " --rebase\n";
  }

  // Says where the text is and what to do with it.
  ExitCode Keep(ExitCode code) const {
    session_.console.err << "Your text is kept in " << path_ << '\n';
    if (overtaken_) {
      AdviseToRebase(path_);
    } else {
      session_.console.err << "To send it: pulse edit " << options_.name << " --from " << path_ << '\n';
    }
    return code;
  }

  const Session& session_;
  const client::Client& client_;
  const EditOptions& options_;
  const std::string name_;
  std::string path_;  // of the text
  bool overtaken_ = false;
};

}  // namespace

void AddEdit(CLI::App& app, Action& action) {
  auto options = std::make_shared<EditOptions>();
  CLI::App* command =
      app.add_subcommand("edit", "Opens an issue as text in $EDITOR and sends what you changed");
  command->add_option("NAME", options->name, "2022-09 or issues/2022-09")->required();
  command->add_option("--from", options->from, "Send this file, kept by an earlier edit; opens no editor");
  command->add_flag("--rebase", options->rebase,
                    "Put the changes onto the issue as it now stands, where nobody changed the same");
  AddSendOptions(*command, options->send);
  command->footer(R"(
What you changed is shown and asked about, then sent in one write on the
condition that nobody else changed the issue meanwhile. If it cannot be sent,
your text is kept in a file whose path is printed.

  pulse edit 2022-09
  EDITOR="code --wait" pulse edit 2022-09 --comment "typos"
  pulse edit 2022-09 --from /tmp/pulse-edit-x7Tq2a.md --rebase)");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Editing(session, client, *options).Run();
    });
  });
}

}  // namespace pulse::cli
