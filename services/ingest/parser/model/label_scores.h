// The arithmetic of the best labelling: what each label scores at each line, a
// stretch of lines at a time.

#pragma once

#include <cstddef>
#include <vector>

#include "services/ingest/parser/model/dense_model.h"
#include "services/ingest/parser/model/model.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// A stretch of lines, with what each label scores at each: by itself, and as the
/// end of the best labelling up to there. Scores take some ten times the room of
/// the text they are for, so they are kept for one stretch at a time, which the
/// processor's cache holds.
struct Stretch {
  static constexpr std::size_t kLines = 1024;

  std::size_t begin = 0;
  std::vector<Lanes> emission;
  std::vector<Lanes> before;

  std::size_t end() const { return begin + before.size(); }
};

/// Fills the stretch that begins at line `begin`; `entry` has the scores of the
/// line before it, null where it is the document's first. `allowed` as in
/// LabelLines.
void Fill(const DenseModel& model, const std::vector<Observation>& seen,
          const std::vector<LabelMask>& allowed, std::size_t begin, const Lanes* entry, Stretch* stretch);

/// What is known of the lines behind the one that is labelled next.
struct Behind {
  Lanes scores{};                  // of the best labelling of them, after each label
  std::size_t next = kLabelCount;  // the label chosen for the first of them; none at the document's end
};

/// Labels the lines of `stretch`, the last first, and goes on with `behind`.
void Choose(const DenseModel& model, const std::vector<Observation>& seen, const Stretch& stretch,
            Behind* behind, std::vector<Labelled>* labels);

}  // namespace pulse::ingest
