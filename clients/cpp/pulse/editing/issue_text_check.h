// An edited issue against the revision that its text was made from.

#pragma once

#include <vector>

#include "clients/cpp/pulse/editing/issue_text.h"

namespace pulse::cli {

/// What keeps `edited` from being a new state of `base`, the revision that its
/// text was made from: items that `base` has not, items in another order,
/// sectors that `sectors` has not and no item of `base` is in.
std::vector<TextMistake> CheckAgainst(const v1::Issue& base, const EditedIssue& edited,
                                      const std::vector<v1::Sector>& sectors);

/// Whether an item of `edited` is in a sector that none of `base` is in: only
/// then does CheckAgainst look at its sectors.
bool NamesNewSector(const v1::Issue& base, const EditedIssue& edited);

}  // namespace pulse::cli
