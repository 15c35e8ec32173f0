#include "services/ingest/corrections/corrected_reading.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/ingest/corrections/anchors.h"
#include "services/ingest/corrections/correction.h"
#include "services/ingest/corrections/field_corrections.h"
#include "services/ingest/corrections/headings.h"
#include "services/ingest/item_names.h"
#include "services/ingest/parser/assembly/assembly.h"
#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

class Reader {
 public:
  Reader(const SourceText& source, v1::ParseDocumentResponse plain, const ReadingContext& context)
      : source_(source),
        context_(context),
        text_(source.name, source.text_document.content(), source.converted),
        parsed_(std::move(plain)) {
    identity_.set_name(parsed_.issue().name());
    identity_.set_kind(parsed_.issue().kind());
    *identity_.mutable_edition() = parsed_.issue().edition();
    reading_.corrections = context.corrections;
    reading_.diagnostics = source.notes;
  }

  absl::StatusOr<CorrectedReading> Read() && {
    FindPlaces();
    if (absl::Status status = ParseBound(); !status.ok()) return status;
    reading_.issue = std::move(*parsed_.mutable_issue());
    reading_.issue.set_name(identity_.name());
    reading_.issue.set_kind(identity_.kind());
    *reading_.issue.mutable_edition() = identity_.edition();
    reading_.diagnostics.MergeFrom(parsed_.diagnostics());
    DropItems();
    NameAllItems();
    SetFields();
    reading_.confidence = ConfidenceOf(reading_.issue);
    return std::move(reading_);
  }

 private:
  auto& corrections() { return *reading_.corrections.mutable_corrections(); }

  void Warn(const v1::Correction& correction, const char* code, const std::string& what,
            const char* suggestion) {
    const std::string message = absl::StrCat(Describe(correction), " ", what);
    v1::Diagnostic* diagnostic = reading_.diagnostics.Add();
    diagnostic->set_code(code);
    diagnostic->set_severity(v1::SEVERITY_WARNING);
    diagnostic->set_message(message);
    diagnostic->set_suggestion(suggestion);
    if (ItemOf(correction).empty()) return;
    std::string& reason = reading_.conflicts[ItemOf(correction)];
    absl::StrAppend(&reason, reason.empty() ? "" : " ", message);
  }

  void ReportLost(const v1::Correction& correction) {
    reading_.lost.insert(correction.id());
    Warn(correction, "CORRECTION_ANCHOR_LOST", "does not find its place in this document. It stays in force.",
         "Correct the issue where the text stands now, or take the correction back with DeleteCorrections.");
  }

  void ReportRefused(const v1::Correction& correction) {
    reading_.refused.insert(correction.id());
    Warn(correction, "CORRECTION_IMPOSSIBLE",
         "asks for something that cannot stand there, and was left out. It stays in force.",
         "Correct what stands around it too, or take the correction back with DeleteCorrections.");
  }

  // Fills `places_`, and anchors in this text what is found in it.
  void FindPlaces() {
    for (v1::Correction& correction : corrections()) {
      std::optional<Range>& place = places_.emplace_back();
      v1::Anchor* anchor = MutableAnchorOf(&correction);
      if (anchor == nullptr) continue;
      const bool heading = !correction.has_relabel() && !correction.has_split_item();
      place = heading ? text_.FindHeading(*anchor) : text_.Find(*anchor);
      if (place) *anchor = text_.AnchorAt(*place);
      if (!place && RoleOf(correction) != v1::BLOCK_ROLE_UNSPECIFIED) ReportLost(correction);
    }
  }

  // Reads the document with the roles that corrections give. One that cannot be
  // kept is left out, so that it spoils nothing around it; as it may have spoiled
  // others, those it took with it are tried again, one by one.
  absl::Status ParseBound() {
    constexpr int kMostRounds = 3;
    constexpr std::size_t kMostRetries = 16;
    std::set<int> kept;
    for (int i = 0; i < corrections().size(); ++i) {
      const bool found = places_[static_cast<std::size_t>(i)].has_value();
      if (found && RoleOf(corrections()[i]) != v1::BLOCK_ROLE_UNSPECIFIED) kept.insert(i);
    }
    if (kept.empty()) return absl::OkStatus();  // the plain reading will do
    std::vector<int> left_out;
    for (int round = 0;; ++round) {
      auto refused = ParseWith(kept);
      if (!refused.ok()) return refused.status();
      if (refused->empty()) break;
      if (round == kMostRounds) refused->assign(kept.begin(), kept.end());
      for (const int i : *refused) kept.erase(i);
      left_out.insert(left_out.end(), refused->begin(), refused->end());
    }
    for (std::size_t retry = 0; left_out.size() > 1 && retry < std::min(kMostRetries, left_out.size());
         ++retry) {
      std::set<int> more = kept;
      more.insert(left_out[retry]);
      auto refused = ParseWith(more);
      if (!refused.ok()) return refused.status();
      if (refused->empty()) kept = std::move(more);
    }
    if (auto refused = ParseWith(kept); !refused.ok()) return refused.status();
    for (const int i : left_out) {
      if (kept.count(i) == 0) ReportRefused(corrections()[i]);
    }
    return absl::OkStatus();
  }

  // Reads with the corrections `asked`, by index; those that the reading does
  // not keep.
  absl::StatusOr<std::vector<int>> ParseWith(const std::set<int>& asked) {
    reading_.constraints.clear();
    for (const int i : asked) {
      const Range place = *places_[static_cast<std::size_t>(i)];
      reading_.constraints.push_back({place.begin, place.end, RoleOf(corrections()[i])});
    }
    auto parsed = ParseDocument(source_.text_document, reading_.constraints);
    if (!parsed.ok()) return parsed.status();
    parsed_ = *std::move(parsed);
    const std::vector<int> indexes(asked.begin(), asked.end());
    std::vector<int> refused;
    for (const std::size_t c : FindRefused(reading_.constraints, parsed_.coverage()))
      refused.push_back(indexes[c]);
    return refused;
  }

  void DropItems() {
    const Headings headings(&reading_.issue);
    std::set<const v1::Item*> dropped;
    for (int i = 0; i < corrections().size(); ++i) {
      const v1::Correction& correction = corrections()[i];
      if (!correction.has_drop_item()) continue;
      if (const v1::Item* item = ItemOfCorrection(headings, i)) {
        dropped.insert(item);
      } else {
        ReportLost(correction);
      }
    }
    if (dropped.empty()) return;
    for (v1::Section& section : *reading_.issue.mutable_sections()) {
      for (int i = section.items_size(); i-- > 0;) {
        if (dropped.count(&section.items(i)) > 0) section.mutable_items()->DeleteSubrange(i, 1);
      }
    }
  }

  v1::Item* ItemOfCorrection(const Headings& headings, int i) {
    const auto& place = places_[static_cast<std::size_t>(i)];
    v1::Item* item = place ? headings.At(*place) : nullptr;
    if (item != nullptr || (place && IsNoHeading(*place))) return item;
    return headings.Reading(AnchorOf(corrections()[i])->quote());
  }

  // Whether a correction says that what stands at `place` starts no item: another
  // that reads the same is not the one meant.
  bool IsNoHeading(const Range& place) const {
    return std::any_of(reading_.constraints.begin(), reading_.constraints.end(),
                       [&](const LabelConstraint& constraint) {
                         return constraint.role != v1::BLOCK_ROLE_ITEM_TITLE &&
                                constraint.begin < place.end && place.begin < constraint.end;
                       });
  }

  // What a correction says of an item holds for the item that stands at its
  // anchor; the rest are known by what the document says of them.
  void NameAllItems() {
    const Headings headings(&reading_.issue);
    std::set<std::string> given;
    const auto give = [&](const std::string& name, v1::Item* item) {
      if (item != nullptr && item->name().empty() && given.insert(name).second) item->set_name(name);
    };
    for (int i = 0; i < corrections().size(); ++i) {
      if (corrections()[i].has_set_item()) give(ItemOf(corrections()[i]), ItemOfCorrection(headings, i));
    }
    for (const v1::Correction& correction : context_.released.corrections()) {
      if (ItemOf(correction).empty() || correction.has_split_item()) continue;
      const auto place = text_.FindHeading(*AnchorOf(correction));
      give(ItemOf(correction), place ? headings.At(*place) : headings.Reading(AnchorOf(correction)->quote()));
    }
    v1::Issue as_read;
    if (context_.current != nullptr) {
      as_read = AsRead(context_.released, AsRead(context_.corrections, *context_.current));
    }
    NameItems({.current = &as_read, .former = context_.former_items, .ever_minted = context_.item_names},
              &reading_.issue);
  }

  void SetFields() {
    const v1::Issue read = reading_.issue;
    for (v1::Correction& correction : corrections()) {
      if (correction.has_set_issue()) {
        v1::SetIssue* set = correction.mutable_set_issue();
        ReportOverruled(correction, FindOverruled(*set, read));
        *set->mutable_base() = FieldsOf(set->update_mask(), read);
        Apply(*set, &reading_.issue);
      } else if (correction.has_set_item()) {
        SetFieldsOfItem(FindItem(read, ItemOf(correction)), &correction);
      }
    }
  }

  void SetFieldsOfItem(const v1::Item* read, v1::Correction* correction) {
    if (read == nullptr) return ReportLost(*correction);
    v1::SetItem* set = correction->mutable_set_item();
    ReportOverruled(*correction, FindOverruled(*set, *read));
    *set->mutable_base() = FieldsOf(set->update_mask(), *read);
    if (const auto heading = HeadingOf(*read)) *set->mutable_anchor() = text_.AnchorAt(*heading);
    Apply(*set, context_.taxonomy, &reading_.issue);
  }

  void ReportOverruled(const v1::Correction& correction, const std::vector<std::string>& paths) {
    if (paths.empty()) return;
    Warn(correction, "CORRECTION_OVERRULES",
         absl::StrCat("overrules what the document says anew of ", absl::StrJoin(paths, ", "), "."),
         "See whether the correction is still right, or take it back with DeleteCorrections.");
  }

  const SourceText& source_;
  const ReadingContext& context_;
  const AnchoredText text_;
  v1::ParseDocumentResponse parsed_;
  v1::Issue identity_;                        // name, kind and edition: no correction changes those
  std::vector<std::optional<Range>> places_;  // of the corrections, by index
  CorrectedReading reading_;
};

}  // namespace

absl::StatusOr<CorrectedReading> ReadCorrected(const SourceText& source, v1::ParseDocumentResponse plain,
                                               const ReadingContext& context) {
  return Reader(source, std::move(plain), context).Read();
}

}  // namespace pulse::ingest
