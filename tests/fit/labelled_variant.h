// A generated variant as the sequence model sees it, with the labels that are right.

#pragma once

#include <cstdint>
#include <vector>

#include "services/ingest/parser/model/model.h"
#include "services/ingest/parser/observations/features.h"
#include "tests/corpus/generator/variant.h"

namespace pulse::fit {

/// Labels that are right for a line, a bit each. Several where nothing but
/// custom tells them apart (notices, contact), all where it does not matter.
using LabelSet = std::uint32_t;

struct LabelledVariant {
  std::vector<ingest::Observation> seen;
  std::vector<LabelSet> right;  // parallel to `seen`
};

LabelledVariant LabelVariant(const corpus::Variant& variant);

}  // namespace pulse::fit
