#include "services/query/filter/values.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace pulse::query::filter {
namespace {

using Parts = std::vector<std::string>;

db::Condition Matches(db::Column column, Parts pattern) {
  return db::Is({column, db::Comparison::kMatches, 0, {}, std::move(pattern)});
}

bool AreOf(const Parts& parts, bool (*allowed)(char)) {
  return std::all_of(parts.begin(), parts.end(),
                     [&](const std::string& part) { return std::all_of(part.begin(), part.end(), allowed); });
}

bool IsSlugCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

bool IsHostCharacter(char c) {
  return c > 0x20 && c < 0x7f && std::string_view("/?#@:").find(c) == std::string_view::npos;
}

}  // namespace

std::optional<db::Condition> NameIs(const Field& field, const Token& value) {
  Parts parts = value.parts;
  if (parts.size() == 1 && parts[0].empty())
    return db::Not(db::Is({field.column, db::Comparison::kPresent, 0, {}, {}}));
  if (parts[0].compare(0, field.prefix.size(), field.prefix) == 0) parts[0].erase(0, field.prefix.size());
  if (!AreOf(parts, IsSlugCharacter) || (parts.size() == 1 && parts[0].empty())) return std::nullopt;
  parts[0].insert(0, field.prefix);
  return Matches(field.column, std::move(parts));
}

db::Condition TextIs(db::Column column, const Token& value, bool has) {
  Parts parts = value.parts;
  if (has) {
    parts.insert(parts.begin(), "");
    parts.emplace_back();
  }
  return Matches(column, std::move(parts));
}

std::optional<db::Condition> HostIs(db::Column column, const Token& value, bool has) {
  Parts parts = value.parts;
  if (!AreOf(parts, IsHostCharacter) || (parts.size() == 1 && parts[0].empty())) return std::nullopt;
  if (!has) return Matches(column, std::move(parts));
  Parts below = parts;
  below[0].insert(0, ".");
  below.insert(below.begin(), "");
  return db::Any({Matches(column, std::move(parts)), Matches(column, std::move(below))});
}

std::optional<Span> SpanOf(ValueType type, const Token& value) {
  if (value.parts.size() != 1) return std::nullopt;
  switch (type) {
    case ValueType::kEdition:
      return EditionSpan(value.parts[0]);
    case ValueType::kYear:
      return YearSpan(value.parts[0]);
    case ValueType::kMonth:
      return MonthSpan(value.parts[0]);
    case ValueType::kTime:
      return TimeSpan(value.parts[0]);
    default:
      return std::nullopt;
  }
}

std::optional<std::int64_t> EnumNumber(const Field& field, const Token& value) {
  if (value.parts.size() != 1) return std::nullopt;
  const std::string prefix(field.prefix);
  const auto* found = field.values->FindValueByName(prefix + value.parts[0]);
  if (found == nullptr) found = field.values->FindValueByName(value.parts[0]);
  return found == nullptr ? std::nullopt : std::optional<std::int64_t>(found->number());
}

std::string EnumNames(const Field& field) {
  std::string names;
  for (int i = 0; i < field.values->value_count(); ++i) {
    if (i > 0) names += ", ";
    names += field.values->value(i)->name().substr(field.prefix.size());
  }
  return names;
}

}  // namespace pulse::query::filter
