#include "clients/cpp/pulse/corrections/correction_words.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_join.h"

namespace pulse::cli {
namespace {

struct RoleName {
  v1::BlockRole role;
  const char* word;
};

constexpr std::array<RoleName, 9> kRoles = {{{v1::BLOCK_ROLE_INTRODUCTION, "introduction"},
                                             {v1::BLOCK_ROLE_NOTICE, "notice"},
                                             {v1::BLOCK_ROLE_CONTACT, "contact"},
                                             {v1::BLOCK_ROLE_SECTION_HEADING, "section"},
                                             {v1::BLOCK_ROLE_KIND_HEADING, "kind"},
                                             {v1::BLOCK_ROLE_ITEM_TITLE, "title"},
                                             {v1::BLOCK_ROLE_BODY, "body"},
                                             {v1::BLOCK_ROLE_CAPTION, "caption"},
                                             {v1::BLOCK_ROLE_NOISE, "noise"}}};

}  // namespace

std::string RoleWord(v1::BlockRole role) {
  const auto* const found =
      std::find_if(kRoles.begin(), kRoles.end(), [&](const RoleName& name) { return name.role == role; });
  return found == kRoles.end() ? "" : found->word;
}

std::optional<v1::BlockRole> ReadRole(std::string_view word) {
  const auto* const found =
      std::find_if(kRoles.begin(), kRoles.end(), [&](const RoleName& name) { return word == name.word; });
  if (found == kRoles.end()) return std::nullopt;
  return found->role;
}

std::vector<std::string> RoleChoices() {
  std::vector<std::string> choices;
  choices.reserve(kRoles.size());
  for (const RoleName& name : kRoles) choices.emplace_back(name.word);
  return choices;
}

std::string CorrectionWords(const v1::Correction& correction) {
  switch (correction.change_case()) {
    case v1::Correction::kRelabel:
      return "reads as " + RoleWord(correction.relabel().role());
    case v1::Correction::kSplitItem:
      return "splits";
    case v1::Correction::kMergeItem:
      return "merges into the one above";
    case v1::Correction::kDropItem:
      return "drops";
    case v1::Correction::kSetItem:
      return "sets " + absl::StrJoin(correction.set_item().update_mask().paths(), ", ");
    case v1::Correction::kSetIssue:
      return "sets " + absl::StrJoin(correction.set_issue().update_mask().paths(), ", ");
    default:
      return "";
  }
}

std::string CorrectionPlace(const v1::Correction& correction) {
  switch (correction.change_case()) {
    case v1::Correction::kRelabel:
      return "“" + correction.relabel().anchor().quote() + "”";
    case v1::Correction::kSplitItem:
      return correction.split_item().item() + " at “" + correction.split_item().title().quote() + "”";
    case v1::Correction::kMergeItem:
      return correction.merge_item().item();
    case v1::Correction::kDropItem:
      return correction.drop_item().item();
    case v1::Correction::kSetItem:
      return correction.set_item().item().name();
    case v1::Correction::kSetIssue:
      return "the issue";
    default:
      return "";
  }
}

}  // namespace pulse::cli
