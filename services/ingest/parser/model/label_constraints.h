// What an editor has said a part of the document is: the parser reads it so and
// finds the best reading of everything else around it.
//
//   lines, cut where a constraint begins or ends → noise taken out → the labels
//   each line may have → (the model) → which constraints the reading keeps

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "cordisbright/pulse/v1/correction.pb.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/model/model.h"

namespace pulse::ingest {

/// Bytes [begin, end) of the text are `role`, which is not UNSPECIFIED. Of two
/// that overlap, the later in the list counts.
struct LabelConstraint {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  v1::BlockRole role = v1::BLOCK_ROLE_UNSPECIFIED;
};

using LabelConstraints = std::vector<LabelConstraint>;

/// Cuts lines of `text` in two where a constraint begins or ends inside their
/// text; a piece that would hold markup only stays with its neighbour.
void CutLines(const LabelConstraints& constraints, std::vector<Line>* lines);

/// Moves the lines that are NOISE out of `lines` and answers them. The line
/// after them keeps the wider of the gaps.
std::vector<Line> TakeOutNoise(const LabelConstraints& constraints, std::vector<Line>* lines);

/// Moves lines that a constraint speaks of from `furniture` back into `lines`:
/// what an editor calls text is no page number.
void KeepConstrained(const LabelConstraints& constraints, std::vector<Line>* furniture,
                     std::vector<Line>* lines);

/// The labels each of `lines` may have; empty without constraints.
std::vector<LabelMask> AllowedLabels(const LabelConstraints& constraints, const std::vector<Line>& lines);

/// Indexes of the constraints that a reading with `coverage` does not keep: the
/// grammar has no place for such a role there.
std::vector<std::size_t> FindRefused(const LabelConstraints& constraints, const v1::Coverage& coverage);

}  // namespace pulse::ingest
