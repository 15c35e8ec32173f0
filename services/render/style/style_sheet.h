// Style that may stand in a document: written by this program, or checked.

#pragma once

#include <string>
#include <string_view>

namespace pulse::render {

/// Content of a `<style>`. Only a theme makes one, of this program's text, of
/// colours, and of rules that FindUnsafeStyle (style_check.h) has passed.
class StyleSheet {
 public:
  const std::string& css() const { return css_; }

  /// The `sha256-…` that a Content-Security-Policy's style-src names it by.
  const std::string& csp_source() const { return csp_source_; }

 private:
  friend class Theme;
  friend class MailStyles;
  explicit StyleSheet(std::string css);

  std::string css_;
  std::string csp_source_;
};

/// Value of a `style` attribute: a literal of this program, or a literal with a
/// theme's colours filled in. Holds nothing that an attribute would have to escape.
class InlineStyle {
 public:
  consteval InlineStyle(const char* text) : text_(text) {  // NOLINT(google-explicit-constructor)
    if (!IsAttributeText(text_)) throw "a style with quotes or markup in it";
  }
  constexpr std::string_view view() const { return text_; }

  static constexpr bool IsAttributeText(std::string_view text) {
    return text.find_first_of("&<>\"'") == std::string_view::npos;
  }

 private:
  friend class MailStyles;
  friend class ChromeStyle;
  explicit InlineStyle(std::string_view text) : text_(text) {}

  std::string_view text_;
};

}  // namespace pulse::render
