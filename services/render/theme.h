// How issues look: colours, typefaces, and a style sheet for the page.
//
// A theme is data that fills gaps in styles of this program. It holds no markup
// and never sees an issue's text, so no theme can undo the escaping.

#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/render/mail_styles.h"
#include "services/render/palette.h"
#include "services/render/style_sheet.h"

namespace pulse::render {

/// What a theme is made of. Defaults are those of the default theme.
struct ThemeParts {
  Palette light = kLightPalette;
  Palette dark = kDarkPalette;
  std::string serif;  // CSS font-family lists; empty: the default's
  std::string sans;
  std::string page_css;  // after the default's rules, so it need only say what differs
};

/// Immutable; any thread.
class Theme {
 public:
  /// INVALID_ARGUMENT (THEME_INVALID), and the message says where: a contrast
  /// that is too low, a font list or style sheet that is not as it may be.
  static absl::StatusOr<std::shared_ptr<const Theme>> Make(const ThemeParts& parts);

  /// The one that is compiled in.
  static const Theme& Default();

  const StyleSheet& page_style() const { return page_style_; }
  const MailStyles& mail_styles() const { return mail_styles_; }

  /// Names all that a theme puts into an output; part of every etag.
  const std::string& version() const { return version_; }

 private:
  explicit Theme(const ThemeParts& parts);

  StyleSheet page_style_;
  MailStyles mail_styles_;
  std::string version_;
};

/// Version of `theme`, or of the default where it is null.
const std::string& ThemeVersion(const std::shared_ptr<const Theme>& theme);

}  // namespace pulse::render
