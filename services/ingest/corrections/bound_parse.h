// The parser, bound by what corrections say parts of the text are.
//
// Pure.

#pragma once

#include <cstddef>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/parser/model/label_constraints.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

struct BoundParse {
  v1::ParseDocumentResponse parsed;
  LabelConstraints kept;             // the roles it was read with, in the order asked
  std::vector<std::size_t> refused;  // indexes of the roles asked that cannot stand there
};

/// Reads `document` with the roles `asked`. One that cannot be kept is left out,
/// so that it spoils nothing around it. Errors of ParseDocument. `model` null is
/// the fitted one.
absl::StatusOr<BoundParse> ParseBound(const v1::Document& document, const LabelConstraints& asked,
                                      const ModelParameters* model);

}  // namespace pulse::ingest
