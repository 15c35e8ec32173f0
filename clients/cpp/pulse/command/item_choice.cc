#include "clients/cpp/pulse/command/item_choice.h"

#include "clients/cpp/pulse/command/sector_choice.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {

ExitCode ItemChoice::Read(const Session& session, const client::Client& client,
                          google::protobuf::RepeatedPtrField<std::string>* sector_names,
                          google::protobuf::RepeatedField<int>* item_kinds) const {
  for (const std::string& kind : kinds) item_kinds->Add(*ReadKind(kind));  // checked when parsed
  return ReadSectors(session, client, sectors, sector_names);
}

void AddItemChoice(CLI::App& command, ItemChoice& choice, const std::string& of_sector) {
  command
      .add_option("--sector", choice.sectors, of_sector + ": criminal-justice, or its beginning; repeatable")
      ->allow_extra_args(false);
  command
      .add_option("--kind", choice.kinds,
                  "Only this kind: news, report, briefing, guidance, none; repeatable")
      ->allow_extra_args(false)
      ->check([](const std::string& word) {
        return ReadKind(word) ? std::string() : UnknownWord("kind", word, KindChoices());
      });
}

}  // namespace pulse::cli
