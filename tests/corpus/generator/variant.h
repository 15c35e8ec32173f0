// One noisy variant: gold, the document it became, and the map between.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/corpus/generator/page.h"

namespace pulse::corpus {

struct VariantChoices {
  std::vector<std::string> without;  // operators that never apply
  std::vector<std::string> always;   // operators that always do, where their rate is above 0
};

struct Variant {
  std::uint64_t seed = 0;
  v1::Issue gold;
  bool markdown = true;
  PrintedDocument document;
  std::vector<std::string> fields;  // paths behind the document's owners
  std::vector<std::string_view> applied;
};

/// The same seed and choices give the same variant. Throws
/// std::invalid_argument on the name of no operator.
Variant MakeVariant(std::uint64_t seed, const VariantChoices& choices);

}  // namespace pulse::corpus
