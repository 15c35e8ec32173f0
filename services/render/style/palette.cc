#include "services/render/style/palette.h"

#include <cstdio>
#include <vector>

namespace pulse::render {
namespace {

constexpr double kTextRatio = 4.5;
constexpr double kShapeRatio = 3;

consteval Colour Rgb(unsigned value) {
  return {static_cast<std::uint8_t>(value >> 16U & 0xFFU), static_cast<std::uint8_t>(value >> 8U & 0xFFU),
          static_cast<std::uint8_t>(value & 0xFFU)};
}

std::optional<std::string> FindUnreadableOn(const std::string& path, Colour colour,
                                            const std::vector<Colour>& grounds, double ratio) {
  for (const Colour ground : grounds) {
    const double contrast = Contrast(colour, ground);
    if (contrast >= ratio) continue;
    std::array<char, 64> figures{};
    std::snprintf(figures.data(), figures.size(), " has a contrast of %.2f, not %.1f, on ", contrast, ratio);
    const std::optional<Colour> nearest = NearestReadable(colour, grounds, ratio);
    return path + ": " + colour.Text() + figures.data() + ground.Text() + "; " +
           (nearest ? "the nearest that passes is " + nearest->Text()
                    : std::string("no colour passes on all it stands on; change those"));
  }
  return std::nullopt;
}

}  // namespace

const Palette kLightPalette = {{Rgb(0xfdfcfa), Rgb(0xf3f5f3), Rgb(0x16272b), Rgb(0x4f6266), Rgb(0x0b5159),
                                Rgb(0xd5dedc), Rgb(0xb9782f), Rgb(0x0a454d), Rgb(0xffffff), Rgb(0xc3dcdc)},
                               {{"news", Rgb(0x0b5159)},
                                {"adult-social-care-and-health", Rgb(0x7a2e57)},
                                {"children-and-young-peoples-services", Rgb(0x8a4510)},
                                {"criminal-justice", Rgb(0x2d4a8a)}}};

const Palette kDarkPalette = {{Rgb(0x0f1b1e), Rgb(0x16262a), Rgb(0xe2ebe9), Rgb(0xa3b5b5), Rgb(0x84cace),
                               Rgb(0x2b4045), Rgb(0xd9a05b), Rgb(0x0a2a30), Rgb(0xeef5f4), Rgb(0xa9c7c8)},
                              {{"news", Rgb(0x84cace)},
                               {"adult-social-care-and-health", Rgb(0xe3a3c6)},
                               {"children-and-young-peoples-services", Rgb(0xecb27e)},
                               {"criminal-justice", Rgb(0xa9bdf0)}}};

std::optional<std::string> FindUnreadable(const Palette& palette, std::string_view path) {
  const std::vector<Colour> surfaces = {palette.of(Token::kPaper), palette.of(Token::kPanel)};
  const std::vector<Colour> masthead = {palette.of(Token::kMasthead)};
  const auto check = [&](Token token, const std::vector<Colour>& grounds, double ratio) {
    return FindUnreadableOn(
        std::string(path) + "." + std::string(kTokenNames.at(static_cast<std::size_t>(token))),
        palette.of(token), grounds, ratio);
  };
  for (const Token token : {Token::kInk, Token::kMuted, Token::kLink}) {
    if (auto problem = check(token, surfaces, kTextRatio)) return problem;
  }
  for (const Token token : {Token::kMastheadInk, Token::kMastheadMuted}) {
    if (auto problem = check(token, masthead, kTextRatio)) return problem;
  }
  if (auto problem = check(Token::kAccent, surfaces, kShapeRatio)) return problem;
  for (const auto& [sector, colour] : palette.sectors) {
    if (auto problem =
            FindUnreadableOn(std::string(path) + ".sectors." + sector, colour, surfaces, kTextRatio)) {
      return problem;
    }
  }
  return std::nullopt;
}

}  // namespace pulse::render
