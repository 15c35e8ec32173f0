#include "tests/hostile/html_oracle.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>

namespace pulse::hostile {
namespace {

constexpr std::array<std::string_view, 38> kElements = {
    "html", "head",    "body",    "meta",    "title", "link",  "style",  "a",          "header", "footer",
    "main", "nav",     "div",     "p",       "h1",    "h2",    "h3",     "h4",         "h5",     "h6",
    "span", "section", "ol",      "ul",      "li",    "em",    "strong", "blockquote", "code",   "pre",
    "hr",   "br",      "article", "address", "table", "tbody", "tr",     "td"};
constexpr std::array<std::string_view, 22> kAttributes = {
    "class",           "id",          "lang",     "charset", "content", "name",
    "http-equiv",      "rel",         "role",     "width",   "align",   "cellpadding",
    "cellspacing",     "data-sector", "property", "start",   "href",    "style",
    "aria-labelledby", "aria-label",  "title",    "type"};

template <typename Names>
bool Holds(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// A link's as the URL standard reads it: without the controls and spaces that browsers drop.
bool LeadsSomewhereHarmless(std::string_view target) {
  std::string read;
  for (const char c : target) {
    if (static_cast<unsigned char>(c) > ' ')
      read += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  for (const std::string_view scheme : {"https://", "http://", "mailto:", "#"}) {
    if (read.compare(0, scheme.size(), scheme) == 0) return true;
  }
  return false;
}

bool IsHarmlessStyle(std::string_view style) {
  return style.find_first_of("\\@(<") == std::string_view::npos;
}

bool IsLinkedData(const GumboElement& element) {
  const GumboAttribute* type = gumbo_get_attribute(&element.attributes, "type");
  return element.attributes.length == 1 && type != nullptr &&
         std::string_view(type->value) == "application/ld+json";
}

class Oracle {
 public:
  // A list of what is left to read: no document can exhaust the stack.
  std::vector<std::string> Read(const GumboDocument& document) {
    std::vector<const GumboNode*> waiting;
    for (unsigned int i = 0; i < document.children.length; ++i) {
      waiting.push_back(static_cast<const GumboNode*>(document.children.data[i]));
    }
    while (!waiting.empty()) {
      const GumboNode* node = waiting.back();
      waiting.pop_back();
      if (node->type == GUMBO_NODE_COMMENT) found_.push_back("a comment");
      if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) continue;
      ReadElement(node->v.element);
      for (unsigned int i = 0; i < node->v.element.children.length; ++i) {
        waiting.push_back(static_cast<const GumboNode*>(node->v.element.children.data[i]));
      }
    }
    return std::move(found_);
  }

 private:
  void ReadElement(const GumboElement& element) {
    const std::string name =
        element.tag == GUMBO_TAG_UNKNOWN ? "unknown" : gumbo_normalized_tagname(element.tag);
    if (name == "script" && IsLinkedData(element)) return;
    if (!Holds(kElements, name)) found_.push_back("element " + name);
    for (unsigned int i = 0; i < element.attributes.length; ++i) {
      ReadAttribute(*static_cast<const GumboAttribute*>(element.attributes.data[i]), name);
    }
  }

  void ReadAttribute(const GumboAttribute& attribute, const std::string& element) {
    const std::string name = attribute.name;
    if (!Holds(kAttributes, name)) found_.push_back("attribute " + name + " of " + element);
    if (name == "href" && !LeadsSomewhereHarmless(attribute.value)) {
      found_.push_back("target " + std::string(attribute.value));
    }
    if (name == "style" && !IsHarmlessStyle(attribute.value)) {
      found_.push_back("style " + std::string(attribute.value));
    }
  }

  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> FindActive(std::string_view html) {
  const auto destroy = [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()), destroy);
  return Oracle().Read(output->document->v.document);
}

}  // namespace pulse::hostile
