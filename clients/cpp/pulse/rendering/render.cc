#include <memory>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/command/output_file.h"
#include "clients/cpp/pulse/rendering/email_arguments.h"
#include "clients/cpp/pulse/views/resource_names.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

struct RenderOptions {
  std::string name;
  std::string format = "page";
  std::string output;  // empty is standard output
  std::string public_url;
  v1::EmailOptions email;
  bool published_only = false;
};

ExitCode Render(const Session& session, const client::Client& client, const RenderOptions& options) {
  v1::RenderIssueRequest request;
  request.set_name(IssueName(options.name));
  request.set_format(*ReadFormat(options.format));  // checked when parsed
  request.set_include_unpublished(!options.published_only);
  request.set_public_url(options.public_url);
  if (request.format() == v1::RENDER_FORMAT_EMAIL) *request.mutable_email() = options.email;
  const auto answer = client.RenderIssue(request);
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(*answer);
  return WriteOutput(session, options.output, answer->content());
}

}  // namespace

void AddRender(CLI::App& app, Action& action) {
  auto options = std::make_shared<RenderOptions>();
  CLI::App* command =
      app.add_subcommand("render", "An issue as a web page, e-mail, text or Markdown, drafts too");
  command->add_option("NAME", options->name, "2022-09 or issues/2022-09")->required();
  command->add_option("--format", options->format, "page, text, markdown, fragment or email")
      ->check([](const std::string& word) {
        return ReadFormat(word) ? std::string() : UnknownWord("format", word, FormatChoices());
      })
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "File to write; standard output without it");
  command->add_option("--public-url", options->public_url, "Where the site stands that shows the issues");
  AddEmailArguments(*command, options->email);
  command->add_flag("--published", options->published_only, "Refuse what readers do not see");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Render(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
