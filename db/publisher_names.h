// Publishers under other names, in the content of issues. Pure.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::db {

/// Names of publishers: what each stands for.
using PublisherNames = std::map<std::string, std::string>;

/// Every publisher that an item of `issue` names, sorted, once each.
std::vector<std::string> PublishersOf(const cordisbright::pulse::v1::Issue& issue);

/// Takes out of the item's publishers those that it lists for the second time.
void ListOnce(cordisbright::pulse::v1::Item* item);

/// Names each publisher as `names` has it. An item that then names one twice
/// keeps the first; display names stay as printed. Whether anything changed.
bool RenamePublishers(const PublisherNames& names, cordisbright::pulse::v1::Issue* issue);

}  // namespace pulse::db
