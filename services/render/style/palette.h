// The colours of a theme, and which of them have to be read on which.

#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "services/render/style/colour.h"

namespace pulse::render {

enum class Token : std::size_t {
  kPaper,
  kPanel,
  kInk,
  kMuted,
  kLink,
  kRule,
  kAccent,
  kMasthead,
  kMastheadInk,
  kMastheadMuted,
};

/// As a theme's file and its style sheet (`--ink`) name them, in Token's order.
inline constexpr std::array<std::string_view, 10> kTokenNames = {
    "paper", "panel", "ink", "muted", "link", "rule", "accent", "masthead", "masthead-ink", "masthead-muted"};

struct Palette {
  std::array<Colour, kTokenNames.size()> colours;
  std::map<std::string, Colour> sectors;  // by the id after `sectors/`; others have the link's

  Colour of(Token token) const { return colours.at(static_cast<std::size_t>(token)); }
};

extern const Palette kLightPalette;
extern const Palette kDarkPalette;

/// Nothing when everything reads: text at 4.5:1, the accent (focus ring, rules
/// of a quotation) at 3:1. Otherwise a sentence with the colour's path below
/// `path`, its ratio, and the nearest colour that passes.
std::optional<std::string> FindUnreadable(const Palette& palette, std::string_view path);

}  // namespace pulse::render
