#include "services/render/html/json_data.h"

#include <array>
#include <cstdio>

namespace pulse::render {

void JsonData::Open(std::string_view key, char bracket) {
  Next(key);
  text_ += bracket;
  open_.push_back(bracket == '{' ? '}' : ']');
}

void JsonData::Close() {
  text_ += open_.back();
  open_.pop_back();
}

void JsonData::Member(std::string_view key, std::string_view value) {
  Next(key);
  String(value);
}

void JsonData::Member(std::string_view key, std::size_t value) {
  Next(key);
  text_ += std::to_string(value);
}

void JsonData::Next(std::string_view key) {
  if (!text_.empty() && text_.back() != '{' && text_.back() != '[') text_ += ',';
  if (key.empty()) return;
  String(key);
  text_ += ':';
}

void JsonData::String(std::string_view value) {
  text_ += '"';
  for (std::size_t at = 0; at < value.size(); ++at) {
    const auto byte = static_cast<unsigned char>(value[at]);
    const bool separator = value.substr(at, 3) == "\u2028" || value.substr(at, 3) == "\u2029";
    if (separator) {
      text_ += value[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      at += 2;
    } else if (byte < 0x20 || byte == 0x7F ||
               std::string_view("\"\\<>&'").find(value[at]) != std::string_view::npos) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04x", byte);
      text_ += escape.data();
    } else {
      text_ += value[at];
    }
  }
  text_ += '"';
}

}  // namespace pulse::render
