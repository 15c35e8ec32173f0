#include "services/ingest/requests/correction_checks.h"

#include <google/protobuf/field_mask.pb.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/ingest/corrections/field_corrections.h"
#include "services/ingest/limits.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::ingest {
namespace {

using server::InvalidField;

constexpr std::string_view kItems = "/items/";

absl::Status CheckMask(const google::protobuf::FieldMask& mask,
                       std::initializer_list<std::string_view> allowed, const std::string& path) {
  const std::string list =
      absl::StrJoin(allowed, ", ", [](std::string* out, std::string_view field) { out->append(field); });
  if (mask.paths_size() == 0) {
    return InvalidField(path + "update_mask", server::kFieldRequired,
                        absl::StrCat("Say which fields to set, of: ", list, "."));
  }
  for (const std::string& field : mask.paths()) {
    if (std::find(allowed.begin(), allowed.end(), field) != allowed.end()) continue;
    return InvalidField(path + "update_mask", server::kFieldMalformed,
                        absl::StrCat("A path of the mask cannot be set. Those that can: ", list, "."));
  }
  return absl::OkStatus();
}

bool Sets(const google::protobuf::FieldMask& mask, const char* field) {
  return std::find(mask.paths().begin(), mask.paths().end(), field) != mask.paths().end();
}

absl::Status CheckRole(const v1::Relabel& relabel, const std::string& path) {
  if (relabel.role() != v1::BLOCK_ROLE_UNSPECIFIED && v1::BlockRole_IsValid(relabel.role())) {
    return absl::OkStatus();
  }
  return InvalidField(path + "role", server::kFieldRequired, "Say what to read the block as: a BlockRole.");
}

absl::Status CheckHasAnchor(bool present, const std::string& field) {
  if (present) return absl::OkStatus();
  return InvalidField(field, server::kFieldRequired,
                      "Say where: a byte range [begin, end) of the issue's source document.");
}

absl::Status CheckItemOf(const std::string& issue, const std::string& name, const std::string& field) {
  if (absl::Status status = server::CheckItemName(name, field); !status.ok()) return status;
  if (name.compare(0, name.find(kItems), issue) == 0) return absl::OkStatus();
  return InvalidField(field, server::kFieldMalformed, absl::StrCat("The item is not one of ", issue, "."));
}

}  // namespace

absl::Status CheckSetItem(const v1::SetItem& set, const std::string& path) {
  absl::Status status = CheckMask(
      set.update_mask(), {"title", "body", "byline", "publishers", "kind", "sector", "captions"}, path);
  if (!status.ok()) return status;
  if (Sets(set.update_mask(), "kind") && !v1::ItemKind_IsValid(set.item().kind())) {
    return InvalidField(path + "item.kind", server::kFieldOutOfRange, "Not an ItemKind.");
  }
  v1::Item item = FieldsOf(set.update_mask(), set.item());
  if (!Sets(set.update_mask(), "title")) item.set_title("not asked for");
  return CheckItemLimits(item, path + "item.");
}

absl::Status CheckSetIssue(const v1::SetIssue& set, const std::string& path) {
  absl::Status status =
      CheckMask(set.update_mask(), {"title", "introduction", "signatories", "notices", "contact"}, path);
  if (!status.ok()) return status;
  return CheckOpeningLimits(FieldsOf(set.update_mask(), set.issue()), path + "issue.");
}

absl::Status CheckCorrection(const v1::Correction& correction, const std::string& issue,
                             const std::string& path) {
  absl::Status status;
  switch (correction.change_case()) {
    case v1::Correction::kRelabel:
      status = CheckHasAnchor(correction.relabel().has_anchor(), path + "relabel.anchor");
      return status.ok() ? CheckRole(correction.relabel(), path + "relabel.") : status;
    case v1::Correction::kSplitItem:
      status = CheckItemOf(issue, correction.split_item().item(), path + "split_item.item");
      return status.ok() ? CheckHasAnchor(correction.split_item().has_title(), path + "split_item.title")
                         : status;
    case v1::Correction::kMergeItem:
      return CheckItemOf(issue, correction.merge_item().item(), path + "merge_item.item");
    case v1::Correction::kDropItem:
      return CheckItemOf(issue, correction.drop_item().item(), path + "drop_item.item");
    case v1::Correction::kSetItem:
      status = CheckItemOf(issue, correction.set_item().item().name(), path + "set_item.item.name");
      return status.ok() ? CheckSetItem(correction.set_item(), path + "set_item.") : status;
    case v1::Correction::kSetIssue:
      return CheckSetIssue(correction.set_issue(), path + "set_issue.");
    default:
      return InvalidField(
          path + "change", server::kFieldRequired,
          "The correction changes nothing: set one of relabel, split_item, merge_item, drop_item, "
          "set_item, set_issue.");
  }
}

}  // namespace pulse::ingest
