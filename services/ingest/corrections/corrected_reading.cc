#include "services/ingest/corrections/corrected_reading.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/ingest/corrections/anchors.h"
#include "services/ingest/corrections/correction.h"
#include "services/ingest/corrections/field_corrections.h"
#include "services/ingest/corrections/headings.h"
#include "services/ingest/item_names.h"
#include "services/ingest/parser.h"

namespace pulse::ingest {
namespace {

class Reader {
 public:
  Reader(const SourceText& source, v1::ParseDocumentResponse plain, const ReadingContext& context)
      : source_(source),
        context_(context),
        text_(source.name, source.text_document.content(), source.converted),
        parsed_(std::move(plain)) {
    reading_.corrections = context.corrections;
    reading_.diagnostics = source.notes;
  }

  absl::StatusOr<CorrectedReading> Read() && {
    FindPlaces();
    if (absl::Status status = ParseBound(); !status.ok()) return status;
    reading_.issue = std::move(*parsed_.mutable_issue());
    reading_.diagnostics.MergeFrom(parsed_.diagnostics());
    reading_.confidence = parsed_.confidence();
    DropItems();
    NameAllItems();
    SetFields();
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
  // kept is left out, so that it spoils nothing around it.
  absl::Status ParseBound() {
    constexpr int kMostRounds = 3;
    for (int round = 0; round < kMostRounds; ++round) {
      std::vector<const v1::Correction*> asked;
      reading_.constraints.clear();
      for (int i = 0; i < corrections().size(); ++i) {
        const v1::Correction& correction = corrections()[i];
        const auto& place = places_[static_cast<std::size_t>(i)];
        if (!place || RoleOf(correction) == v1::BLOCK_ROLE_UNSPECIFIED) continue;
        if (reading_.refused.count(correction.id()) > 0) continue;
        reading_.constraints.push_back({place->begin, place->end, RoleOf(correction)});
        asked.push_back(&correction);
      }
      if (asked.empty() && round == 0) return absl::OkStatus();  // the plain reading will do
      auto parsed = ParseDocument(source_.text_document, reading_.constraints);
      if (!parsed.ok()) return parsed.status();
      parsed_ = *std::move(parsed);
      const auto refused = FindRefused(reading_.constraints, parsed_.coverage());
      if (refused.empty()) break;
      for (const std::size_t c : refused) ReportRefused(*asked[c]);
    }
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
    return item != nullptr ? item : headings.Reading(AnchorOf(corrections()[i])->quote());
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
    if (context_.current == nullptr) return NameItems(nullptr, context_.item_names, &reading_.issue);
    v1::Issue as_read = AsRead(context_.corrections, *context_.current);
    as_read = AsRead(context_.released, std::move(as_read));
    NameItems(&as_read, context_.item_names, &reading_.issue);
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
  std::vector<std::optional<Range>> places_;  // of the corrections, by index
  CorrectedReading reading_;
};

}  // namespace

absl::StatusOr<CorrectedReading> ReadCorrected(const SourceText& source, v1::ParseDocumentResponse plain,
                                               const ReadingContext& context) {
  return Reader(source, std::move(plain), context).Read();
}

}  // namespace pulse::ingest
