// Colours and how well they read on each other (WCAG 2.2).

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pulse::render {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  /// `#0b5159`: a number sign and six hexadecimal digits; nothing else.
  static std::optional<Colour> Parse(std::string_view text);

  std::string Text() const;

  friend bool operator==(const Colour&, const Colour&) = default;
};

/// WCAG's contrast ratio, 1 to 21.
double Contrast(Colour one, Colour other);

/// `colour`, mixed with as little white or black as gives `ratio` on each of
/// `grounds`. Nothing when not even white or black has it on all of them.
std::optional<Colour> NearestReadable(Colour colour, std::span<const Colour> grounds, double ratio);

}  // namespace pulse::render
