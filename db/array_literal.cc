#include "db/array_literal.h"

#include "text/hex.h"

namespace pulse::db {
namespace {

// {element,element}, each as `write` appends it.
template <typename Value, typename Write>
std::string Braced(const std::vector<Value>& values, Write write) {
  std::string literal = "{";
  for (const Value& value : values) {
    if (literal.size() > 1) literal += ',';
    write(value, &literal);
  }
  literal += '}';
  return literal;
}

}  // namespace

std::string TextArray(const std::vector<std::string>& values) {
  return Braced(values, [](const std::string& value, std::string* literal) {
    *literal += '"';
    for (const char c : value) {
      if (c == '"' || c == '\\') *literal += '\\';
      *literal += c;
    }
    *literal += '"';
  });
}

std::string IntegerArray(const std::vector<std::int64_t>& values) {
  return Braced(values, [](std::int64_t value, std::string* literal) { *literal += std::to_string(value); });
}

std::string BytesArray(const std::vector<std::string>& values) {
  // The array's own syntax takes one backslash, bytea's hex form the other.
  return Braced(values, [](const std::string& value, std::string* literal) {
    *literal += R"("\\x)" + text::Hex(value) + '"';
  });
}

}  // namespace pulse::db
