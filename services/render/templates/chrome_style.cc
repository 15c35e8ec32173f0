#include "services/render/templates/chrome_style.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "text/printable.h"

namespace pulse::render {
namespace {

enum class Value { kLength, kLengths, kFontSize, kLineHeight, kSpacing, kColour, kBorder, kWord };

struct Property {
  std::string_view name;
  Value value;
  std::string_view words;  // of kWord, a bar between
  std::string_view form;   // for messages
};

constexpr std::size_t kQuotedBytes = 60;  // of a declaration, in a message

constexpr std::string_view kLengthForm = "0px to 80px";
constexpr std::string_view kBorderForm = "as `2px solid $accent`, 1px to 8px";

// Sizes have a least and colours are the theme's: what stands in a footer is
// there to be read.
constexpr std::array<Property, 25> kProperties = {{
    {"border-bottom", Value::kBorder, "", kBorderForm},
    {"border-collapse", Value::kWord, "collapse|separate", ""},
    {"border-left", Value::kBorder, "", kBorderForm},
    {"border-right", Value::kBorder, "", kBorderForm},
    {"border-top", Value::kBorder, "", kBorderForm},
    {"color", Value::kColour, "", ""},
    {"font-family", Value::kWord, "Arial,sans-serif|Georgia,serif", ""},
    {"font-size", Value::kFontSize, "", "11px to 60px"},
    {"font-style", Value::kWord, "italic|normal", ""},
    {"font-weight", Value::kWord, "bold|normal", ""},
    {"letter-spacing", Value::kSpacing, "", "0px to 8px"},
    {"line-height", Value::kLineHeight, "", "1 to 3, without a unit"},
    {"margin", Value::kLengths, "", "one to four of 0px to 80px"},
    {"margin-bottom", Value::kLength, "", kLengthForm},
    {"margin-left", Value::kLength, "", kLengthForm},
    {"margin-right", Value::kLength, "", kLengthForm},
    {"margin-top", Value::kLength, "", kLengthForm},
    {"padding", Value::kLengths, "", "one to four of 0px to 80px"},
    {"padding-bottom", Value::kLength, "", kLengthForm},
    {"padding-left", Value::kLength, "", kLengthForm},
    {"padding-right", Value::kLength, "", kLengthForm},
    {"padding-top", Value::kLength, "", kLengthForm},
    {"text-align", Value::kWord, "left|center|right", ""},
    {"text-transform", Value::kWord, "none|uppercase|lowercase|capitalize", ""},
    {"vertical-align", Value::kWord, "top|middle|bottom", ""},
}};

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

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \n";
  const std::size_t begin = std::min(text.find_first_not_of(kSpace), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(kSpace) + 1);
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    if (const std::string_view part = Trimmed(text.substr(at, end - at)); !part.empty())
      parts.push_back(part);
    at = end + 1;
  }
  return parts;
}

// `12px`, digits alone before the unit.
bool IsPixels(std::string_view text, int least, int most) {
  if (text.size() < 3 || text.substr(text.size() - 2) != "px") return false;
  int pixels = -1;
  const char* const end = text.data() + text.size() - 2;
  const auto [read, error] = std::from_chars(text.data(), end, pixels);
  return error == std::errc() && read == end && text.front() != '-' && pixels >= least && pixels <= most;
}

// `1`, `1.5`, `1.55`: from 1 to 3.
bool IsLineHeight(std::string_view text) {
  if (text.size() == 1) return text >= "1" && text <= "3";
  return text.size() >= 3 && text.size() <= 4 && (text[0] == '1' || text[0] == '2') && text[1] == '.' &&
         text.find_first_not_of("0123456789", 2) == std::string_view::npos;
}

bool AreLengths(std::string_view text) {
  const std::vector<std::string_view> lengths = Split(text, ' ');
  return !lengths.empty() && lengths.size() <= 4 &&
         std::all_of(lengths.begin(), lengths.end(),
                     [](std::string_view length) { return IsPixels(length, 0, 80); });
}

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
    for (const std::string_view declaration : Split(text, ';')) {
      const std::size_t colon = std::min(declaration.find(':'), declaration.size());
      const std::string_view name = Trimmed(declaration.substr(0, colon));
      const std::string_view value = Trimmed(declaration.substr(std::min(colon + 1, declaration.size())));
      const auto* const property = std::find_if(kProperties.begin(), kProperties.end(),
                                                [&](const Property& known) { return known.name == name; });
      const std::string found =
          "found `" + text::PrintableRun(declaration.substr(0, kQuotedBytes)) + "` in a style; ";
      if (property == kProperties.end()) return found + Names();
      const std::optional<std::string> written = Written(*property, value);
      if (!written) return found + "permitted: " + Form(*property);
      style_.text_ += std::string(name) + ":" + *written + ";";
    }
    return std::nullopt;
  }

 private:
  static std::string Names() {
    std::string names = "permitted: ";
    for (const Property& property : kProperties) names += std::string(property.name) + ", ";
    names.resize(names.size() - 2);
    return names;
  }

  std::string Form(const Property& property) const {
    if (property.value == Value::kColour) return Listed(ground_.colours);
    if (property.value == Value::kBorder)
      return std::string(property.form) + ", in " + Listed(ground_.borders);
    if (property.value != Value::kWord) return std::string(property.form);
    std::string words(property.words);
    for (std::size_t at = 0; (at = words.find('|', at)) != std::string::npos;) words.replace(at, 1, ", ");
    return words;
  }

  // As it goes into the mail; nothing when it may not.
  std::optional<std::string> Written(const Property& property, std::string_view value) {
    const auto kept = [&](bool permitted) {
      return permitted ? std::optional<std::string>(value) : std::nullopt;
    };
    switch (property.value) {
      case Value::kLength:
        return kept(IsPixels(value, 0, 80));
      case Value::kLengths:
        return kept(AreLengths(value));
      case Value::kFontSize:
        return kept(IsPixels(value, 11, 60));
      case Value::kLineHeight:
        return kept(IsLineHeight(value));
      case Value::kSpacing:
        return kept(IsPixels(value, 0, 8));
      case Value::kWord: {
        const std::vector<std::string_view> words = Split(property.words, '|');
        return kept(std::find(words.begin(), words.end(), value) != words.end());
      }
      case Value::kColour:
        return Coloured(value, ground_.colours, &style_.colour_);
      case Value::kBorder:
        return Border(value);
    }
    return std::nullopt;
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
    const std::vector<std::string_view> words = Split(value, ' ');
    if (words.size() != 3 || !IsPixels(words[0], 1, 8) || words[1] != "solid") return std::nullopt;
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
