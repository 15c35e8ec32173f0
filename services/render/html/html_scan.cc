#include "services/render/html/html_scan.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <utility>

namespace pulse::render {
namespace {

std::string Unescaped(std::string text) {
  constexpr std::array<std::pair<std::string_view, char>, 3> kEntities = {
      {{"&quot;", '"'}, {"&#39;", '\''}, {"&amp;", '&'}}};
  for (const auto& [entity, character] : kEntities) {
    for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at) {
      text.replace(at, entity.size(), 1, character);
    }
  }
  return text;
}

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '/'; }

ScannedTag ScanTag(std::string_view inside) {
  ScannedTag tag;
  std::size_t at = 1;  // a closing tag's slash belongs to its name
  while (at < inside.size() && !IsSpace(inside[at])) ++at;
  tag.name = std::string(inside.substr(0, at));
  while (at < inside.size()) {
    while (at < inside.size() && IsSpace(inside[at])) ++at;
    const std::size_t begin = at;
    while (at < inside.size() && !IsSpace(inside[at]) && inside[at] != '=') ++at;
    if (begin == at) break;
    std::string& value = tag.attributes[std::string(inside.substr(begin, at - begin))];
    if (at + 1 < inside.size() && inside[at] == '=' && inside[at + 1] == '"') {
      const std::size_t end = std::min(inside.find('"', at + 2), inside.size());
      value = Unescaped(std::string(inside.substr(at + 2, end - at - 2)));
      at = std::min(end + 1, inside.size());
    } else if (at < inside.size() && inside[at] == '=') {
      value = "unquoted";
      ++at;
    }
  }
  return tag;
}

bool IsLinkedData(const ScannedTag& tag) {
  const auto type = tag.attributes.find("type");
  return tag.name == "script" && tag.attributes.size() == 1 && type != tag.attributes.end() &&
         type->second == "application/ld+json";
}

bool IsHarmlessTarget(const std::string& target) {
  const auto starts = [&](std::string_view prefix) { return target.substr(0, prefix.size()) == prefix; };
  if (starts("https://") || starts("http://")) {
    const std::size_t host = target.find("//") + 2;
    return target.substr(host, target.find_first_of("/?#", host) - host).find('@') == std::string::npos;
  }
  return starts("mailto:") || starts("#");
}

}  // namespace

std::vector<ScannedTag> ScanTags(std::string_view html) {
  std::vector<ScannedTag> tags;
  for (std::size_t at = 0; (at = html.find('<', at)) != std::string_view::npos;) {
    const std::size_t end = std::min(html.find('>', at), html.size());
    tags.push_back(ScanTag(html.substr(at + 1, end - at - 1)));
    at = end;
    if (tags.back().name == "style") at = std::min(html.find("</style", at), html.size());
    // Data of ours; FindActiveContent reports every other script.
    if (IsLinkedData(tags.back())) at = std::min(html.find('<', end), html.size());
  }
  return tags;
}

std::vector<std::string> FindActiveContent(std::string_view html) {
  static constexpr std::array<std::string_view, 42> kTags = {
      "!DOCTYPE", "html", "head",    "meta",   "title",   "link",  "style", "body",       "a",    "header",
      "footer",   "main", "nav",     "div",    "p",       "h1",    "h2",    "h3",         "h4",   "h5",
      "h6",       "span", "section", "ol",     "ul",      "li",    "em",    "blockquote", "code", "pre",
      "hr",       "br",   "article", "strong", "address", "table", "tr",    "td"};
  static constexpr std::array<std::string_view, 20> kAttributes = {
      "class", "id",         "lang",        "charset",     "content",
      "name",  "http-equiv", "rel",         "aria-label",  "aria-labelledby",
      "start", "html",       "data-sector", "property",    "href",
      "role",  "width",      "align",       "cellpadding", "cellspacing"};
  const auto knows = [](const auto& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  std::vector<std::string> found;
  bool in_data = false;  // between our data and its end
  for (const ScannedTag& tag : ScanTags(html)) {
    if (std::exchange(in_data, false) && tag.name == "/script") continue;
    in_data = IsLinkedData(tag);
    if (in_data) continue;
    const std::string_view name = std::string_view(tag.name).substr(tag.name.substr(0, 1) == "/" ? 1 : 0);
    if (name.empty() || !knows(kTags, name)) found.push_back("element " + tag.name);
    for (const auto& [attribute, value] : tag.attributes) {
      if (!knows(kAttributes, attribute)) found.push_back("attribute " + attribute);
      if (attribute == "href" && !IsHarmlessTarget(value)) found.push_back("target " + value);
    }
  }
  return found;
}

std::vector<int> HeadingLevels(std::string_view html) {
  std::vector<int> levels;
  for (const ScannedTag& tag : ScanTags(html)) {
    if (tag.name.size() == 2 && tag.name[0] == 'h' && tag.name[1] >= '1' && tag.name[1] <= '6') {
      levels.push_back(tag.name[1] - '0');
    }
  }
  return levels;
}

}  // namespace pulse::render
