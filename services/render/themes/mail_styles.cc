#include "services/render/themes/mail_styles.h"

#include <algorithm>

namespace pulse::render {
namespace {

// `$ink` stands for the colour of that name.
struct ElementTemplate {
  Literal tag;
  std::string_view style;
};

constexpr std::array<ElementTemplate, 16> kElements = {{
    {"p", "margin:0 0 14px;"},
    {"h1", "margin:0;font:bold 32px/1.15 Georgia,serif;color:$masthead-ink;"},
    {"h2", "margin:0 0 16px;font:bold 24px/1.25 Georgia,serif;color:$link;"},
    {"h3", "margin:22px 0 6px;font:bold 18px/1.35 Georgia,serif;color:$ink;"},
    {"h4", "margin:22px 0 6px;font:bold 18px/1.35 Georgia,serif;color:$ink;"},
    {"h5", "margin:16px 0 6px;font:bold 16px/1.35 Arial,sans-serif;color:$ink;"},
    {"h6", "margin:16px 0 6px;font:bold 16px/1.35 Arial,sans-serif;color:$ink;"},
    {"ul", "margin:0 0 14px;padding:0 0 0 24px;"},
    {"ol", "margin:0 0 14px;padding:0 0 0 24px;"},
    {"li", "margin:0 0 6px;"},
    {"a", "color:$link;text-decoration:underline;"},
    {"blockquote", "margin:0 0 14px;padding:0 0 0 14px;border-left:3px solid $accent;"},
    {"pre", "margin:0 0 14px;white-space:pre-wrap;"},
    {"code", "font-family:Consolas,monospace;font-size:14px;"},
    {"hr", "border:0;border-top:1px solid $rule;"},
    {"table", "border-collapse:collapse;"},
}};

// In MailPart's order.
constexpr std::array<std::string_view, static_cast<std::size_t>(MailPart::kCount)> kParts = {
    "margin:0;padding:0;background:$panel;",
    "display:none;max-height:0;overflow:hidden;",
    "border-collapse:collapse;width:100%;max-width:600px;text-align:left;",
    "padding:32px 28px 28px;background:$masthead;color:$masthead-ink;font:16px/1.5 Arial,sans-serif;"
    "border-bottom:4px solid $accent;",
    "padding:28px 28px 12px;background:$paper;color:$ink;font:16px/1.55 Arial,sans-serif;"
    "word-break:break-word;",
    "padding:26px 28px 32px;background:$panel;color:$muted;font:14px/1.55 Arial,sans-serif;"
    "word-break:break-word;",
    "margin:0 0 8px;font:bold 12px/1.4 Arial,sans-serif;letter-spacing:2px;text-transform:uppercase;"
    "color:$masthead-muted;",
    "margin:8px 0 0;font-size:18px;color:$masthead-muted;",
    "margin:0 0 8px;font-size:14px;color:$muted;",
    "margin:26px 0 10px;font:bold 13px/1.4 Arial,sans-serif;letter-spacing:1px;text-transform:uppercase;"
    "color:$muted;",
};

constexpr std::string_view kSectionHeading =
    "margin:0 0 16px;padding:14px 0 0;border-top:4px solid $sector;font:bold 24px/1.25 Georgia,serif;"
    "color:$sector;";

// Colours, which fill them, are `#` and digits.
static_assert(InlineStyle::IsAttributeText(kSectionHeading));
static_assert(std::all_of(kParts.begin(), kParts.end(), InlineStyle::IsAttributeText));
static_assert(std::all_of(kElements.begin(), kElements.end(), [](const ElementTemplate& element) {
  return InlineStyle::IsAttributeText(element.style);
}));

constexpr std::string_view kNarrow =
    "li ul,li ol{margin:6px 0 0 !important}"
    "@media (max-width:480px){.mast,.paper,.foot{padding-left:20px !important;padding-right:20px "
    "!important}}";

constexpr std::string_view kDark =
    "body{background:$panel !important;color:$ink !important}"
    ".paper{background:$paper !important;color:$ink !important}"
    ".foot{background:$panel !important;color:$muted !important}"
    ".mast{background:$masthead !important;color:$masthead-ink !important;border-color:$accent !important}"
    ".mast h1,.mast a{color:$masthead-ink !important}.mast p{color:$masthead-muted !important}"
    ".paper h2,.paper a,.foot a{color:$link !important}"
    ".paper h2{border-color:$link !important}"
    "h3,h4,h5,h6{color:$ink !important}"
    ".paper .byline,.paper .group{color:$muted !important}"
    "blockquote{border-color:$accent !important}hr{border-color:$rule !important}";
constexpr std::string_view kDarkSector = "{color:$sector !important;border-color:$sector !important}";

std::string Filled(std::string_view style, const Palette& palette, Colour sector) {
  std::string filled;
  for (std::size_t at = 0; at < style.size();) {
    if (style[at] != '$') {
      filled += style[at++];
      continue;
    }
    const std::size_t end = style.find_first_of("; ", at);
    const std::string_view name = style.substr(at + 1, std::min(end, style.find('}', at)) - at - 1);
    if (name == "sector") filled += sector.Text();
    for (std::size_t i = 0; i < kTokenNames.size(); ++i) {
      if (kTokenNames.at(i) == name) filled += palette.colours.at(i).Text();
    }
    at += 1 + name.size();
  }
  return filled;
}

std::string ClassOf(const std::string& sector) { return "sector-" + sector; }

std::string DarkRules(const Palette& dark, std::string_view dark_chrome) {
  std::string rules = Filled(kDark, dark, dark.of(Token::kLink));
  for (const auto& [sector, colour] : dark.sectors) {
    rules += ".paper ." + ClassOf(sector) + Filled(kDarkSector, dark, colour);
  }
  return "@media (prefers-color-scheme:dark){" + rules + std::string(dark_chrome) + "}";
}

}  // namespace

MailStyles::MailStyles(const Palette& light, const Palette& dark, std::string_view dark_chrome)
    : section_heading_(Filled(kSectionHeading, light, light.of(Token::kLink))),
      sheet_(std::string(kNarrow) + DarkRules(dark, dark_chrome)) {
  const Colour link = light.of(Token::kLink);
  element_texts_.reserve(kElements.size());  // what points into it must not move
  for (const ElementTemplate& element : kElements) {
    element_texts_.push_back(Filled(element.style, light, link));
    elements_.push_back({element.tag, InlineStyle(element_texts_.back())});
  }
  for (std::size_t i = 0; i < kParts.size(); ++i) parts_.at(i) = Filled(kParts.at(i), light, link);
  for (const auto& [sector, colour] : light.sectors) {
    sectors_["sectors/" + sector].heading = Filled(kSectionHeading, light, colour);
  }
  for (const auto& [sector, colour] : dark.sectors) {
    sectors_["sectors/" + sector].class_name = ClassOf(sector);
  }
}

InlineStyle MailStyles::SectionHeading(std::string_view sector) const {
  const auto found = sectors_.find(sector);
  const bool own = found != sectors_.end() && !found->second.heading.empty();
  return InlineStyle(own ? found->second.heading : section_heading_);
}

std::string_view MailStyles::SectionClass(std::string_view sector) const {
  const auto found = sectors_.find(sector);
  return found == sectors_.end() ? std::string_view() : found->second.class_name;
}

std::string MailStyles::Text() const {
  std::string text = section_heading_ + sheet_.css();
  for (const std::string& style : element_texts_) text += style;
  for (const std::string& style : parts_) text += style;
  for (const auto& [sector, look] : sectors_) text += sector + look.heading + look.class_name;
  return text;
}

}  // namespace pulse::render
