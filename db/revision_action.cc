#include "db/revision_action.h"

#include "absl/strings/ascii.h"

namespace pulse::db {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

const std::string kPrefix = "REVISION_ACTION_";

}  // namespace

std::string ActionWord(v1::RevisionAction action) {
  return absl::AsciiStrToLower(v1::RevisionAction_Name(action).substr(kPrefix.size()));
}

v1::RevisionAction ActionOf(const std::string& word) {
  v1::RevisionAction action = v1::REVISION_ACTION_UNSPECIFIED;
  v1::RevisionAction_Parse(kPrefix + absl::AsciiStrToUpper(word), &action);
  return action;
}

}  // namespace pulse::db
