#include "services/render/templates/chrome_style.h"

#include <algorithm>
#include <array>
#include <vector>

#include "services/render/templates/chrome_properties.h"
#include "text/printable.h"

namespace pulse::render {
namespace {

constexpr std::size_t kQuotedBytes = 60;  // of a declaration, in a message

struct TagStyle {
  std::string_view tag;
  std::string_view masthead;
  std::string_view footer;
};

// Programs let a table inherit no type, so its cells have their own.
constexpr std::array<TagStyle, 5> kTagStyles = {{
    {"h1",
     "margin:0px;font-family:Georgia,serif;font-size:32px;font-weight:bold;line-height:1.15;"
     "color:$masthead-ink",
     ""},
    {"p", "margin:0px 0px 8px;color:$masthead-muted", "margin:0px 0px 14px"},
    {"a", "color:$masthead-ink", "color:$link"},
    {"table", "border-collapse:collapse", "border-collapse:collapse"},
    {"td", "padding:0px;font-family:Arial,sans-serif;font-size:16px;line-height:1.5;color:$masthead-ink",
     "padding:0px;font-family:Arial,sans-serif;font-size:14px;line-height:1.55;color:$muted"},
}};

struct Ground {
  std::string_view class_name;  // of the cell that the part stands in
  std::array<std::string_view, 3> colours;
  std::array<std::string_view, 3> borders;
};

constexpr Ground kMasthead = {
    ".mast ", {"masthead-ink", "masthead-muted", ""}, {"accent", "masthead-muted", ""}};
constexpr Ground kFooter = {".foot ", {"ink", "muted", "link"}, {"accent", "muted", "rule"}};

std::string_view TagStyleOf(TemplatePart part, std::string_view tag) {
  for (const TagStyle& style : kTagStyles) {
    if (style.tag == tag) return IsMasthead(part) ? style.masthead : style.footer;
  }
  return {};
}

std::optional<Colour> ColourOf(const Palette& palette, std::string_view token) {
  const auto* const found = std::find(kTokenNames.begin(), kTokenNames.end(), token);
  if (found == kTokenNames.end()) return std::nullopt;
  return palette.colours.at(static_cast<std::size_t>(found - kTokenNames.begin()));
}

std::string Listed(const std::array<std::string_view, 3>& tokens) {
  std::string list;
  for (const std::string_view token : tokens) {
    if (!token.empty()) list += (list.empty() ? "$" : ", $") + std::string(token);
  }
  return list;
}

}  // namespace

class ChromeStyleReader {
 public:
  ChromeStyleReader(TemplatePart part, const Palette& light, ChromeStyle* style)
      : ground_(IsMasthead(part) ? kMasthead : kFooter), light_(light), style_(*style) {}

  std::optional<std::string> Read(std::string_view text) {
    for (const std::string_view declaration : SplitStyle(text, ';')) {
      const std::size_t colon = std::min(declaration.find(':'), declaration.size());
      const std::string_view name = TrimStyle(declaration.substr(0, colon));
      const std::string_view value = TrimStyle(declaration.substr(std::min(colon + 1, declaration.size())));
      const StyleProperty* const property = FindStyleProperty(name);
      const std::string found =
          "found `" + text::PrintableRun(declaration.substr(0, kQuotedBytes)) + "` in a style; ";
      if (property == nullptr) return found + "permitted: " + StylePropertyNames();
      const std::optional<std::string> written = Written(*property, value);
      if (!written) return found + "permitted: " + Form(*property);
      style_.text_ += std::string(name) + ":" + *written + ";";
    }
    return std::nullopt;
  }

 private:
  std::string Form(const StyleProperty& property) const {
    if (property.value == StyleValue::kColour) return Listed(ground_.colours);
    if (property.value == StyleValue::kBorder)
      return std::string(property.form) + ", in " + Listed(ground_.borders);
    if (property.value != StyleValue::kWord) return std::string(property.form);
    std::string words(property.words);
    for (std::size_t at = 0; (at = words.find('|', at)) != std::string::npos;) words.replace(at, 1, ", ");
    return words;
  }

  // As it goes into the mail; nothing when it may not.
  std::optional<std::string> Written(const StyleProperty& property, std::string_view value) {
    if (property.value == StyleValue::kColour) return Coloured(value, ground_.colours, &style_.colour_);
    if (property.value == StyleValue::kBorder) return Border(value);
    return TakesValue(property, value) ? std::optional<std::string>(value) : std::nullopt;
  }

  std::optional<std::string> Coloured(std::string_view value,
                                      const std::array<std::string_view, 3>& permitted, std::string* token) {
    if (value.size() < 2 || value.front() != '$') return std::nullopt;
    value.remove_prefix(1);
    if (std::find(permitted.begin(), permitted.end(), value) == permitted.end()) return std::nullopt;
    *token = value;
    const std::optional<Colour> colour = ColourOf(light_, value);
    return colour ? std::optional(colour->Text()) : std::nullopt;
  }

  std::optional<std::string> Border(std::string_view value) {
    const std::vector<std::string_view> words = SplitStyle(value, ' ');
    if (words.size() != 3 || !IsBorderWidth(words[0]) || words[1] != "solid") return std::nullopt;
    const std::optional<std::string> colour = Coloured(words[2], ground_.borders, &style_.border_);
    if (!colour) return std::nullopt;
    return std::string(words[0]) + " solid " + *colour;
  }

  const Ground& ground_;
  const Palette& light_;
  ChromeStyle& style_;
};

std::string ChromeStyle::class_names() const {
  const std::string colour = colour_.empty() ? "" : "c-" + colour_;
  const std::string border = border_.empty() ? "" : "b-" + border_;
  return colour + (colour.empty() || border.empty() ? "" : " ") + border;
}

std::optional<std::string> ReadChromeStyle(TemplatePart part, std::string_view tag, std::string_view text,
                                           const Palette& light, ChromeStyle* style) {
  ChromeStyleReader reader(part, light, style);
  if (auto problem = reader.Read(TagStyleOf(part, tag))) return problem;
  return reader.Read(text);
}

std::string DarkChromeRules(const Palette& dark) {
  std::string rules;
  for (const Ground& ground : {kMasthead, kFooter}) {
    const auto add = [&](std::string_view token, std::string_view kind, std::string_view property) {
      const std::optional<Colour> colour = ColourOf(dark, token);
      if (!colour) return;
      rules += std::string(ground.class_name) + "." + std::string(kind) + std::string(token) + "{" +
               std::string(property) + ":" + colour->Text() + " !important}";
    };
    for (const std::string_view token : ground.colours) add(token, "c-", "color");
    for (const std::string_view token : ground.borders) add(token, "b-", "border-color");
  }
  return rules;
}

}  // namespace pulse::render
