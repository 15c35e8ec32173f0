#include "services/ingest/convert/web/html_tags.h"

#include <algorithm>
#include <array>

#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), ToLower);
  return lower;
}

std::size_t SkipSpace(std::string_view html, std::size_t at) {
  while (at < html.size() && IsSpace(html[at])) ++at;
  return at;
}

// The end of the word at `at`.
std::size_t EndOfWord(std::string_view html, std::size_t at, std::string_view stops) {
  while (at < html.size() && !IsSpace(html[at]) && stops.find(html[at]) == std::string_view::npos) ++at;
  return at;
}

// Reads a value at `at`, behind its `=`. The page's end when its quote is not closed.
std::size_t ReadValue(std::string_view html, std::size_t at, HtmlAttribute* attribute) {
  at = SkipSpace(html, at);
  if (at >= html.size()) return at;
  const char quote = html[at];
  const bool quoted = quote == '"' || quote == '\'';
  attribute->begin = quoted ? at + 1 : at;
  attribute->end = quoted ? std::min(html.find(quote, at + 1), html.size()) : EndOfWord(html, at, ">");
  attribute->value = html.substr(attribute->begin, attribute->end - attribute->begin);
  return std::min(attribute->end + (quoted ? 1 : 0), html.size());
}

bool ReadAttributes(std::string_view html, std::size_t at, HtmlTag* tag) {
  for (;;) {
    while (at < html.size() && (IsSpace(html[at]) || html[at] == '/')) ++at;
    if (at >= html.size()) return false;
    if (html[at] == '>') {
      tag->end = at + 1;
      return true;
    }
    // A `=` that begins a name is part of it.
    const auto end = EndOfWord(html, at + 1, "/>=");
    HtmlAttribute attribute;
    attribute.name = Lower(html.substr(at, end - at));
    at = SkipSpace(html, end);
    if (at < html.size() && html[at] == '=') at = ReadValue(html, at + 1, &attribute);
    tag->attributes.push_back(std::move(attribute));
  }
}

bool EndAt(std::size_t at, std::size_t length, HtmlTag* tag) {
  if (at == std::string_view::npos) return false;
  tag->end = at + length;
  return true;
}

}  // namespace

const std::string_view* FindAttribute(const HtmlTag& tag, std::string_view name) {
  for (const auto& attribute : tag.attributes) {
    if (attribute.name == name) return &attribute.value;
  }
  return nullptr;
}

bool NextTag(std::string_view html, std::size_t from, HtmlTag* tag) {
  for (auto at = html.find('<', from); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const auto rest = html.substr(at + 1);
    const bool closing = rest.starts_with("/");
    tag->begin = at;
    tag->attributes.clear();
    if (rest.starts_with("!--")) {
      tag->kind = HtmlTag::Kind::kOther;
      tag->name.clear();
      return EndAt(html.find("-->", at + 2), 3, tag);
    }
    if (rest.starts_with("!") || rest.starts_with("?")) {
      tag->kind = HtmlTag::Kind::kOther;
      tag->name.clear();
      return EndAt(html.find('>', at), 1, tag);
    }
    const std::size_t name = at + (closing ? 2 : 1);
    if (name >= html.size() || !IsAlpha(html[name])) continue;
    const auto end = EndOfWord(html, name, "/>");
    tag->kind = closing ? HtmlTag::Kind::kClose : HtmlTag::Kind::kOpen;
    tag->name = Lower(html.substr(name, end - name));
    return ReadAttributes(html, end, tag);
  }
  return false;
}

std::size_t EndOfRawText(std::string_view html, const HtmlTag& open) {
  static constexpr std::array<std::string_view, 4> kRaw = {"script", "style", "title", "textarea"};
  if (std::find(kRaw.begin(), kRaw.end(), open.name) == kRaw.end()) return open.end;
  for (auto at = html.find("</", open.end); at != std::string_view::npos; at = html.find("</", at + 2)) {
    if (Lower(html.substr(at + 2, open.name.size())) == open.name) return at;
  }
  return std::string_view::npos;
}

bool IsVoidElement(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kVoid = {"area",  "base",   "br",    "col",  "embed",
                                                             "hr",    "img",    "input", "link", "meta",
                                                             "param", "source", "track", "wbr"};
  return std::find(kVoid.begin(), kVoid.end(), name) != kVoid.end();
}

}  // namespace pulse::ingest
