// The words and acronyms of what was ever printed: what a query's words may have
// been meant for. For db/ only.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"
#include "db/connection.h"

namespace pulse::db {

/// Words that are kept of one issue, and of all issues together. What comes later
/// is found all the same, only never as the right spelling of another.
inline constexpr std::size_t kMaxIssueWords = 20'000;
inline constexpr int kMaxVocabularyWords = 500'000;

/// Adds the words of `issue`'s titles, bylines, bodies and introduction, and the
/// acronyms of its publishers, which have to be stored already.
void AddVocabulary(Transaction& transaction, const cordisbright::pulse::v1::Issue& issue);

/// Short forms of a publisher's name in lower case, 2 to 10 letters each: the
/// initials with and without its small words, and what stands in parentheses at
/// the end of it: `Office for Care (OC)` → `oc`, `ofc`.
std::vector<std::string> AcronymsOf(std::string_view display_name);

}  // namespace pulse::db
