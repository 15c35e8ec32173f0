// A stored issue, read again from its source document under other corrections.

#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/ingest/changes.h"
#include "services/ingest/corrections/corrected_reading.h"
#include "services/ingest/corrections/source_text.h"

namespace pulse::ingest {

/// The text of the document that `issue` was read from.
absl::StatusOr<SourceText> ReadSourceOf(const Stores& stores, const v1::Issue& issue, Deadline deadline);

/// Reads `source` for `current` under `corrections`, by the present parser.
/// `released` were taken back. What the issue is keeps: name, edition, kind,
/// state, source document.
absl::StatusOr<CorrectedReading> Reread(const Stores& stores, const CurrentIssue& current,
                                        const SourceText& source, const v1::CorrectionSet& corrections,
                                        const v1::CorrectionSet& released, Deadline deadline);

/// INVALID_ARGUMENT (`ROLE_IMPOSSIBLE`) when `after`, a reading with new
/// corrections of `ids`, does not do what they ask, or does it at the cost of
/// items that they do not speak of, and that `before`, one without them, has.
absl::Status CheckNewCorrections(const CorrectedReading& before, const CorrectedReading& after,
                                 const std::vector<std::string>& ids);

/// FAILED_PRECONDITION (`CORRECTION_DEPENDS`) when `after`, a reading without the
/// corrections that are to be taken back, has no place any more for one that
/// `before`, with them, has: say fields of an item that a split made.
absl::Status CheckNoneIsLost(const CorrectedReading& before, const CorrectedReading& after);

}  // namespace pulse::ingest
