#include "services/render/templates/template_attributes.h"

#include <string>
#include <string_view>
#include <utility>

#include "text/printable.h"

namespace pulse::render {
namespace {

constexpr std::size_t kQuotedBytes = 60;  // of a value, in a message

class AttributeReader {
 public:
  AttributeReader(TemplatePart part, PlaceholderCount* placeholders, TemplateElement* element)
      : part_(part), placeholders_(*placeholders), element_(*element), tag_(element->rule->tag.view()) {}

  bool Read(const TemplateAttributeText& attribute) {
    if (tag_ == "a" && attribute.name == "href") return Target(attribute);
    const bool bare = element_.rule->holds == ElementHolds::kNothing;
    if (IsOfMail(part_) && !bare && attribute.name == "style") {
      style_at_ = attribute.at;
      return Literally(attribute, &style_);
    }
    const AttributeRule* rule = bare ? nullptr : FindAttribute(part_, tag_, attribute.name);
    if (rule == nullptr) {
      return Refuse(attribute.at, "found the attribute " + std::string(attribute.name) + " on <" +
                                      std::string(tag_) +
                                      ">; permitted: " + (bare ? "none" : AttributesOf(part_, tag_)));
    }
    return rule->value == AttributeValue::kText ? Text(attribute, *rule) : Word(attribute, *rule);
  }

  // After the last of them.
  bool Finish(std::size_t at, const Palette& light) {
    if (tag_ == "a" && std::holds_alternative<std::monostate>(element_.target)) {
      return Refuse(at, "found <a> without href=\"\"");
    }
    if (!IsOfMail(part_)) return true;
    auto problem = ReadChromeStyle(part_, tag_, style_, light, &element_.style);
    return !problem || Refuse(style_at_, *std::move(problem));
  }

  const TemplateProblem& problem() const { return problem_; }

 private:
  bool Refuse(std::size_t at, std::string what) {
    problem_ = {at, std::move(what)};
    return false;
  }

  // Of an attribute whose value holds no placeholder.
  bool Literally(const TemplateAttributeText& attribute, std::string* value) {
    for (const TemplatePiece& piece : attribute.value) {
      if (piece.is_placeholder) {
        return Refuse(piece.at, "found {{" + piece.text + "}} in " + std::string(attribute.name) +
                                    "; permitted in attributes: text in aria-label and title, an address "
                                    "alone in href");
      }
      *value += piece.text;
    }
    return true;
  }

  bool Target(const TemplateAttributeText& attribute) {
    if (attribute.value.size() == 1 && attribute.value.front().is_placeholder) {
      const TemplatePiece& piece = attribute.value.front();
      const PlaceholderRule* rule = placeholders_.Use(piece.at, piece.text, &problem_);
      if (rule == nullptr || !placeholders_.Show(piece.at, *rule, &problem_)) return false;
      element_.target = rule->placeholder;
      return rule->kind == PlaceholderKind::kAddress ||
             Refuse(piece.at, "found " + Shown(*rule) + " in href; " + PlaceOf(rule->kind));
    }
    std::string address;
    if (!Literally(attribute, &address)) return false;
    std::optional<SafeUrl> url = SafeUrl::Parse(address);
    if (!url) {
      return Refuse(attribute.at,
                    "found href=\"" + text::PrintableLine(address.substr(0, kQuotedBytes)) +
                        "\"; permitted: an https:, http: or mailto: address, or the placeholder "
                        "of one alone");
    }
    element_.target = *std::move(url);
    return true;
  }

  bool Word(const TemplateAttributeText& attribute, const AttributeRule& rule) {
    std::string value;
    if (!Literally(attribute, &value)) return false;
    if (!IsValueOf(rule, value)) {
      return Refuse(attribute.at, "found " + std::string(attribute.name) + "=\"" +
                                      text::PrintableLine(value.substr(0, kQuotedBytes)) +
                                      "\"; permitted: " + FormOf(rule.value));
    }
    element_.attributes.push_back({rule.name, {std::move(value)}});
    return true;
  }

  // The reader's address is in the text alone: the most that a mail grows when it is
  // addressed counts it once (mime/recipient_slots.h).
  bool Text(const TemplateAttributeText& attribute, const AttributeRule& rule) {
    TemplateAttribute read{rule.name, {}};
    for (const TemplatePiece& piece : attribute.value) {
      if (!piece.is_placeholder) {
        read.value.emplace_back(piece.text);
        continue;
      }
      const PlaceholderRule* used = placeholders_.Use(piece.at, piece.text, &problem_);
      if (used == nullptr) return false;
      if (used->kind != PlaceholderKind::kText || used->placeholder == Placeholder::kRecipient) {
        return Refuse(piece.at, "found " + Shown(*used) + " in " + std::string(attribute.name) + "; " +
                                    PlaceOf(used->kind));
      }
      read.value.emplace_back(used->placeholder);
    }
    element_.attributes.push_back(std::move(read));
    return true;
  }

  const TemplatePart part_;
  PlaceholderCount& placeholders_;
  TemplateElement& element_;
  const std::string_view tag_;
  std::string style_;
  std::size_t style_at_ = 0;
  TemplateProblem problem_{};
};

}  // namespace

std::optional<TemplateProblem> ReadTemplateAttributes(TemplatePart part, std::size_t at,
                                                      const std::vector<TemplateAttributeText>& attributes,
                                                      const Palette& light, PlaceholderCount* placeholders,
                                                      TemplateElement* element) {
  AttributeReader reader(part, placeholders, element);
  for (const TemplateAttributeText& attribute : attributes) {
    if (!reader.Read(attribute)) return reader.problem();
  }
  if (!reader.Finish(at, light)) return reader.problem();
  return std::nullopt;
}

}  // namespace pulse::render
