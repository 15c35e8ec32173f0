#include "services/render/style/colour.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pulse::render {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr int kMixSteps = 255;

double Linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double Luminance(Colour colour) {
  return 0.2126 * Linear(colour.red) + 0.7152 * Linear(colour.green) + 0.0722 * Linear(colour.blue);
}

Colour Mix(Colour from, std::uint8_t to, int step) {
  const auto mixed = [&](std::uint8_t channel) {
    return static_cast<std::uint8_t>(channel + (to - channel) * step / kMixSteps);
  };
  return {mixed(from.red), mixed(from.green), mixed(from.blue)};
}

}  // namespace

std::optional<Colour> Colour::Parse(std::string_view text) {
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  std::array<std::uint8_t, 3> channels{};
  for (std::size_t i = 0; i < 6; ++i) {
    const char c = text[i + 1];
    const std::size_t digit = kHex.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
    if (digit == std::string_view::npos) return std::nullopt;
    channels.at(i / 2) = static_cast<std::uint8_t>(channels.at(i / 2) * 16 + digit);
  }
  return Colour{channels[0], channels[1], channels[2]};
}

std::string Colour::Text() const {
  std::string text = "#";
  for (const std::uint8_t channel : {red, green, blue}) {
    text += kHex[channel / 16];
    text += kHex[channel % 16];
  }
  return text;
}

double Contrast(Colour one, Colour other) {
  const double a = Luminance(one);
  const double b = Luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

std::optional<Colour> NearestReadable(Colour colour, std::span<const Colour> grounds, double ratio) {
  for (int step = 0; step <= kMixSteps; ++step) {
    for (const std::uint8_t towards : {std::uint8_t{0}, std::uint8_t{255}}) {
      const Colour candidate = Mix(colour, towards, step);
      if (std::all_of(grounds.begin(), grounds.end(),
                      [&](Colour ground) { return Contrast(candidate, ground) >= ratio; })) {
        return candidate;
      }
    }
  }
  return std::nullopt;
}

}  // namespace pulse::render
