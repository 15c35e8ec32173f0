#include <algorithm>
#include <memory>

#include "clients/cpp/pulse/command/at_least_one.h"
#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/command/output_file.h"
#include "clients/cpp/pulse/revisions/issue_revision.h"
#include "clients/cpp/pulse/revisions/source_text.h"
#include "clients/cpp/pulse/views/resource_names.h"
#include "text/utf8.h"

namespace pulse::cli {
namespace {

struct SourceOptions {
  std::string name;
  std::string output;
  std::int64_t revision = 0;  // 0 is the current one
  bool text = false;
};

// Whether a terminal would take it for commands or show rubbish.
bool IsBinary(std::string_view content) {
  const bool has_control = std::any_of(content.begin(), content.end(), [](char character) {
    const auto byte = static_cast<unsigned char>(character);
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f') || byte == 0x7F;
  });
  return has_control || !text::IsUtf8(content);
}

ExitCode Source(const Session& session, const client::Client& client, const SourceOptions& options) {
  const std::string name = IssueName(options.name);
  const auto issue =
      options.revision == 0 ? CurrentRevision(client, name) : RevisionOf(client, name, options.revision);
  if (!issue.ok()) return session.Fail(issue.error());
  auto document = FetchSource(client, *issue);
  if (!document.ok()) return session.Fail(document.error());
  if (options.text) {
    auto text = TextOf(*document);
    if (!text.ok()) return session.Fail(text.error());
    document->set_content(*std::move(text));
  }
  if (session.options.json) return session.PrintJson(*document);
  if (!options.output.empty()) return WriteOutput(session, options.output, document->content());
  if (session.console.out_is_terminal && IsBinary(document->content())) {
    return session.Fail(ExitCode::kUsage,
                        document->filename() +
                            " is not text and would spoil the terminal; write it to a file with "
                            "-o FILE, or see what was read of it with --text");
  }
  session.console.out << document->content();
  return ExitCode::kOk;
}

}  // namespace

void AddSource(CLI::App& app, Action& action) {
  auto options = std::make_shared<SourceOptions>();
  CLI::App* command = app.add_subcommand("source", "The exact document an issue was read from");
  command->add_option("NAME", options->name, "2022-09 or issues/2022-09")->required();
  command->add_option("-o,--output", options->output, "Write to this file");
  command->add_option("--revision", options->revision, "Of this revision instead of the current one")
      ->check(AtLeastOne());
  command->add_flag("--text", options->text,
                    "The text that was read of it: what a PDF, HTML or DOCX was converted to");
  command->footer(R"(
  pulse source 2022-09 -o 2022-09.pdf
  pulse source 2022-09 --text | less -N)");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Source(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
