#include "services/ingest/corrections/correction_set.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "proto/error_reason.h"
#include "services/ingest/corrections/correction.h"
#include "services/ingest/corrections/field_corrections.h"
#include "services/ingest/corrections/headings.h"
#include "text/utf8.h"

namespace pulse::ingest {
namespace {

using google::protobuf::FieldMask;

absl::Status ItemNotFound(const std::string& name) {
  return ErrorWithReason(absl::StatusCode::kNotFound, "ITEM_NOT_FOUND",
                         absl::StrCat("The current revision has no item ", name,
                                      ". Read the issue again for the items it has."));
}

absl::Status BadAnchor(const std::string& field, std::string_view reason, const std::string& message) {
  return ErrorWithReason(absl::StatusCode::kInvalidArgument, reason, message, field);
}

bool StartsCharacter(std::string_view text, std::int64_t at) {
  const auto offset = static_cast<std::size_t>(at);
  return offset == text.size() || !text::ContinuesCharacter(text[offset]);
}

// Completes an anchor that a request gave as a range of the current document.
absl::Status CompleteAnchor(const std::string& field, const AnchoredText& text, v1::Anchor* anchor) {
  if (!anchor->source_document().empty() && anchor->source_document() != text.source_document()) {
    return BadAnchor(field + ".source_document", "ANCHOR_OUTSIDE_DOCUMENT",
                     absl::StrCat("The anchor is of another document; the issue was read from ",
                                  text.source_document(), ". Find the place there, or leave this empty."));
  }
  const auto size = static_cast<std::int64_t>(text.text().size());
  if (anchor->begin() < 0 || anchor->begin() >= anchor->end() || anchor->end() > size) {
    return BadAnchor(field, "ANCHOR_OUTSIDE_DOCUMENT",
                     absl::StrCat("The anchor is not a range of the document's text, which has ", size,
                                  " bytes: give begin below end, both within it."));
  }
  if (anchor->end() - anchor->begin() > kMaxBlockBytes) {
    return BadAnchor(field, "FIELD_TOO_LONG",
                     absl::StrCat("The block has ", anchor->end() - anchor->begin(), " bytes; the limit is ",
                                  kMaxBlockBytes, "."));
  }
  if (!StartsCharacter(text.text(), anchor->begin()) || !StartsCharacter(text.text(), anchor->end())) {
    return BadAnchor(field, "ANCHOR_OUTSIDE_DOCUMENT",
                     "The anchor begins or ends inside a character of more than one byte.");
  }
  *anchor =
      text.AnchorAt({static_cast<std::uint32_t>(anchor->begin()), static_cast<std::uint32_t>(anchor->end())});
  if (ComparableText(anchor->quote()).empty()) {
    return BadAnchor(field, "ROLE_IMPOSSIBLE",
                     "The anchor holds no text: it covers white space or markup only.");
  }
  return absl::OkStatus();
}

// The anchor of an item's heading, from what is stored of it.
v1::Anchor HeadingAnchor(const v1::Issue& current, const v1::Item& as_read) {
  v1::Anchor anchor;
  anchor.set_source_document(current.source_document());
  if (const auto range = HeadingOf(as_read)) {
    anchor.set_begin(range->begin);
    anchor.set_end(range->end);
  }
  anchor.set_quote(QuoteOf(as_read.byline().empty() ? as_read.title()
                                                    : absl::StrCat(as_read.byline(), ". ", as_read.title())));
  return anchor;
}

bool IsSubset(const FieldMask& part, const FieldMask& whole) {
  return std::all_of(part.paths().begin(), part.paths().end(), [&](const std::string& path) {
    return std::find(whole.paths().begin(), whole.paths().end(), path) != whole.paths().end();
  });
}

// Whether nothing of `older` is left when `newer` is applied after it.
bool MakesVoid(const v1::Correction& newer, const v1::Correction& older) {
  if (newer.change_case() != older.change_case()) return false;
  switch (newer.change_case()) {
    case v1::Correction::kSetItem:
      return ItemOf(newer) == ItemOf(older) &&
             IsSubset(older.set_item().update_mask(), newer.set_item().update_mask());
    case v1::Correction::kSetIssue:
      return IsSubset(older.set_issue().update_mask(), newer.set_issue().update_mask());
    case v1::Correction::kRelabel:
      return newer.relabel().anchor().SerializeAsString() == older.relabel().anchor().SerializeAsString();
    default:
      return ItemOf(newer) == ItemOf(older) && !newer.has_split_item();
  }
}

// Each path once.
void NameOnce(FieldMask* mask) {
  std::set<std::string> named;
  auto* paths = mask->mutable_paths();
  paths->erase(std::remove_if(paths->begin(), paths->end(),
                              [&](const std::string& path) { return !named.insert(path).second; }),
               paths->end());
}

class Addition {
 public:
  Addition(const v1::Issue& current, const AnchoredText* text, v1::CorrectionSet* set)
      : current_(current),
        as_read_(AsRead(*set, current)),
        issue_as_read_(IssueAsRead(*set)),
        text_(text),
        set_(set) {}

  absl::Status Add(v1::Correction correction, const std::string& path) {
    const std::string& name = ItemOf(correction);
    const v1::Item* item = name.empty() ? nullptr : FindItem(as_read_, name);
    if (!name.empty() && item == nullptr) return ItemNotFound(name);
    if (absl::Status status = Complete(item, path, &correction); !status.ok()) return status;
    correction.set_id(absl::StrCat("c", set_->last_id() + 1));
    set_->set_last_id(set_->last_id() + 1);
    Corrections& all = *set_->mutable_corrections();
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](const v1::Correction& older) { return MakesVoid(correction, older); }),
              all.end());
    *all.Add() = std::move(correction);
    return absl::OkStatus();
  }

 private:
  v1::Issue IssueAsRead(const v1::CorrectionSet& set) const {
    v1::Issue issue = current_;
    for (const v1::Correction& correction : set.corrections()) {
      if (!correction.has_set_issue()) continue;
      v1::SetIssue base = correction.set_issue();
      *base.mutable_issue() = base.base();
      Apply(base, &issue);
    }
    return issue;
  }

  absl::Status Complete(const v1::Item* item, const std::string& path, v1::Correction* correction) const {
    switch (correction->change_case()) {
      case v1::Correction::kRelabel:
        return CompleteAnchor(path + ".relabel.anchor", *text_,
                              correction->mutable_relabel()->mutable_anchor());
      case v1::Correction::kSplitItem:
        return CompleteSplit(*item, path + ".split_item.title",
                             correction->mutable_split_item()->mutable_title());
      case v1::Correction::kSetIssue: {
        v1::SetIssue* set = correction->mutable_set_issue();
        NameOnce(set->mutable_update_mask());
        *set->mutable_base() = FieldsOf(set->update_mask(), issue_as_read_);
        return absl::OkStatus();
      }
      case v1::Correction::kSetItem: {
        v1::SetItem* set = correction->mutable_set_item();
        NameOnce(set->mutable_update_mask());
        const std::string name = set->item().name();
        *set->mutable_item() = FieldsOf(set->update_mask(), set->item());
        set->mutable_item()->set_name(name);
        *set->mutable_base() = FieldsOf(set->update_mask(), *item);
        break;
      }
      default:
        break;
    }
    *MutableAnchorOf(correction) = HeadingAnchor(current_, *item);
    return absl::OkStatus();
  }

  absl::Status CompleteSplit(const v1::Item& item, const std::string& field, v1::Anchor* title) const {
    if (absl::Status status = CompleteAnchor(field, *text_, title); !status.ok()) return status;
    const auto extent = ExtentOf(item);
    const auto heading = HeadingOf(item);
    if (extent && heading && heading->end <= title->begin() && title->end() <= extent->end) {
      return absl::OkStatus();
    }
    return BadAnchor(field, "ROLE_IMPOSSIBLE",
                     absl::StrCat("The title has to stand inside ", item.name(), ", behind its own title",
                                  extent ? absl::StrCat(": within bytes ", heading ? heading->end : 0, " to ",
                                                        extent->end, ".")
                                         : "."));
  }

  const v1::Issue& current_;
  const v1::Issue as_read_;
  const v1::Issue issue_as_read_;
  const AnchoredText* const text_;
  v1::CorrectionSet* const set_;
};

}  // namespace

absl::StatusOr<std::vector<std::string>> AddCorrections(const Corrections& requested,
                                                        const v1::Issue& current, const AnchoredText* text,
                                                        v1::CorrectionSet* set) {
  std::vector<std::string> ids;
  Addition addition(current, text, set);
  for (int i = 0; i < requested.size(); ++i) {
    absl::Status status = addition.Add(requested[i], absl::StrCat("corrections[", i, "]"));
    if (!status.ok()) return status;
    ids.push_back(absl::StrCat("c", set->last_id()));
  }
  if (set->corrections_size() > kMaxCorrections || set->ByteSizeLong() > kMaxCorrectionSetBytes) {
    return ErrorWithReason(
        absl::StatusCode::kFailedPrecondition, "TOO_MANY_CORRECTIONS",
        absl::StrCat(current.name(), " would have ", set->corrections_size(), " corrections of ",
                     set->ByteSizeLong(), " bytes in force; the limits are ", kMaxCorrections, " and ",
                     kMaxCorrectionSetBytes,
                     ". Take some back with DeleteCorrections, or correct the document."));
  }
  return ids;
}

absl::StatusOr<v1::CorrectionSet> TakeOut(const std::vector<std::string>& ids, v1::CorrectionSet* set) {
  std::set<std::string> wanted(ids.begin(), ids.end());
  v1::CorrectionSet taken;
  v1::CorrectionSet rest;
  rest.set_last_id(set->last_id());
  for (const v1::Correction& correction : set->corrections()) {
    *(wanted.erase(correction.id()) > 0 ? taken : rest).add_corrections() = correction;
  }
  if (!wanted.empty()) {
    return ErrorWithReason(absl::StatusCode::kNotFound, "CORRECTION_NOT_FOUND",
                           absl::StrCat("No correction ", *wanted.begin(),
                                        " is in force for the issue. ListCorrections lists those that are."));
  }
  *set = std::move(rest);
  return taken;
}

}  // namespace pulse::ingest
