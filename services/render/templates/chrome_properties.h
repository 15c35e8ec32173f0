// The properties that a template's `style` may have, and which values each takes.
// Colours are left to chrome_style.h, which knows the ground that they stand on.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pulse::render {

enum class StyleValue { kLength, kLengths, kFontSize, kLineHeight, kSpacing, kColour, kBorder, kWord };

struct StyleProperty {
  std::string_view name;
  StyleValue value;
  std::string_view words;  // of kWord, a bar between
  std::string_view form;   // for messages; empty for kColour and kWord
};

/// Null when a style may not have it.
const StyleProperty* FindStyleProperty(std::string_view name);

/// For messages: `border-bottom, border-collapse, …`.
std::string StylePropertyNames();

/// Whether `property` takes `value`; false for kColour and kBorder.
bool TakesValue(const StyleProperty& property, std::string_view value);

/// Whether `text` is the width of a border.
bool IsBorderWidth(std::string_view text);

/// Without the white space around it.
std::string_view TrimStyle(std::string_view text);

/// The parts of `text`, trimmed, without empty ones.
std::vector<std::string_view> SplitStyle(std::string_view text, char separator);

}  // namespace pulse::render
