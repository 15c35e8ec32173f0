#include "services/query/filter/filter.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/query/filter/moments.h"
#include "services/query/filter/parser.h"
#include "services/query/filter/values.h"
#include "text/words.h"

namespace pulse::query::filter {
namespace {

absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

bool IsOrder(TokenType comparator) {
  return comparator == TokenType::kBelow || comparator == TokenType::kAtMost ||
         comparator == TokenType::kAbove || comparator == TokenType::kAtLeast;
}

// `*` and nothing else.
bool IsAnything(const Token& value) {
  return value.type == TokenType::kText && value.parts.size() == 2 && value.parts[0].empty() &&
         value.parts[1].empty();
}

db::Condition Within(db::Column column, const Span& span, TokenType comparator) {
  const db::Condition begun = db::Is({column, db::Comparison::kAtLeast, span.begin, {}, {}});
  const db::Condition before_begin = db::Is({column, db::Comparison::kBelow, span.begin, {}, {}});
  const db::Condition over = db::Is({column, db::Comparison::kAtLeast, span.end, {}, {}});
  const db::Condition before_end = db::Is({column, db::Comparison::kBelow, span.end, {}, {}});
  switch (comparator) {
    case TokenType::kBelow:
      return before_begin;
    case TokenType::kAtMost:
      return before_end;
    case TokenType::kAbove:
      return over;
    case TokenType::kAtLeast:
      return begun;
    default:
      return db::All({begun, before_end});
  }
}

// Tests that look into texts: what is common in them the database can only tell by
// looking at each item.
int TextTests(const db::Condition& condition) {
  if (condition.form == db::Condition::Form::kTest) {
    switch (condition.test.column) {
      case db::Column::kByline:
      case db::Column::kItemText:
      case db::Column::kPublisherText:
      case db::Column::kTitle:
        return condition.test.comparison == db::Comparison::kPresent ? 0 : 1;
      default:
        return 0;
    }
  }
  int tests = 0;
  for (const db::Condition& operand : condition.operands) tests += TextTests(operand);
  return tests;
}

class Checker {
 public:
  Checker(std::string_view filter, const std::vector<Field>& fields) : filter_(filter), fields_(fields) {}

  absl::StatusOr<db::Condition> Check(const Syntax& node) const {
    switch (node.form) {
      case Syntax::Form::kWord:
        return Words(node.value);
      case Syntax::Form::kRestriction:
        return Restriction(node);
      case Syntax::Form::kCall:
        return Call(node);
      default:
        return Joined(node);
    }
  }

 private:
  absl::Status Expected(const Token& at, const std::string& what) const {
    return FilterError(filter_, at.offset, absl::StrCat("expected ", what, ", found ", ToAbsl(at.source)));
  }

  absl::StatusOr<db::Condition> Joined(const Syntax& node) const {
    std::vector<db::Condition> operands;
    for (const Syntax& operand : node.operands) {
      absl::StatusOr<db::Condition> checked = Check(operand);
      if (!checked.ok()) return checked;
      operands.push_back(*std::move(checked));
    }
    if (node.form == Syntax::Form::kNot) return db::Not(std::move(operands[0]));
    return node.form == Syntax::Form::kAny ? db::Any(std::move(operands)) : db::All(std::move(operands));
  }

  absl::StatusOr<db::Condition> Restriction(const Syntax& node) const {
    const Field* field = Find(node.field);
    if (field == nullptr) return Expected(node.field, "one of the fields " + FieldNames());
    if (absl::Status status = CheckComparator(node, *field); !status.ok()) return status;
    absl::StatusOr<db::Condition> equal = Compare(node, *field);
    if (!equal.ok() || node.comparator.type != TokenType::kNotEquals) return equal;
    return db::Not(*std::move(equal));
  }

  const Field* Find(const Token& name) const {
    if (name.type != TokenType::kText) return nullptr;
    const auto found = std::find_if(fields_.begin(), fields_.end(),
                                    [&](const Field& field) { return field.name == name.source; });
    return found == fields_.end() ? nullptr : &*found;
  }

  std::string FieldNames() const {
    return absl::StrJoin(fields_, ", ", [](std::string* out, const Field& field) {
      absl::StrAppend(out, ToAbsl(field.name));
    });
  }

  absl::Status CheckComparator(const Syntax& node, const Field& field) const {
    const bool ordered = field.type == ValueType::kEdition || field.type == ValueType::kYear ||
                         field.type == ValueType::kMonth || field.type == ValueType::kTime;
    const absl::string_view name = ToAbsl(field.name);
    if (IsOrder(node.comparator.type) && !ordered) {
      return Expected(node.comparator, absl::StrCat("=, != or : after ", name, ", which has no order"));
    }
    if (field.type == ValueType::kWords && node.comparator.type != TokenType::kHas) {
      return Expected(node.comparator, absl::StrCat(": after ", name));
    }
    return absl::OkStatus();
  }

  absl::StatusOr<db::Condition> Compare(const Syntax& node, const Field& field) const {
    if (field.type == ValueType::kWords) return Words(node.value);
    if (!IsOrder(node.comparator.type) && IsAnything(node.value)) {
      return db::Is({field.column, db::Comparison::kPresent, 0, {}, {}});
    }
    const bool has = node.comparator.type == TokenType::kHas;
    std::optional<db::Condition> condition;
    switch (field.type) {
      case ValueType::kName:
        condition = NameIs(field, node.value);
        break;
      case ValueType::kEnum:
        return EnumIs(field, node.value);
      case ValueType::kText:
        condition = TextIs(field.column, node.value, has);
        break;
      case ValueType::kHost:
        condition = HostIs(field.column, node.value, has);
        break;
      default:
        if (const std::optional<Span> span = SpanOf(field.type, node.value)) {
          condition = Within(field.column, *span, node.comparator.type);
        }
    }
    if (!condition) return Expected(node.value, std::string(FormOf(field.type)));
    return *std::move(condition);
  }

  absl::StatusOr<db::Condition> EnumIs(const Field& field, const Token& value) const {
    if (const auto number = EnumNumber(field, value)) {
      return db::Is({field.column, db::Comparison::kEquals, *number, {}, {}});
    }
    return Expected(value, absl::StrCat("one of ", EnumNames(field)));
  }

  absl::StatusOr<db::Condition> Words(const Token& value) const {
    const bool has_words = std::any_of(fields_.begin(), fields_.end(),
                                       [](const Field& field) { return field.type == ValueType::kWords; });
    if (!has_words) return Expected(value, "a condition on one of the fields " + FieldNames());
    const bool quoted = value.type == TokenType::kString;
    return WordsOf(value, quoted ? db::Comparison::kPhrase : db::Comparison::kWords);
  }

  absl::StatusOr<db::Condition> WordsOf(const Token& value, db::Comparison comparison) const {
    const auto& parts = value.parts;
    const bool beginning = parts.size() == 2 && parts[1].empty() && parts[0].find(' ') == std::string::npos;
    if ((parts.size() > 1 && !beginning) || text::WordPlacesOf(parts[0]).empty())
      return Expected(value, "words, or the beginning of one word and *");
    if (beginning) comparison = db::Comparison::kBeginning;
    return db::Is({db::Column::kItemText, comparison, 0, parts[0], {}});
  }

  absl::StatusOr<db::Condition> Call(const Syntax& node) const {
    const bool phrase = node.field.source == "phrase";
    if (!phrase && node.field.source != "text")
      return Expected(node.field, "one of the functions text, phrase");
    if (node.arguments.size() != 1) {
      return Expected(node.field,
                      absl::StrCat("one argument, not ", node.arguments.size(), ", for the function"));
    }
    if (absl::StatusOr<db::Condition> words = Words(node.arguments[0]); !words.ok()) return words;
    return WordsOf(node.arguments[0], phrase ? db::Comparison::kPhrase : db::Comparison::kWords);
  }

  const std::string_view filter_;
  const std::vector<Field>& fields_;
};

}  // namespace

absl::StatusOr<db::Condition> Compile(std::string_view filter, const std::vector<Field>& fields) {
  const absl::StatusOr<Syntax> tree = Parse(filter);
  if (!tree.ok()) return tree.status();
  absl::StatusOr<db::Condition> condition = Checker(filter, fields).Check(*tree);
  if (!condition.ok()) return condition;
  const int text_tests = TextTests(*condition);
  if (text_tests <= kMaxTextTerms) return condition;
  return FilterError(
      filter, 0, absl::StrCat("expected at most ", kMaxTextTerms, " conditions on text, found ", text_tests));
}

}  // namespace pulse::query::filter
