#include "services/ingest/corrections/corrected_reading.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "services/ingest/corrections/anchors.h"
#include "services/ingest/corrections/bound_parse.h"
#include "services/ingest/corrections/correction.h"
#include "services/ingest/corrections/field_corrections.h"
#include "services/ingest/corrections/headings.h"
#include "services/ingest/item_names.h"
#include "services/ingest/parser/assembly/assembly.h"

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
    if (absl::Status status = ReadBound(); !status.ok()) return status;
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

  // Fills `places_`, and anchors in this text what is found in it.
  void FindPlaces() {
    for (v1::Correction& correction : corrections()) {
      std::optional<Range>& place = places_.emplace_back();
      v1::Anchor* anchor = MutableAnchorOf(&correction);
      if (anchor == nullptr) continue;
      const bool heading = !correction.has_relabel() && !correction.has_split_item();
      place = heading ? text_.FindHeading(*anchor) : text_.Find(*anchor);
      if (!place && correction.has_merge_item()) place = FindItemReading(anchor->quote());
      if (place) *anchor = text_.AnchorAt(*place);
      if (!place && RoleOf(correction) != v1::BLOCK_ROLE_UNSPECIFIED) reading_.AddLost(correction);
    }
  }

  // The heading of the only item that reads so without corrections: a contents list
  // may say the same.
  std::optional<Range> FindItemReading(const std::string& quote) {
    const v1::Item* item = Headings(parsed_.mutable_issue()).Reading(quote);
    return item == nullptr ? std::nullopt : HeadingOf(*item);
  }

  // Reads the document with the roles that corrections give.
  absl::Status ReadBound() {
    LabelConstraints asked;
    std::vector<int> askers;  // of these roles, by index of the correction
    for (int i = 0; i < corrections().size(); ++i) {
      const std::optional<Range>& place = places_[static_cast<std::size_t>(i)];
      const v1::BlockRole role = RoleOf(corrections()[i]);
      if (!place || role == v1::BLOCK_ROLE_UNSPECIFIED) continue;
      asked.push_back({place->begin, place->end, role});
      askers.push_back(i);
    }
    if (asked.empty()) return absl::OkStatus();  // the plain reading will do
    auto bound = ParseBound(source_.text_document, asked, context_.model);
    if (!bound.ok()) return bound.status();
    parsed_ = std::move(bound->parsed);
    reading_.constraints = std::move(bound->kept);
    for (const std::size_t i : bound->refused) reading_.AddRefused(corrections()[askers[i]]);
    return absl::OkStatus();
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
        reading_.AddLost(correction);
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
        reading_.AddOverruled(correction, FindOverruled(*set, read));
        *set->mutable_base() = FieldsOf(set->update_mask(), read);
        Apply(*set, &reading_.issue);
      } else if (correction.has_set_item()) {
        SetFieldsOfItem(FindItem(read, ItemOf(correction)), &correction);
      }
    }
  }

  void SetFieldsOfItem(const v1::Item* read, v1::Correction* correction) {
    if (read == nullptr) return reading_.AddLost(*correction);
    v1::SetItem* set = correction->mutable_set_item();
    reading_.AddOverruled(*correction, FindOverruled(*set, *read));
    *set->mutable_base() = FieldsOf(set->update_mask(), *read);
    if (const auto heading = HeadingOf(*read)) *set->mutable_anchor() = text_.AnchorAt(*heading);
    Apply(*set, context_.taxonomy, &reading_.issue);
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
