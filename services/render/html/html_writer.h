// The one place where text becomes HTML. Markup can only be a literal of this
// program, a link only a SafeUrl or an Anchor, and everything else is escaped:
// what an issue says cannot come out as markup, whoever calls.
//
//   HtmlWriter html;
//   html.Open("p", {{"class", "byline"}});
//   html.Text(item.byline());
//   html.Close();

#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/render/document/anchor.h"
#include "services/render/document/safe_url.h"
#include "services/render/html/json_data.h"
#include "services/render/style/style_sheet.h"

namespace pulse::render {

/// Markup known when the program is compiled; nothing else converts to it.
class Literal {
 public:
  consteval Literal(const char* text) : text_(text) {}  // NOLINT(google-explicit-constructor)
  constexpr std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

/// Name of an attribute whose value is only text. Those that a browser follows,
/// runs or styles with do not compile here.
class TextAttributeName {
 public:
  consteval TextAttributeName(const char* text) : text_(text) {  // NOLINT(google-explicit-constructor)
    const bool handler = text_.substr(0, 2) == "on";
    const bool followed = text_ == "href" || text_ == "src" || text_ == "srcset" || text_ == "action" ||
                          text_ == "formaction" || text_ == "style" || text_ == "srcdoc";
    if (handler || followed) throw "use OpenLink, OpenJump or a class";
  }
  constexpr std::string_view view() const { return text_; }

  /// Its value names an element or a class of the page.
  constexpr bool scoped() const { return text_ == "id" || text_ == "class" || text_ == "aria-labelledby"; }

 private:
  std::string_view text_;
};

/// What every element of one tag carries in its `style`, where a style sheet
/// would not be honoured: in mail.
struct ElementStyle {
  Literal tag;
  InlineStyle style;
};

class HtmlWriter {
 public:
  HtmlWriter() = default;

  /// Puts `scope` before every class and id, and before what points at one, so
  /// that the markup can stand in somebody else's page.
  explicit HtmlWriter(std::string_view scope) : scope_(scope) {}

  /// `styles` must outlive the writer.
  explicit HtmlWriter(std::span<const ElementStyle> styles) : styles_(styles) {}

  struct Attribute {
    TextAttributeName name;
    std::string_view value;  // escaped when written
  };
  using Attributes = std::initializer_list<Attribute>;

  /// Starts an element; `Close` ends the one opened last.
  void Open(Literal tag, Attributes attributes = {});
  /// As Open, with a style of its own instead of the tag's.
  void OpenStyled(Literal tag, InlineStyle style, Attributes attributes = {});
  /// An `<a>` to another page.
  void OpenLink(const SafeUrl& url, Attributes attributes = {});
  /// An `<a>` to a place of this page.
  void OpenJump(const Anchor& anchor, Attributes attributes = {});
  /// An element of a theme's template. `style`, when not empty, instead of the
  /// tag's; `url` of an `<a>`, else null.
  void OpenChecked(Literal tag, const SafeUrl* url, InlineStyle style, std::span<const Attribute> attributes);
  void Close();

  /// An element without content: `<br>`, `<meta …>`.
  void Void(Literal tag, Attributes attributes = {});

  /// `<link rel=… href=…>`.
  void Relation(Literal relation, const SafeUrl& url);

  /// A `<style>`.
  void Style(const StyleSheet& sheet);

  /// A `<script type="application/ld+json">`: data, which no browser runs.
  void LinkedData(const JsonData& data);

  /// Open, Text, Close.
  void Element(Literal tag, Attributes attributes, std::string_view text);

  void Text(std::string_view text);

  /// Bytes of this program put out as they are: the doctype, the style sheet, a
  /// line feed between blocks.
  void Raw(Literal markup);

  /// Bytes written so far.
  std::size_t size() const { return out_.size(); }

  /// Closes what is open and gives the document away.
  std::string Finish();

 private:
  void Start(std::string_view tag);
  void Write(std::span<const Attribute> attributes);
  void Write(Attributes attributes) { Write(std::span(attributes.begin(), attributes.size())); }
  void WriteStyleOf(std::string_view tag);
  void WriteStyle(InlineStyle style);
  void Escape(std::string_view text);

  std::string out_;
  std::string scope_;
  std::span<const ElementStyle> styles_;
  std::vector<std::string_view> open_;
};

}  // namespace pulse::render
