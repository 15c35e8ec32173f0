// Tokens → syntax tree, by the grammar of AIP-160:
//
//   filter      : [expression]
//   expression  : sequence {AND sequence}
//   sequence    : factor {factor}                 next to each other: AND
//   factor      : term {OR term}                  so OR binds closer than AND
//   term        : [NOT | "-"] simple
//   simple      : restriction | "(" expression ")"
//   restriction : value [comparator arg] | name "(" [value {"," value}] ")"
//   arg         : value | "(" expression of values ")"
//
// `kind = (REPORT OR BRIEFING)` is read as `(kind = REPORT OR kind = BRIEFING)`, and
// `kind != (…)` as `NOT kind = (…)`.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/query/filter/lexer.h"

namespace pulse::query::filter {

/// Most restrictions in a filter, and most levels of parentheses.
inline constexpr int kMaxTerms = 100;
inline constexpr int kMaxDepth = 20;

/// A node of the tree; tokens refer to the filter that was parsed.
struct Syntax {
  enum class Form {
    kAll,          // of operands
    kAny,          // of operands
    kNot,          // of its one operand
    kWord,         // `value`
    kRestriction,  // `field comparator value`
    kCall,         // `field(arguments)`
  };
  Form form;
  std::vector<Syntax> operands;
  Token field;
  Token comparator;
  Token value;
  std::vector<Token> arguments;
};

/// The tree of `filter`; kAll without operands for an empty one. It refers to
/// `filter`. INVALID_ARGUMENT (FILTER_INVALID) says where and what was expected.
absl::StatusOr<Syntax> Parse(std::string_view filter);

}  // namespace pulse::query::filter
