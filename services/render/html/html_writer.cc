#include "services/render/html/html_writer.h"

#include <utility>

#include "text/byte_scan.h"

namespace pulse::render {
namespace {

std::string_view EscapeOf(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "&#39;";
  }
}

text::Answers16 NeedsEscape(text::Bytes16 bytes) {
  using text::Is;
  return Is(bytes, '&') | Is(bytes, '<') | Is(bytes, '>') | Is(bytes, '"') | Is(bytes, '\'');
}

}  // namespace

void HtmlWriter::Open(Literal tag, Attributes attributes) {
  Start(tag.view());
  WriteStyleOf(tag.view());
  Write(attributes);
  out_ += '>';
  open_.push_back(tag.view());
}

void HtmlWriter::OpenStyled(Literal tag, InlineStyle style, Attributes attributes) {
  Start(tag.view());
  WriteStyle(style);
  Write(attributes);
  out_ += '>';
  open_.push_back(tag.view());
}

void HtmlWriter::OpenLink(const SafeUrl& url, Attributes attributes) {
  Start("a");
  out_ += " href=\"";
  Escape(url.str());
  out_ += '"';
  WriteStyleOf("a");
  Write(attributes);
  out_ += '>';
  open_.emplace_back("a");
}

void HtmlWriter::OpenJump(const Anchor& anchor, Attributes attributes) {
  Start("a");
  out_ += " href=\"#";
  Escape(scope_);
  Escape(anchor.str());
  out_ += '"';
  Write(attributes);
  out_ += '>';
  open_.emplace_back("a");
}

void HtmlWriter::OpenChecked(Literal tag, const SafeUrl* url, InlineStyle style,
                             std::span<const Attribute> attributes) {
  Start(tag.view());
  if (url != nullptr) {
    out_ += " href=\"";
    Escape(url->str());
    out_ += '"';
  }
  if (!style.view().empty()) WriteStyle(style);
  Write(attributes);
  out_ += '>';
  open_.push_back(tag.view());
}

void HtmlWriter::Close() {
  out_ += "</";
  out_ += open_.back();
  out_ += '>';
  open_.pop_back();
}

void HtmlWriter::Void(Literal tag, Attributes attributes) {
  Start(tag.view());
  WriteStyleOf(tag.view());
  Write(attributes);
  out_ += '>';
}

void HtmlWriter::Relation(Literal relation, const SafeUrl& url) {
  Start("link");
  out_ += " rel=\"";
  Escape(relation.view());
  out_ += "\" href=\"";
  Escape(url.str());
  out_ += "\">";
}

void HtmlWriter::Style(const StyleSheet& sheet) { out_ += "<style>" + sheet.css() + "</style>"; }

void HtmlWriter::LinkedData(const JsonData& data) {
  out_ += "<script type=\"application/ld+json\">" + data.text() + "</script>";
}

void HtmlWriter::Element(Literal tag, Attributes attributes, std::string_view text) {
  Open(tag, attributes);
  Text(text);
  Close();
}

void HtmlWriter::Text(std::string_view text) { Escape(text); }

void HtmlWriter::Raw(Literal markup) { out_ += markup.view(); }

std::string HtmlWriter::Finish() {
  while (!open_.empty()) Close();
  return std::move(out_);
}

void HtmlWriter::Start(std::string_view tag) {
  out_ += '<';
  out_ += tag;
}

void HtmlWriter::Write(std::span<const Attribute> attributes) {
  for (const Attribute& attribute : attributes) {
    out_ += ' ';
    out_ += attribute.name.view();
    out_ += "=\"";
    if (attribute.name.scoped()) Escape(scope_);
    Escape(attribute.value);
    out_ += '"';
  }
}

void HtmlWriter::WriteStyleOf(std::string_view tag) {
  for (const ElementStyle& style : styles_) {
    if (style.tag.view() != tag) continue;
    return WriteStyle(style.style);
  }
}

void HtmlWriter::WriteStyle(InlineStyle style) {
  out_ += " style=\"";
  out_ += style.view();
  out_ += '"';
}

// One escape for text and for double-quoted attributes: the union of what each
// needs, so a value is safe wherever it lands.
void HtmlWriter::Escape(std::string_view text) {
  while (true) {
    const std::size_t run = text::FindWhere(text, NeedsEscape);
    out_ += text.substr(0, run);
    if (run == text.size()) return;
    out_ += EscapeOf(text[run]);
    text.remove_prefix(run + 1);
  }
}

}  // namespace pulse::render
