#include "services/render/templates/chrome_properties.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace pulse::render {
namespace {

constexpr std::string_view kLengthForm = "0px to 80px";
constexpr std::string_view kBorderForm = "as `2px solid $accent`, 1px to 8px";

// Sizes have a least and colours are the theme's: what stands in a footer is
// there to be read.
constexpr std::array<StyleProperty, 25> kProperties = {{
    {"border-bottom", StyleValue::kBorder, "", kBorderForm},
    {"border-collapse", StyleValue::kWord, "collapse|separate", ""},
    {"border-left", StyleValue::kBorder, "", kBorderForm},
    {"border-right", StyleValue::kBorder, "", kBorderForm},
    {"border-top", StyleValue::kBorder, "", kBorderForm},
    {"color", StyleValue::kColour, "", ""},
    {"font-family", StyleValue::kWord, "Arial,sans-serif|Georgia,serif", ""},
    {"font-size", StyleValue::kFontSize, "", "11px to 60px"},
    {"font-style", StyleValue::kWord, "italic|normal", ""},
    {"font-weight", StyleValue::kWord, "bold|normal", ""},
    {"letter-spacing", StyleValue::kSpacing, "", "0px to 8px"},
    {"line-height", StyleValue::kLineHeight, "", "1 to 3, without a unit"},
    {"margin", StyleValue::kLengths, "", "one to four of 0px to 80px"},
    {"margin-bottom", StyleValue::kLength, "", kLengthForm},
    {"margin-left", StyleValue::kLength, "", kLengthForm},
    {"margin-right", StyleValue::kLength, "", kLengthForm},
    {"margin-top", StyleValue::kLength, "", kLengthForm},
    {"padding", StyleValue::kLengths, "", "one to four of 0px to 80px"},
    {"padding-bottom", StyleValue::kLength, "", kLengthForm},
    {"padding-left", StyleValue::kLength, "", kLengthForm},
    {"padding-right", StyleValue::kLength, "", kLengthForm},
    {"padding-top", StyleValue::kLength, "", kLengthForm},
    {"text-align", StyleValue::kWord, "left|center|right", ""},
    {"text-transform", StyleValue::kWord, "none|uppercase|lowercase|capitalize", ""},
    {"vertical-align", StyleValue::kWord, "top|middle|bottom", ""},
}};

// `12px`, digits alone before the unit.
bool IsPixels(std::string_view text, int least, int most) {
  if (text.size() < 3 || text.substr(text.size() - 2) != "px") return false;
  int pixels = -1;
  const char* const end = text.data() + text.size() - 2;
  const auto [read, error] = std::from_chars(text.data(), end, pixels);
  return error == std::errc() && read == end && text.front() != '-' && pixels >= least && pixels <= most;
}

// `1`, `1.5`, `1.55`: from 1 to 3.
bool IsLineHeight(std::string_view text) {
  if (text.size() == 1) return text >= "1" && text <= "3";
  return text.size() >= 3 && text.size() <= 4 && (text[0] == '1' || text[0] == '2') && text[1] == '.' &&
         text.find_first_not_of("0123456789", 2) == std::string_view::npos;
}

bool AreLengths(std::string_view text) {
  const std::vector<std::string_view> lengths = SplitStyle(text, ' ');
  return !lengths.empty() && lengths.size() <= 4 &&
         std::all_of(lengths.begin(), lengths.end(),
                     [](std::string_view length) { return IsPixels(length, 0, 80); });
}

}  // namespace

const StyleProperty* FindStyleProperty(std::string_view name) {
  const auto* const found = std::find_if(kProperties.begin(), kProperties.end(),
                                         [&](const StyleProperty& known) { return known.name == name; });
  return found == kProperties.end() ? nullptr : found;
}

std::string StylePropertyNames() {
  std::string names;
  for (const StyleProperty& property : kProperties) {
    names += (names.empty() ? "" : ", ") + std::string(property.name);
  }
  return names;
}

bool TakesValue(const StyleProperty& property, std::string_view value) {
  switch (property.value) {
    case StyleValue::kLength:
      return IsPixels(value, 0, 80);
    case StyleValue::kLengths:
      return AreLengths(value);
    case StyleValue::kFontSize:
      return IsPixels(value, 11, 60);
    case StyleValue::kLineHeight:
      return IsLineHeight(value);
    case StyleValue::kSpacing:
      return IsPixels(value, 0, 8);
    case StyleValue::kWord: {
      const std::vector<std::string_view> words = SplitStyle(property.words, '|');
      return std::find(words.begin(), words.end(), value) != words.end();
    }
    case StyleValue::kColour:
    case StyleValue::kBorder:
      return false;
  }
  return false;
}

bool IsBorderWidth(std::string_view text) { return IsPixels(text, 1, 8); }

std::string_view TrimStyle(std::string_view text) {
  constexpr std::string_view kSpace = " \n";
  const std::size_t begin = std::min(text.find_first_not_of(kSpace), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(kSpace) + 1);
}

std::vector<std::string_view> SplitStyle(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    if (const std::string_view part = TrimStyle(text.substr(at, end - at)); !part.empty())
      parts.push_back(part);
    at = end + 1;
  }
  return parts;
}

}  // namespace pulse::render
