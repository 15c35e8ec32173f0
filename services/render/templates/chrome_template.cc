#include "services/render/templates/chrome_template.h"

namespace pulse::render {
namespace {

class ChromeWriter {
 public:
  ChromeWriter(HtmlWriter& html, const ChromeValues& values) : html_(html), values_(values) {}

  void Write(const std::vector<TemplateNode>& nodes) {
    for (const TemplateNode& node : nodes) {
      std::visit([this](const auto& is) { Write(is); }, node.is);
    }
  }

 private:
  void Write(const std::string& text) { html_.Text(text); }
  void Write(Placeholder placeholder) { values_.Write(html_, placeholder); }
  void Write(const TemplateSection& section) {
    if (values_.Has(section.when)) Write(section.inside);
  }

  void Write(const TemplateElement& element) {
    const ElementRule& rule = *element.rule;
    if (rule.holds == ElementHolds::kNothing) return html_.Void(rule.tag);
    const SafeUrl* target = std::get_if<SafeUrl>(&element.target);
    if (const auto* placeholder = std::get_if<Placeholder>(&element.target)) {
      target = values_.Address(*placeholder);
      if (target == nullptr) return Write(element.inside);
    }
    Open(element, target);
    Write(element.inside);
    html_.Close();
  }

  void Open(const TemplateElement& element, const SafeUrl* target) {
    std::vector<std::string> texts;  // what the attributes point into
    texts.reserve(element.attributes.size());
    std::vector<HtmlWriter::Attribute> attributes;
    for (const TemplateAttribute& attribute : element.attributes) {
      texts.push_back(TextOf(attribute));
      attributes.push_back({attribute.name, texts.back()});
    }
    const std::string classes = element.style.class_names();
    if (!classes.empty()) attributes.push_back({"class", classes});
    if (element.rule->holds == ElementHolds::kRows) {
      attributes.insert(
          attributes.end(),
          {{"role", "presentation"}, {"width", "100%"}, {"cellpadding", "0"}, {"cellspacing", "0"}});
    }
    html_.OpenChecked(element.rule->tag, target, element.style.value(), attributes);
  }

  std::string TextOf(const TemplateAttribute& attribute) const {
    std::string text;
    for (const auto& piece : attribute.value) {
      const auto* placeholder = std::get_if<Placeholder>(&piece);
      text += placeholder == nullptr ? std::get<std::string>(piece) : values_.Text(*placeholder);
    }
    return text;
  }

  HtmlWriter& html_;
  const ChromeValues& values_;
};

}  // namespace

void WriteChrome(HtmlWriter& html, const ChromeTemplate& chrome, const ChromeValues& values) {
  ChromeWriter(html, values).Write(chrome);
}

}  // namespace pulse::render
