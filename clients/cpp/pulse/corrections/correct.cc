// Corrections by hand: each subcommand makes one of what an editor overrules.

#include <functional>
#include <memory>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/corrections/correction_call.h"
#include "clients/cpp/pulse/corrections/correction_target.h"
#include "clients/cpp/pulse/corrections/correction_words.h"
#include "clients/cpp/pulse/corrections/item_fields.h"
#include "clients/cpp/pulse/views/resource_names.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

// What the subcommands are given; each uses its own.
struct CorrectOptions {
  std::string name;
  SendOptions send;
  std::string item;
  std::string words;
  std::string lines;
  std::string role;
  ItemFields fields;
};

using client::Result;

// Makes the correction that a subcommand is for.
using MakeCorrection = std::function<Result<v1::Correction>(CorrectionTarget&, const CorrectOptions&)>;

ExitCode Correct(const Session& session, const client::Client& client, const CorrectOptions& options,
                 const MakeCorrection& make) {
  auto target = CorrectionTarget::Of(client, IssueName(options.name));
  if (!target.ok()) return session.Fail(target.error());
  auto correction = make(*target, options);
  if (!correction.ok()) return session.Fail(correction.error());
  v1::CorrectIssueRequest request;
  request.set_name(target->issue().name());
  request.set_etag(target->issue().etag());
  *request.add_corrections() = *std::move(correction);
  return ShowAndSend(session, client, std::move(request), options.send).code;
}

Result<v1::Correction> Relabel(CorrectionTarget& target, const CorrectOptions& options) {
  auto anchor =
      options.lines.empty() ? target.FindPlace(options.words, nullptr) : target.FindLines(options.lines);
  if (!anchor.ok()) return anchor.error();
  v1::Correction correction;
  *correction.mutable_relabel()->mutable_anchor() = *std::move(anchor);
  correction.mutable_relabel()->set_role(*ReadRole(options.role));  // checked when parsed
  return correction;
}

Result<v1::Correction> Split(CorrectionTarget& target, const CorrectOptions& options) {
  const auto item = target.FindItem(options.item);
  if (!item.ok()) return item.error();
  auto title = target.FindPlace(options.words, *item);
  if (!title.ok()) return title.error();
  v1::Correction correction;
  correction.mutable_split_item()->set_item((*item)->name());
  *correction.mutable_split_item()->mutable_title() = *std::move(title);
  return correction;
}

Result<v1::Correction> Merge(CorrectionTarget& target, const CorrectOptions& options) {
  const auto item = target.FindItem(options.item);
  if (!item.ok()) return item.error();
  v1::Correction correction;
  correction.mutable_merge_item()->set_item((*item)->name());
  return correction;
}

Result<v1::Correction> Drop(CorrectionTarget& target, const CorrectOptions& options) {
  const auto item = target.FindItem(options.item);
  if (!item.ok()) return item.error();
  v1::Correction correction;
  correction.mutable_drop_item()->set_item((*item)->name());
  return correction;
}

// Text that stands in the item's part of the document is taken out of the flow
// there; other text is set.
Result<v1::Correction> Caption(CorrectionTarget& target, const CorrectOptions& options) {
  const auto item = target.FindItem(options.item);
  if (!item.ok()) return item.error();
  v1::Correction correction;
  auto anchor = target.FindPlace(options.words, *item);
  if (anchor.ok()) {
    *correction.mutable_relabel()->mutable_anchor() = *std::move(anchor);
    correction.mutable_relabel()->set_role(v1::BLOCK_ROLE_CAPTION);
    return correction;
  }
  if (anchor.error().code != grpc::StatusCode::NOT_FOUND || !anchor.error().service.empty())
    return anchor.error();
  v1::SetItem* set = correction.mutable_set_item();
  set->mutable_item()->set_name((*item)->name());
  *set->mutable_item()->mutable_captions() = (*item)->captions();
  set->mutable_item()->add_captions(options.words);
  set->mutable_update_mask()->add_paths("captions");
  return correction;
}

// ---- the command line -------------------------------------------------------

class Subcommands {
 public:
  Subcommands(CLI::App& correct, std::shared_ptr<CorrectOptions> options, Action& action)
      : correct_(correct), options_(std::move(options)), action_(action) {}

  CLI::App* Add(const std::string& name, const std::string& description, MakeCorrection make) {
    CLI::App* command = correct_.add_subcommand(name, description);
    command->callback([&action = action_, options = options_, make = std::move(make)] {
      action = WithClient([options, make](const Session& session, const client::Client& client) {
        return Correct(session, client, *options, make);
      });
    });
    return command;
  }

  CLI::App* AddOfItem(const std::string& name, const std::string& description, MakeCorrection make) {
    CLI::App* command = Add(name, description, std::move(make));
    command->add_option("ITEM", options_->item, "The item's slug, or its beginning: courts-after-dark")
        ->required();
    return command;
  }

 private:
  CLI::App& correct_;
  const std::shared_ptr<CorrectOptions> options_;
  Action& action_;
};

void AddRelabel(Subcommands& commands, CorrectOptions& options) {
  CLI::App* relabel = commands.Add("relabel", "Reads a block of the document as something else", &Relabel);
  relabel
      ->add_option("ROLE", options.role,
                   "introduction, notice, contact, section, kind, title, body, caption, noise")
      ->required()
      ->check([](const std::string& word) {
        return ReadRole(word) ? std::string() : UnknownWord("role", word, RoleChoices());
      });
  CLI::Option* words = relabel->add_option("TEXT", options.words, "The block's text, as the document has it");
  CLI::Option* lines =
      relabel->add_option("--lines", options.lines, "The block's lines instead: 12 or 12-14");
  words->excludes(lines);
  relabel->require_option(2);
}

void AddSet(Subcommands& commands, const std::shared_ptr<CorrectOptions>& options, Action& action) {
  CLI::App* set = commands.AddOfItem("set", "Sets fields of an item, whatever the document says", nullptr);
  AddItemFields(*set, options->fields);
  set->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      auto fields = options->fields.Read(session, client);
      if (!fields.ok()) {
        const bool misused =
            fields.error().code == grpc::StatusCode::INVALID_ARGUMENT && fields.error().service.empty();
        return session.Fail(misused ? ExitCode::kUsage : ExitCodeFor(fields.error()),
                            DescribeError(fields.error()));
      }
      return Correct(
          session, client, *options,
          [&fields](CorrectionTarget& target, const CorrectOptions& given) -> Result<v1::Correction> {
            const auto item = target.FindItem(given.item);
            if (!item.ok()) return item.error();
            v1::Correction correction;
            *correction.mutable_set_item() = *fields;
            correction.mutable_set_item()->mutable_item()->set_name((*item)->name());
            return correction;
          });
    });
  });
}

}  // namespace

void AddCorrect(CLI::App& app, Action& action) {
  auto options = std::make_shared<CorrectOptions>();
  CLI::App* command =
      app.add_subcommand("correct", "Overrules what was read, once and for all: one correction");
  command->add_option("NAME", options->name, "2022-09 or issues/2022-09")->required();
  AddSendOptions(*command, options->send);
  command->require_subcommand(1);
  Subcommands commands(*command, options, action);
  AddRelabel(commands, *options);
  commands.AddOfItem("split", "Cuts an item in two", &Split)
      ->add_option("TITLE", options->words, "The second's “Publisher. Title”, as the document has it")
      ->required();
  commands.AddOfItem("merge", "Joins an item to the one above it: its title becomes text", &Merge);
  commands.AddOfItem("drop", "Takes an item out: nothing of the digest, though it reads so", &Drop);
  commands
      .AddOfItem("caption", "Attaches a caption to an item, out of its body where it stands there", &Caption)
      ->add_option("TEXT", options->words, "The caption's text")
      ->required();
  AddSet(commands, options, action);
  command->footer(R"(
A correction is kept with the issue, and applied again whenever its document is
read again. `pulse corrections` lists those in force and takes them back.

  pulse correct 2022-09 split courts-after-dark "Home Office. Prison statistics"
  pulse correct 2022-09 merge annual-report
  pulse correct 2022-09 relabel noise "Page 3 of 9" --comment "running foot"
  pulse correct 2022-09 relabel section --lines 40
  pulse correct 2022-09 set courts-after-dark --kind briefing --publisher Ofsted)");
}

}  // namespace pulse::cli
