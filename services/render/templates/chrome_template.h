// A theme's own masthead or footer: a tree of markup of this program, texts and
// placeholders. ReadChromeTemplate (template_reader.h) alone makes one.

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "services/render/document/safe_url.h"
#include "services/render/html/html_writer.h"
#include "services/render/templates/chrome_style.h"
#include "services/render/templates/chrome_values.h"
#include "services/render/templates/template_rules.h"

namespace pulse::render {

struct TemplateNode;

struct TemplateAttribute {
  TextAttributeName name;
  std::vector<std::variant<std::string, Placeholder>> value;
};

/// What is shown when a placeholder is not empty.
struct TemplateSection {
  Placeholder when;
  std::vector<TemplateNode> inside;
};

struct TemplateElement {
  const ElementRule* rule;
  std::variant<std::monostate, SafeUrl, Placeholder> target;  // of an `a`
  ChromeStyle style;                                          // of mails
  std::vector<TemplateAttribute> attributes;
  std::vector<TemplateNode> inside;
};

struct TemplateNode {
  explicit TemplateNode(std::string text) : is(std::move(text)) {}
  explicit TemplateNode(Placeholder placeholder) : is(placeholder) {}
  explicit TemplateNode(TemplateSection section) : is(std::move(section)) {}
  explicit TemplateNode(TemplateElement element) : is(std::move(element)) {}

  std::variant<std::string, Placeholder, TemplateSection, TemplateElement> is;
};

using ChromeTemplate = std::vector<TemplateNode>;

/// Every text and value goes through the writer, which escapes it. A link whose
/// placeholder is empty keeps its text.
void WriteChrome(HtmlWriter& html, const ChromeTemplate& chrome, const ChromeValues& values);

}  // namespace pulse::render
