// What a listing selects: a tree of conditions, checked and without any text
// that the database would read as anything but a value. Filters of the API
// become such trees (services/query/filter); db/condition_sql.h asks the
// database. Plain values, no includes beyond the standard library.

#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pulse::db {

/// What a test looks at. Each says which of Test's members counts.
enum class Column {
  // Of items.
  kSector,         // pattern; `sectors/{id}`
  kItemKind,       // number: ItemKind
  kPublisher,      // pattern; any of the item's, `publishers/{id}`
  kPublisherText,  // pattern; any of the item's, as printed
  kByline,         // pattern
  kItemText,       // words of title, byline and body
  kLinkHost,       // pattern of ASCII; any of the item's links
  // Of items and issues.
  kIssue,        // pattern; `issues/…`
  kIssueKind,    // number: IssueKind
  kEdition,      // number: months, year × 12 + month
  kMonth,        // number, 1 to 12
  kTitle,        // pattern
  kCreateTime,   // number: microseconds since 1970
  kPublishTime,  // likewise; an issue never published has none
  kUpdateTime,   // likewise
  kState,        // number: IssueState
};

/// How a test compares.
enum class Comparison {
  kEquals,     // number
  kAtLeast,    // number
  kBelow,      // number
  kMatches,    // pattern: the parts in this order with any text between them
  kOneOf,      // pattern: any of the parts, each the whole value; of names only
  kPresent,    // there is a value
  kWords,      // text: all of its words, in any of their English forms
  kPhrase,     // text: its words side by side
  kBeginning,  // text: a word that begins so
};

struct Test {
  Column column = Column::kSector;
  Comparison comparison = Comparison::kPresent;
  std::int64_t number = 0;
  std::string text;
  std::vector<std::string> pattern;  // one part: the whole value; case does not count in printed text
};

/// `kAll` without operands holds of everything, `kAny` without of nothing. A test
/// of what is not there does not hold, and its `kNot` does.
struct Condition {
  enum class Form { kAll, kAny, kNot, kTest };
  Form form = Form::kAll;
  std::vector<Condition> operands;  // exactly one of kNot
  Test test;                        // of kTest
};

/// Whether it holds of everything because it tests nothing.
inline bool TestsNothing(const Condition& condition) {
  return condition.form == Condition::Form::kAll && condition.operands.empty();
}

inline Condition All(std::vector<Condition> operands) {
  return {Condition::Form::kAll, std::move(operands), {}};
}
inline Condition Any(std::vector<Condition> operands) {
  return {Condition::Form::kAny, std::move(operands), {}};
}
inline Condition Not(Condition operand) { return {Condition::Form::kNot, {std::move(operand)}, {}}; }
inline Condition Is(Test test) { return {Condition::Form::kTest, {}, std::move(test)}; }

}  // namespace pulse::db
