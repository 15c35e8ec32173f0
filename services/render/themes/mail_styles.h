// The inline styles of a mail, in a theme's colours. Mail programs honour no
// style sheet reliably, so every element carries its own.

#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/render/html/html_writer.h"
#include "services/render/style/palette.h"
#include "services/render/style/style_sheet.h"

namespace pulse::render {

enum class MailPart : std::size_t {
  kBody,
  kPreheader,
  kColumn,    // the table of 600 pixels
  kMasthead,  // a cell, as are the next two
  kPaper,
  kFoot,
  kStrap,  // a paragraph, as are the next three
  kEdition,
  kByline,
  kGroup,  // a heading
  kCount
};

/// Neither copied nor moved: what it hands out points into it.
class MailStyles {
 public:
  /// `dark_chrome`: rules for what a theme's templates bring (templates/chrome_style.h).
  MailStyles(const Palette& light, const Palette& dark, std::string_view dark_chrome = {});
  MailStyles(const MailStyles&) = delete;
  MailStyles& operator=(const MailStyles&) = delete;

  /// What every element of a tag carries.
  std::span<const ElementStyle> elements() const { return elements_; }

  InlineStyle of(MailPart part) const { return InlineStyle(parts_.at(static_cast<std::size_t>(part))); }

  /// Heading of a section; `sector` is `sectors/{id}` or empty.
  InlineStyle SectionHeading(std::string_view sector) const;
  /// Its class, by which the sheet gives it the sector's dark colour; empty when it
  /// has none.
  std::string_view SectionClass(std::string_view sector) const;

  /// Narrow screens and dark mode, for programs that keep a style sheet; in others
  /// what is inline reads as well, and some recolour it on their own.
  const StyleSheet& sheet() const { return sheet_; }

  /// All of the above, to be compared.
  std::string Text() const;

 private:
  std::vector<std::string> element_texts_;
  std::vector<ElementStyle> elements_;
  std::array<std::string, static_cast<std::size_t>(MailPart::kCount)> parts_;
  struct Sector {
    std::string heading;  // an inline style; empty: section_heading_
    std::string class_name;
  };
  std::map<std::string, Sector, std::less<>> sectors_;
  std::string section_heading_;
  StyleSheet sheet_;
};

}  // namespace pulse::render
