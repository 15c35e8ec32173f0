// Where the right labels of a document are none that the parser's rules allow: the
// fit learns nothing from such a document, and no weights could read it right.

#pragma once

#include <cstddef>
#include <optional>

#include "tests/fit/labelled_variant.h"

namespace pulse::fit {

struct OutsideGrammar {
  std::size_t line = 0;   // the first that no labelling reaches
  bool by_line = false;   // what the line shows rules its labels out, not the line before
  LabelSet possible = 0;  // the labels that what it shows leaves to it
};

/// Nothing when the grammar allows the right labels.
std::optional<OutsideGrammar> FindOutsideGrammar(const LabelledVariant& document);

}  // namespace pulse::fit
