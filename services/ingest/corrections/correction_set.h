// The corrections in force: what an editor asks for is completed with ids,
// anchors and the document's own words, and added.
//
// Pure.

#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/correction.pb.h"
#include "services/ingest/corrections/anchors.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Most corrections in force for an issue, and most bytes of them all.
inline constexpr int kMaxCorrections = 2'000;
inline constexpr std::size_t kMaxCorrectionSetBytes = 2 << 20;
/// Longest block that one may give a role, in bytes.
inline constexpr std::int64_t kMaxBlockBytes = 200'000;

using Corrections = google::protobuf::RepeatedPtrField<v1::Correction>;

/// Adds `requested`, checked as requests are (requests.h), to `set`, the
/// corrections in force for `current`. `text` is that of the issue's source
/// document; null will do where none is structural. Corrections that new ones
/// make void (the same fields of the same item, the same place) go. The ids
/// given out, in order. `set` is of no use after an error.
///
/// NOT_FOUND (`ITEM_NOT_FOUND`): one names an item that `current` has not.
/// INVALID_ARGUMENT (`ANCHOR_OUTSIDE_DOCUMENT`, `ROLE_IMPOSSIBLE`), with its path
/// in a CorrectIssueRequest. FAILED_PRECONDITION (`TOO_MANY_CORRECTIONS`).
absl::StatusOr<std::vector<std::string>> AddCorrections(const Corrections& requested,
                                                        const v1::Issue& current, const AnchoredText* text,
                                                        v1::CorrectionSet* set);

/// Moves the corrections with `ids` out of `set` and answers them. NOT_FOUND
/// (`CORRECTION_NOT_FOUND`): one is not in force; `set` is then as it was.
absl::StatusOr<v1::CorrectionSet> TakeOut(const std::vector<std::string>& ids, v1::CorrectionSet* set);

}  // namespace pulse::ingest
