// The one place where text becomes CommonMark: one line of inlines.
//
// As HtmlWriter: markup is a literal of this program, a target a SafeUrl, and
// all else is escaped, only where CommonMark would otherwise read it as markup,
// so that text goes out as it came in.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/render/document/safe_url.h"
#include "services/render/html/html_writer.h"

namespace pulse::render {

class MarkdownText {
 public:
  /// In a heading a `#` after a space would close it.
  enum class Place { kParagraph, kHeading };

  explicit MarkdownText(Place place = Place::kParagraph) : place_(place) {}

  /// `text` is a printable run (text/printable.h): no line feeds.
  void Text(std::string_view text);
  void Code(std::string_view code);
  void Raw(Literal markup);

  void OpenLink();
  /// Without a `url`, a dead link: `(#)`, as documents print it.
  void CloseLink(const std::optional<SafeUrl>& url);

  /// The line so far, without spaces at its ends; the next starts empty.
  std::string TakeLine();

 private:
  bool NeedsEscape(std::string_view text, std::size_t at) const;
  bool StartsBlock(std::string_view text, std::size_t at) const;

  Place place_;
  std::string line_;
};

}  // namespace pulse::render
