#include "clients/cpp/pulse/corrections/item_fields.h"

#include "clients/cpp/pulse/ingest/documents.h"
#include "clients/cpp/pulse/views/resource_names.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

using client::LocalError;
using grpc::StatusCode;

client::Result<std::string> SectorCalled(const client::Client& client, const std::string& words) {
  const auto taxonomy = client.ListSectors({});
  if (!taxonomy.ok()) return taxonomy.error();
  const std::vector<v1::Sector> sectors(taxonomy->sectors().begin(), taxonomy->sectors().end());
  if (auto name = ReadSector(words, sectors)) return *std::move(name);
  std::vector<std::string> choices;
  choices.reserve(sectors.size());
  for (const v1::Sector& sector : sectors) choices.emplace_back(SectorId(sector.name()));
  return LocalError(StatusCode::INVALID_ARGUMENT, UnknownWord("sector", words, choices));
}

}  // namespace

client::Result<v1::SetItem> ItemFields::Read(const Session& session, const client::Client& client) const {
  v1::SetItem read = set;
  if (!body_file.empty()) {
    auto body = ReadDocument(body_file, session.console.in);
    if (!body.ok()) return body.error();
    // The line end that editors put behind the last line is no text.
    std::string* text = body->mutable_content();
    while (text->ends_with('\n')) text->pop_back();
    read.mutable_item()->set_body(std::move(*text));
    read.mutable_update_mask()->add_paths("body");
  }
  if (!sector.empty()) {
    auto name = SectorCalled(client, sector);
    if (!name.ok()) return name.error();
    read.mutable_item()->set_sector(*std::move(name));
    read.mutable_update_mask()->add_paths("sector");
  }
  if (read.update_mask().paths().empty()) {
    return LocalError(
        StatusCode::INVALID_ARGUMENT,
        "say what to set: --title, --byline, --publisher, --kind, --sector, --caption or --body");
  }
  return read;
}

void AddItemFields(CLI::App& command, ItemFields& fields) {
  v1::SetItem& set = fields.set;
  using Strings = std::vector<std::string>;
  command.add_option_function<std::string>(
      "--title",
      [&set](const std::string& title) {
        set.mutable_item()->set_title(title);
        set.mutable_update_mask()->add_paths("title");
      },
      "The title");
  command.add_option_function<std::string>(
      "--byline",
      [&set](const std::string& byline) {
        set.mutable_item()->set_byline(byline);
        set.mutable_update_mask()->add_paths("byline");
      },
      "The publishers as printed; split anew unless --publisher is given too");
  command
      .add_option_function<Strings>(
          "--publisher",
          [&set](const Strings& names) {
            for (const std::string& name : names) {
              if (!name.empty()) set.mutable_item()->add_publishers()->set_display_name(name);
            }
            set.mutable_update_mask()->add_paths("publishers");
          },
          "A publisher, instead of all there are; repeatable; \"\" is none")
      ->allow_extra_args(false);
  command
      .add_option_function<std::string>(
          "--kind",
          [&set](const std::string& word) {
            set.mutable_item()->set_kind(*ReadKind(word));  // checked before
            set.mutable_update_mask()->add_paths("kind");
          },
          "news, report, briefing, guidance, none")
      ->check([](const std::string& word) {
        return ReadKind(word) ? std::string() : UnknownWord("kind", word, KindChoices());
      });
  command.add_option("--sector", fields.sector, "The sector: criminal-justice, or its beginning");
  command
      .add_option_function<Strings>(
          "--caption",
          [&set](const Strings& captions) {
            for (const std::string& caption : captions) {
              if (!caption.empty()) set.mutable_item()->add_captions(caption);
            }
            set.mutable_update_mask()->add_paths("captions");
          },
          "A caption, instead of all there are; repeatable; \"\" is none")
      ->allow_extra_args(false);
  command.add_option("--body", fields.body_file, "File with the text as Markdown; - is standard input");
}

}  // namespace pulse::cli
