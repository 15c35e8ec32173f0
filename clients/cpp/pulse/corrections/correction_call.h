// Corrections on their way to the service: shown, agreed to, sent.

#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "clients/cpp/client.h"
#include "clients/cpp/pulse/command/session.h"

namespace pulse::cli {

struct SendOptions {
  bool dry_run = false;  // show, send nothing
  bool yes = false;      // ask nothing
  std::string comment;
};

/// The options --dry-run, --yes and --comment.
void AddSendOptions(CLI::App& command, SendOptions& options);

/// What became of corrections.
enum class Sending {
  kSent,
  kNotSent,  // a dry run, or the answer was no
  kAgain,    // the answer was to edit again
  kFailed,   // said on the error stream
};

struct SendingResult {
  Sending became;
  ExitCode code;
  std::optional<client::Error> error;  // with kFailed
};

/// Shows what `request` would change, as the service says without storing it,
/// asks where somebody can be asked, and sends it. With `may_edit` the question
/// has a way back to the editor.
SendingResult ShowAndSend(const Session& session, const client::Client& client,
                          v1::CorrectIssueRequest request, const SendOptions& options, bool may_edit = false);

}  // namespace pulse::cli
