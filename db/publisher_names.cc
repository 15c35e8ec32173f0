#include "db/publisher_names.h"

#include <algorithm>
#include <set>

namespace pulse::db {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

bool RenameIn(const PublisherNames& names, v1::Item* item) {
  bool changed = false;
  for (v1::Publisher& publisher : *item->mutable_publishers()) {
    const auto found = names.find(publisher.name());
    if (found == names.end()) continue;
    publisher.set_name(found->second);
    changed = true;
  }
  if (changed) ListOnce(item);
  return changed;
}

}  // namespace

void ListOnce(v1::Item* item) {
  std::set<std::string> seen;
  auto* publishers = item->mutable_publishers();
  publishers->erase(std::remove_if(publishers->begin(), publishers->end(),
                                   [&seen](const v1::Publisher& publisher) {
                                     return !seen.insert(publisher.name()).second;
                                   }),
                    publishers->end());
}

std::vector<std::string> PublishersOf(const v1::Issue& issue) {
  std::set<std::string> names;
  for (const v1::Section& section : issue.sections()) {
    for (const v1::Item& item : section.items()) {
      for (const v1::Publisher& publisher : item.publishers()) names.insert(publisher.name());
    }
  }
  return {names.begin(), names.end()};
}

bool RenamePublishers(const PublisherNames& names, v1::Issue* issue) {
  if (names.empty()) return false;
  bool changed = false;
  for (v1::Section& section : *issue->mutable_sections()) {
    for (v1::Item& item : *section.mutable_items()) changed |= RenameIn(names, &item);
  }
  return changed;
}

}  // namespace pulse::db
