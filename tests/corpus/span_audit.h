// Holds the account of a parse against the bytes of a variant, of which it is
// known what each was printed for.

#pragma once

#include <vector>

#include "tests/corpus/variant_score.h"

namespace pulse::corpus {

/// For each item of the parse in document order, the path of the gold item it
/// is (`sections[0].items[1]`), empty for none.
using GoldPaths = std::vector<std::string>;

/// Fills `spans`, `spans_exact`, `unowned`, `discarded`, `doubled` and `invented`.
void AuditSpans(const Variant& variant, const v1::ParseDocumentResponse& parsed, const GoldPaths& paths,
                VariantScore* score);

}  // namespace pulse::corpus
