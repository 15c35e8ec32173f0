#include "clients/cpp/pulse/editing/issue_text_check.h"

#include <algorithm>
#include <set>

#include "clients/cpp/pulse/views/resource_names.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

std::vector<const v1::Item*> ItemsOf(const v1::Issue& issue) {
  std::vector<const v1::Item*> items;
  for (const v1::Section& section : issue.sections()) {
    for (const v1::Item& item : section.items()) items.push_back(&item);
  }
  return items;
}

std::set<std::string> SectorsOf(const v1::Issue& issue) {
  std::set<std::string> sectors = {""};
  for (const v1::Item* item : ItemsOf(issue)) sectors.insert(item->sector());
  return sectors;
}

std::vector<std::string> NamesOf(const std::vector<const v1::Item*>& items) {
  std::vector<std::string> names;
  for (const v1::Item* item : items) names.push_back(item->name());
  return names;
}

std::string UnknownItem(const std::string& name, const std::vector<std::string>& known) {
  const std::string nearest = Nearest(name, known);
  return "the issue has no such item" + (nearest.empty() ? "" : "; did you mean `" + nearest + "`?") +
         (nearest.empty() ? "; " : " ") +
         "Items are made with `pulse correct` (split), from what the document says";
}

}  // namespace

bool NamesNewSector(const v1::Issue& base, const EditedIssue& edited) {
  const std::set<std::string> used = SectorsOf(base);
  const std::vector<const v1::Item*> items = ItemsOf(edited.issue);
  return std::any_of(items.begin(), items.end(),
                     [&](const v1::Item* item) { return used.count(item->sector()) == 0; });
}

std::vector<TextMistake> CheckAgainst(const v1::Issue& base, const EditedIssue& edited,
                                      const std::vector<v1::Sector>& sectors) {
  const std::vector<std::string> known = NamesOf(ItemsOf(base));
  std::set<std::string> usable = SectorsOf(base);
  std::vector<std::string> choices;
  for (const v1::Sector& sector : sectors) {
    usable.insert(sector.name());
    choices.emplace_back(SectorId(sector.name()));
  }
  std::vector<TextMistake> mistakes;
  auto behind = known.begin();
  for (const v1::Item* item : ItemsOf(edited.issue)) {
    const int line = edited.item_lines.at(item->name());
    if (std::find(known.begin(), known.end(), item->name()) == known.end()) {
      mistakes.push_back({line, UnknownItem(item->name(), known)});
      continue;
    }
    const auto place = std::find(behind, known.end(), item->name());
    if (place == known.end()) {
      mistakes.push_back({line, "items keep the document's order; to move one, change its sector or kind"});
    } else {
      behind = place;
    }
    if (usable.count(item->sector()) == 0) {
      mistakes.push_back(
          {edited.sector_lines.at(item->name()), UnknownWord("sector", SectorId(item->sector()), choices)});
    }
  }
  return mistakes;
}

}  // namespace pulse::cli
