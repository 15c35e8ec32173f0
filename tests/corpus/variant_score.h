// How a parse of a generated variant compares with what was meant.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "tests/corpus/generator/variant.h"

namespace pulse::corpus {

struct ItemVerdict {
  double confidence = 0;
  bool right = false;  // title, sector, kind and publishers
  bool body_right = false;
};

struct VariantScore {
  double strict_f1 = 0;
  int bodies = 0;
  int bodies_exact = 0;            // joins repaired, lists whole: the very CommonMark that was meant, folded
  int spans = 0;                   // fields that were printed
  int spans_exact = 0;             // whose spans hold all of their bytes and no other text
  int spans_right = 0;             // titles and bylines of the items that are right, bodies of those whose is
  int spans_right_exact = 0;       // of these
  std::int64_t unowned = 0;        // bytes no one owns
  std::int64_t discarded = 0;      // bytes of a field that a discard owns
  std::int64_t doubled = 0;        // bytes owned twice
  std::int64_t invented = 0;       // letters of a field that its spans do not hold
  bool front = false;              // edition, introduction and signatory
  std::vector<ItemVerdict> items;  // those of the parse
  std::vector<std::string> misses;  // one line a difference, its kind in front
};

/// All but what needs the document: bytes and spans.
VariantScore ScoreItems(const v1::Issue& gold, const v1::Issue& parsed);

VariantScore ScoreVariant(const Variant& variant, const v1::ParseDocumentResponse& parsed);

}  // namespace pulse::corpus
