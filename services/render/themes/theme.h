// How issues look: colours, typefaces, a style sheet for the page, and masthead
// and footer of page and mail.
//
// A theme is data that fills gaps in what this program writes. Its templates are read
// into trees of this program's own markup when it is loaded (templates/template_reader.h),
// and never see an issue's text but through the writer, so no theme can undo the
// escaping.

#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/render/style/palette.h"
#include "services/render/style/style_sheet.h"
#include "services/render/templates/chrome_template.h"
#include "services/render/themes/mail_styles.h"

namespace pulse::render {

/// What a theme is made of. Defaults are those of the default theme.
struct ThemeParts {
  Palette light = kLightPalette;
  Palette dark = kDarkPalette;
  std::string serif;  // CSS font-family lists; empty: the default's
  std::string sans;
  std::string page_css;  // after the default's rules, so it need only say what differs
  // Sources, in TemplatePart's order; nothing: the default's.
  std::array<std::optional<std::string>, kTemplateFiles.size()> templates;
};

/// Immutable; any thread.
class Theme {
 public:
  /// INVALID_ARGUMENT (THEME_INVALID), and the message says where: a contrast
  /// that is too low, a font list, style sheet or template that is not as it may be.
  static absl::StatusOr<std::shared_ptr<const Theme>> Make(const ThemeParts& parts);

  /// The one that is compiled in.
  static const Theme& Default();

  const StyleSheet& page_style() const { return page_style_; }
  const MailStyles& mail_styles() const { return mail_styles_; }
  /// Null where the default's is used.
  const ChromeTemplate* chrome(TemplatePart part) const {
    const std::optional<ChromeTemplate>& own = chrome_.at(static_cast<std::size_t>(part));
    return own ? &*own : nullptr;
  }

  /// Names all that a theme puts into an output; part of every etag.
  const std::string& version() const { return version_; }

 private:
  using Chrome = std::array<std::optional<ChromeTemplate>, kTemplateFiles.size()>;

  Theme(const ThemeParts& parts, Chrome chrome);

  StyleSheet page_style_;
  MailStyles mail_styles_;
  Chrome chrome_;
  std::string version_;
};

/// Version of `theme`, or of the default where it is null.
const std::string& ThemeVersion(const std::shared_ptr<const Theme>& theme);

}  // namespace pulse::render
