#include "tests/hostile/hostile_bodies.h"

#include <fstream>
#include <optional>
#include <string_view>

namespace pulse::hostile {
namespace {

std::optional<unsigned> Hex(std::string_view digits, std::size_t count) {
  if (digits.size() < count) return std::nullopt;
  unsigned value = 0;
  for (const char c : digits.substr(0, count)) {
    const std::size_t digit = std::string_view("0123456789abcdef").find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    value = value * 16 + static_cast<unsigned>(digit);
  }
  return value;
}

// Below U+10000, which four digits are.
void AppendUtf8(std::string& text, unsigned character) {
  const auto byte = [&](unsigned value) { text += static_cast<char>(value); };
  if (character < 0x80) return byte(character);
  if (character < 0x800) {
    byte(0xC0U | character >> 6U);
  } else {
    byte(0xE0U | character >> 12U);
    byte(0x80U | (character >> 6U & 0x3FU));
  }
  byte(0x80U | (character & 0x3FU));
}

std::optional<std::string> Unescaped(std::string_view line) {
  std::string text;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] != '\\' || at + 1 == line.size()) {
      text += line[at];
      continue;
    }
    const char kind = line[++at];
    const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 0;
    if (digits == 0) {
      if (kind != 'n' && kind != '\\') return std::nullopt;
      text += kind == 'n' ? '\n' : '\\';
      continue;
    }
    const std::optional<unsigned> value = Hex(line.substr(at + 1), digits);
    if (!value) return std::nullopt;
    if (kind == 'x') {
      text += static_cast<char>(*value);
    } else {
      AppendUtf8(text, *value);
    }
    at += digits;
  }
  return text;
}

}  // namespace

std::vector<std::string> ReadHostileBodies(const std::string& path) {
  std::vector<std::string> bodies;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.compare(0, 2, "#!") == 0) continue;
    std::optional<std::string> body = Unescaped(line);
    if (!body) return {};
    bodies.push_back(*std::move(body));
  }
  return bodies;
}

}  // namespace pulse::hostile
