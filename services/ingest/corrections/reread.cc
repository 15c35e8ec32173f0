#include "services/ingest/corrections/reread.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "proto/error_reason.h"
#include "services/ingest/corrections/correction.h"
#include "services/ingest/corrections/field_corrections.h"
#include "services/ingest/corrections/headings.h"
#include "services/ingest/parser/parser.h"
#include "services/ingest/reading_context.h"

namespace pulse::ingest {
namespace {

absl::Status RoleImpossible(std::size_t index, const std::string& message) {
  return ErrorWithReason(absl::StatusCode::kInvalidArgument, "ROLE_IMPOSSIBLE", message,
                         absl::StrCat("corrections[", index, "]"));
}

bool IsSpokenOf(const v1::Item& item, const CorrectedReading& reading) {
  const auto heading = HeadingOf(item);
  const auto& all = reading.corrections.corrections();
  const bool named = std::any_of(all.begin(), all.end(), [&](const v1::Correction& correction) {
    return correction.has_drop_item() && ItemOf(correction) == item.name();
  });
  return named || !heading ||
         std::any_of(reading.constraints.begin(), reading.constraints.end(), [&](const LabelConstraint& c) {
           return c.begin < heading->end && heading->begin < c.end;
         });
}

}  // namespace

absl::StatusOr<SourceText> ReadSourceOf(const Stores& stores, const v1::Issue& issue, Deadline deadline) {
  auto document = stores.history->GetSourceDocument(issue.source_document(), deadline);
  if (!document.ok()) return document.status();
  return ReadSourceText(document->document());
}

absl::StatusOr<CorrectedReading> Reread(const Stores& stores, const CurrentIssue& current,
                                        const SourceText& source, const v1::CorrectionSet& corrections,
                                        const v1::CorrectionSet& released, Deadline deadline) {
  auto plain = ParseDocument(source.text_document);
  if (!plain.ok()) return plain.status();
  auto context = ContextFor(stores, &current.issue, current.standing, corrections, deadline);
  if (!context.ok()) return context.status();
  context->released = released;
  plain->mutable_issue()->set_name(current.issue.name());
  auto reading = ReadCorrected(source, *std::move(plain), *context);
  if (!reading.ok()) return reading;
  v1::Issue& issue = reading->issue;
  issue.set_name(current.issue.name());
  *issue.mutable_edition() = current.issue.edition();
  issue.set_kind(current.issue.kind());
  issue.set_state(current.issue.state());
  issue.set_source_document(current.issue.source_document());
  if (current.issue.has_publish_time()) *issue.mutable_publish_time() = current.issue.publish_time();
  return reading;
}

absl::Status CheckNewCorrections(const CorrectedReading& before, const CorrectedReading& after,
                                 const std::vector<std::string>& ids) {
  std::size_t structural = 0;  // index of the first new one that changes structure
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto& all = after.corrections.corrections();
    const auto correction =
        std::find_if(all.begin(), all.end(), [&](const v1::Correction& c) { return c.id() == ids[i]; });
    if (correction == all.end()) continue;  // made void by a later one
    if (after.refused.count(ids[i]) > 0 || after.lost.count(ids[i]) > 0) {
      return RoleImpossible(i, absl::StrCat(Describe(*correction),
                                            " asks for something that cannot stand there. Say what stands "
                                            "around it too, or choose another role. Nothing was stored."));
    }
    if (IsStructural(*correction) && structural == 0) structural = i;
  }
  for (const v1::Section& section : before.issue.sections()) {
    for (const v1::Item& item : section.items()) {
      if (FindItem(after.issue, item.name()) != nullptr || IsSpokenOf(item, after)) continue;
      return RoleImpossible(
          structural, absl::StrCat("Read so, \"", item.title(),
                                   "\" would be no item any more, which no correction asks for: the role "
                                   "cannot stand there. Nothing was stored."));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckNoneIsLost(const CorrectedReading& before, const CorrectedReading& after) {
  const auto has_no_place = [](const CorrectedReading& reading, const std::string& id) {
    return reading.lost.count(id) > 0 || reading.refused.count(id) > 0;
  };
  for (const v1::Correction& correction : after.corrections.corrections()) {
    const std::string& id = correction.id();
    if (!has_no_place(after, id) || has_no_place(before, id)) continue;
    return ErrorWithReason(absl::StatusCode::kFailedPrecondition, "CORRECTION_DEPENDS",
                           absl::StrCat(Describe(correction), " would have no place any more. Take ", id,
                                        " back in the same call, or keep what it builds on. Nothing was "
                                        "stored."),
                           "ids");
  }
  return absl::OkStatus();
}

}  // namespace pulse::ingest
