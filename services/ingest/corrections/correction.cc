#include "services/ingest/corrections/correction.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "text/utf8.h"

namespace pulse::ingest {
namespace {

// The beginning of a quote, enough to find the place by eye.
std::string Shown(const std::string& quote) {
  constexpr std::size_t kShownBytes = 80;
  if (quote.size() <= kShownBytes) return quote;
  return quote.substr(0, text::CharacterStart(quote, kShownBytes)) + "…";
}

// `item title`, for ITEM_TITLE.
std::string NameOf(v1::BlockRole role) {
  std::string name = v1::BlockRole_Name(role).substr(sizeof "BLOCK_ROLE_" - 1);
  absl::AsciiStrToLower(&name);
  for (char& c : name) c = c == '_' ? ' ' : c;
  return name;
}

std::string WhatItDoes(const v1::Correction& correction) {
  const std::string place = AnchorOf(correction) == nullptr ? "" : Shown(AnchorOf(correction)->quote());
  switch (correction.change_case()) {
    case v1::Correction::kRelabel:
      return absl::StrCat("reads \"", place, "\" as ", NameOf(correction.relabel().role()));
    case v1::Correction::kSplitItem:
      return absl::StrCat("starts an item at \"", place, "\"");
    case v1::Correction::kMergeItem:
      return absl::StrCat("joins \"", place, "\" to the item above");
    case v1::Correction::kDropItem:
      return absl::StrCat("drops \"", place, "\"");
    case v1::Correction::kSetItem:
      return absl::StrCat("sets ", absl::StrJoin(correction.set_item().update_mask().paths(), ", "), " of \"",
                          place, "\"");
    default:
      return absl::StrCat("sets ", absl::StrJoin(correction.set_issue().update_mask().paths(), ", "),
                          " of the issue");
  }
}

}  // namespace

bool IsStructural(const v1::Correction& correction) {
  return !correction.has_set_item() && !correction.has_set_issue();
}

bool SetsSector(const v1::Correction& correction) {
  const auto& paths = correction.set_item().update_mask().paths();
  return std::find(paths.begin(), paths.end(), "sector") != paths.end();
}

v1::BlockRole RoleOf(const v1::Correction& correction) {
  if (correction.has_relabel()) return correction.relabel().role();
  if (correction.has_split_item()) return v1::BLOCK_ROLE_ITEM_TITLE;
  return correction.has_merge_item() ? v1::BLOCK_ROLE_BODY : v1::BLOCK_ROLE_UNSPECIFIED;
}

v1::Anchor* MutableAnchorOf(v1::Correction* correction) {
  switch (correction->change_case()) {
    case v1::Correction::kRelabel:
      return correction->mutable_relabel()->mutable_anchor();
    case v1::Correction::kSplitItem:
      return correction->mutable_split_item()->mutable_title();
    case v1::Correction::kMergeItem:
      return correction->mutable_merge_item()->mutable_anchor();
    case v1::Correction::kDropItem:
      return correction->mutable_drop_item()->mutable_anchor();
    case v1::Correction::kSetItem:
      return correction->mutable_set_item()->mutable_anchor();
    default:
      return nullptr;
  }
}

const v1::Anchor* AnchorOf(const v1::Correction& correction) {
  switch (correction.change_case()) {
    case v1::Correction::kRelabel:
      return &correction.relabel().anchor();
    case v1::Correction::kSplitItem:
      return &correction.split_item().title();
    case v1::Correction::kMergeItem:
      return &correction.merge_item().anchor();
    case v1::Correction::kDropItem:
      return &correction.drop_item().anchor();
    case v1::Correction::kSetItem:
      return &correction.set_item().anchor();
    default:
      return nullptr;
  }
}

const std::string& ItemOf(const v1::Correction& correction) {
  static const std::string none;
  if (correction.has_split_item()) return correction.split_item().item();
  if (correction.has_merge_item()) return correction.merge_item().item();
  if (correction.has_drop_item()) return correction.drop_item().item();
  return correction.has_set_item() ? correction.set_item().item().name() : none;
}

std::string Describe(const v1::Correction& correction) {
  return absl::StrCat("Correction ", correction.id(), ", which ", WhatItDoes(correction), ",");
}

}  // namespace pulse::ingest
