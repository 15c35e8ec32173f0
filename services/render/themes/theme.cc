#include "services/render/themes/theme.h"

#include <algorithm>
#include <utility>

#include "proto/error_reason.h"
#include "services/render/style/style_check.h"
#include "services/render/templates/template_reader.h"
#include "services/render/themes/page_style.h"

namespace pulse::render {
namespace {

constexpr std::size_t kMaxFontBytes = 300;
constexpr char kSerif[] =
    "\"Iowan Old Style\", \"Palatino Linotype\", Palatino, \"Book Antiqua\", Georgia, \"Noto Serif\", serif";
constexpr char kSans[] =
    "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", \"Noto Sans\", Arial, sans-serif";

absl::Status Refuse(const std::string& problem) {
  return ErrorWithReason(absl::StatusCode::kInvalidArgument, "THEME_INVALID", problem);
}

bool IsFontList(std::string_view text) {
  return text.size() <= kMaxFontBytes && std::count(text.begin(), text.end(), '"') % 2 == 0 &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' ||
                  c == ',' || c == '-' || c == '"';
         });
}

std::string Tokens(const Palette& palette) {
  std::string css;
  for (std::size_t i = 0; i < kTokenNames.size(); ++i) {
    css += "--" + std::string(kTokenNames.at(i)) + ":" + palette.colours.at(i).Text() + ";";
  }
  return css;
}

std::string SectorRules(const Palette& palette) {
  std::string css;
  for (const auto& [sector, colour] : palette.sectors) {
    css += "[data-sector=\"" + sector + "\"]{--sector:" + colour.Text() + "}\n";
  }
  return css;
}

std::string PageCss(const ThemeParts& parts) {
  return ":root{" + Tokens(parts.light) + "--serif:" + (parts.serif.empty() ? kSerif : parts.serif) +
         ";--sans:" + (parts.sans.empty() ? kSans : parts.sans) + "}\n" + SectorRules(parts.light) +
         "@media screen and (prefers-color-scheme:dark){\n:root{" + Tokens(parts.dark) + "}\n" +
         SectorRules(parts.dark) + "}\n" + kPageStyle + parts.page_css;
}

bool HasMailTemplate(const ThemeParts& parts) {
  return parts.templates.at(static_cast<std::size_t>(TemplatePart::kMailMasthead)) ||
         parts.templates.at(static_cast<std::size_t>(TemplatePart::kMailFooter));
}

// A template's source is all that it puts into an output, together with the styles.
std::string TemplateTexts(const ThemeParts& parts) {
  std::string texts;
  for (std::size_t i = 0; i < parts.templates.size(); ++i) {
    const std::optional<std::string>& source = parts.templates.at(i);
    if (source)
      texts +=
          "\n" + std::string(kTemplateFiles.at(i)) + " " + std::to_string(source->size()) + "\n" + *source;
  }
  return texts;
}

}  // namespace

absl::StatusOr<std::shared_ptr<const Theme>> Theme::Make(const ThemeParts& parts) {
  if (const auto problem = FindUnreadable(parts.light, "light")) return Refuse(*problem);
  if (const auto problem = FindUnreadable(parts.dark, "dark")) return Refuse(*problem);
  if (!IsFontList(parts.serif) || !IsFontList(parts.sans)) {
    return Refuse(
        "fonts: names of letters, digits, spaces and hyphens, quoted or not, with commas between; at most "
        "300 bytes");
  }
  if (const auto problem = FindUnsafeStyle(parts.page_css)) return Refuse("page.css, " + *problem);
  Chrome chrome;
  for (std::size_t i = 0; i < chrome.size(); ++i) {
    if (!parts.templates.at(i)) continue;
    absl::StatusOr<ChromeTemplate> read =
        ReadChromeTemplate(static_cast<TemplatePart>(i), *parts.templates.at(i), parts.light);
    if (!read.ok()) return read.status();
    chrome.at(i) = *std::move(read);
  }
  return std::shared_ptr<const Theme>(new Theme(parts, std::move(chrome)));  // the constructor is private
}

const Theme& Theme::Default() {
  static const Theme theme{ThemeParts(), Chrome()};
  return theme;
}

Theme::Theme(const ThemeParts& parts, Chrome chrome)
    : page_style_(PageCss(parts)),
      mail_styles_(parts.light, parts.dark, HasMailTemplate(parts) ? DarkChromeRules(parts.dark) : ""),
      chrome_(std::move(chrome)),
      version_(StyleSheet(page_style_.css() + mail_styles_.Text() + TemplateTexts(parts)).csp_source()) {}

const std::string& ThemeVersion(const std::shared_ptr<const Theme>& theme) {
  return theme == nullptr ? Theme::Default().version() : theme->version();
}

}  // namespace pulse::render
