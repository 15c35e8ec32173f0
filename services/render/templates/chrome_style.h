// How a template for mails says what an element looks like: in a `style` of few
// properties, whose colours are a theme's by name.
//
//   style="padding:8px 0; font-size:14px; color:$masthead-muted"
//
// Nothing that it can say hides text, loads, or stands outside of the mail, and
// colours are of those that FindUnreadable (style/palette.h) checks on that ground.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/render/style/palette.h"
#include "services/render/style/style_sheet.h"
#include "services/render/templates/template_rules.h"

namespace pulse::render {

/// Of one element, checked and in a theme's colours.
class ChromeStyle {
 public:
  /// Points into this.
  InlineStyle value() const { return InlineStyle(text_); }
  /// By which DarkChromeRules finds it; may be empty.
  std::string class_names() const;

 private:
  friend class ChromeStyleReader;

  std::string text_;
  std::string colour_;  // name of a token, as the next
  std::string border_;
};

/// Reads what a `style` says into `style`, after what every `tag` of the part
/// has. Answers what is wrong and what is permitted; nothing when all is well.
std::optional<std::string> ReadChromeStyle(TemplatePart part, std::string_view tag, std::string_view text,
                                           const Palette& light, ChromeStyle* style);

/// Dark colours of all that a ChromeStyle can name.
std::string DarkChromeRules(const Palette& dark);

}  // namespace pulse::render
