// The subcommands, one file each. Every function adds its subcommand to `app`;
// when the command line chooses it, `action` is set to what it does.

#pragma once

#include <CLI/CLI.hpp>

#include "clients/cpp/pulse/command/session.h"

namespace pulse::cli {

void AddParse(CLI::App& app, Action& action);
void AddIngest(CLI::App& app, Action& action);
void AddLatest(CLI::App& app, Action& action);
void AddIssues(CLI::App& app, Action& action);
void AddShow(CLI::App& app, Action& action);
void AddItems(CLI::App& app, Action& action);
void AddSearch(CLI::App& app, Action& action);
void AddWatch(CLI::App& app, Action& action);
void AddSectors(CLI::App& app, Action& action);
void AddHistory(CLI::App& app, Action& action);
void AddRollback(CLI::App& app, Action& action);
void AddSchedule(CLI::App& app, Action& action);
void AddWithdraw(CLI::App& app, Action& action);
void AddEdit(CLI::App& app, Action& action);
void AddDiff(CLI::App& app, Action& action);
void AddCorrect(CLI::App& app, Action& action);
void AddSource(CLI::App& app, Action& action);
void AddPublishers(CLI::App& app, Action& action);
void AddCorrections(CLI::App& app, Action& action);
void AddPublish(CLI::App& app, Action& action);
void AddRender(CLI::App& app, Action& action);
void AddDigest(CLI::App& app, Action& action);
void AddFeed(CLI::App& app, Action& action);
void AddPreview(CLI::App& app, Action& action);
void AddVersion(CLI::App& app, Action& action);
void AddSummary(CLI::App& app, Action& action);
void AddRelated(CLI::App& app, Action& action);
void AddRepeats(CLI::App& app, Action& action);
void AddSuggest(CLI::App& app, Action& action);
/// `list` and `show`, below `pulse publishers`.
void AddPublisherListing(CLI::App& publishers, Action& action);
/// `history`, there too.
void AddPublisherHistory(CLI::App& publishers, Action& action);
void AddInterests(CLI::App& app, Action& action);
void AddHelp(CLI::App& app, Action& action);
void AddCompletion(CLI::App& app, Action& action);

}  // namespace pulse::cli
