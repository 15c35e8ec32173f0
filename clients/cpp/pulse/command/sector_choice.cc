#include "clients/cpp/pulse/command/sector_choice.h"

#include "clients/cpp/pulse/views/resource_names.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {

ExitCode ReadSectors(const Session& session, const client::Client& client,
                     const std::vector<std::string>& words,
                     google::protobuf::RepeatedPtrField<std::string>* names) {
  if (words.empty()) return ExitCode::kOk;
  const auto taxonomy = client.ListSectors({});
  if (!taxonomy.ok()) return session.Fail(taxonomy.error());
  const std::vector<v1::Sector> sectors(taxonomy->sectors().begin(), taxonomy->sectors().end());
  for (const std::string& word : words) {
    const auto name = ReadSector(word, sectors);
    if (!name) {
      std::vector<std::string> choices;
      choices.reserve(sectors.size());
      for (const v1::Sector& sector : sectors) choices.emplace_back(SectorId(sector.name()));
      return session.Fail(ExitCode::kUsage, UnknownWord("sector", word, choices));
    }
    *names->Add() = *name;
  }
  return ExitCode::kOk;
}

}  // namespace pulse::cli
