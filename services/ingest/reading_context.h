// What the store knows of an issue before its document is read.

#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/ingest/corrections/corrected_reading.h"
#include "services/ingest/corrections/correction_set.h"
#include "services/ingest/stores.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// For reading a document of `current` (null: the issue is new), of which
/// `standing` tells the rest, under `corrections`. `current` must outlive it.
absl::StatusOr<ReadingContext> ContextFor(const Stores& stores, const v1::Issue* current,
                                          const db::IssueStanding& standing,
                                          const v1::CorrectionSet& corrections, Deadline deadline);

/// The taxonomy, where one of `corrections` needs it; else nothing.
absl::StatusOr<std::vector<v1::Sector>> TaxonomyFor(const Stores& stores,
                                                    const v1::CorrectionSet& corrections, Deadline deadline);

/// INVALID_ARGUMENT where one of `corrections`, as they were asked for, gives an
/// item a sector outside the taxonomy. `list` is the request's field that holds
/// them; empty where the request itself says what one correction sets.
absl::Status CheckSectors(const Stores& stores, const Corrections& corrections, const std::string& list,
                          Deadline deadline);

}  // namespace pulse::ingest
