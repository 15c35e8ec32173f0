#include <algorithm>
#include <memory>
#include <optional>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/command/item_choice.h"
#include "clients/cpp/pulse/command/output_file.h"
#include "clients/cpp/pulse/rendering/email_arguments.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

struct DigestOptions {
  ItemChoice choice;
  std::string from;
  std::string to;
  std::string title;
  std::string format = "text";
  std::string output;
  std::string public_url;
  v1::EmailOptions email;
  bool also = false;
};

// The month in "2022-09".
std::optional<v1::Edition> ReadMonth(const std::string& word) {
  const bool digits = word.size() == 7 && word[4] == '-' && word.find_first_not_of("0123456789", 0) == 4 &&
                      word.find_first_not_of("0123456789", 5) == std::string::npos;
  if (!digits) return std::nullopt;
  v1::Edition month;
  month.set_year(std::stoi(word.substr(0, 4)));
  month.set_month(std::stoi(word.substr(5)));
  return month;
}

std::string CheckMonth(const std::string& word) {
  return ReadMonth(word) ? std::string() : "'" + word + "' is not a month such as 2022-09";
}

ExitCode Digest(const Session& session, const client::Client& client, const DigestOptions& options) {
  v1::RenderDigestRequest request;
  const ExitCode read =
      options.choice.Read(session, client, request.mutable_sectors(), request.mutable_kinds());
  if (read != ExitCode::kOk) return read;
  *request.mutable_first_edition() = *ReadMonth(options.from);
  *request.mutable_last_edition() = *ReadMonth(options.to.empty() ? options.from : options.to);
  request.set_title(options.title);
  request.set_also_this_month(options.also);
  request.set_format(*ReadFormat(options.format));
  request.set_public_url(options.public_url);
  if (request.format() == v1::RENDER_FORMAT_EMAIL) *request.mutable_email() = options.email;
  const auto answer = client.RenderDigest(request);
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(*answer);
  if (answer->empty()) return session.Fail(ExitCode::kNotFound, "nothing of these sectors and kinds");
  return WriteOutput(session, options.output, answer->content());
}

}  // namespace

void AddDigest(CLI::App& app, Action& action) {
  auto options = std::make_shared<DigestOptions>();
  CLI::App* command = app.add_subcommand("digest", "What a reader gets of some sectors and months");
  AddItemChoice(*command, options->choice, "One of the reader's sectors, the dearest first");
  command->add_option("--from", options->from, "First month: 2022-09")->required()->check(CheckMonth);
  command->add_option("--until", options->to, "Last month; without it the first alone")->check(CheckMonth);
  command->add_option("--title", options->title, "Its heading; without it the newest issue's");
  command->add_flag("--also", options->also, "Count the rest in one line");
  command->add_option("--format", options->format, "page, text, markdown, fragment or email")
      ->check([](const std::string& word) {
        return ReadFormat(word) ? std::string() : UnknownWord("format", word, FormatChoices());
      })
      ->capture_default_str();
  command->add_option("--public-url", options->public_url, "Where the site stands that shows the issues");
  command->add_option("-o,--output", options->output, "File to write; standard output without it");
  AddEmailArguments(*command, options->email);
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Digest(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
