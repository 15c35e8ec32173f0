#include "services/ingest/parser/lines/html_anchors.h"

#include <algorithm>
#include <array>

#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kLongestAnchor = 200;

// An element without text: `<a name="p2"></a>`. 0 when `text` begins with none.
std::size_t EmptyElementLength(std::string_view text) {
  static constexpr std::array<std::string_view, 2> kNames = {"span", "a"};
  const auto near = text.substr(0, kLongestAnchor);
  for (const std::string_view name : kNames) {
    if (near.size() <= name.size() + 1 || near.substr(1, name.size()) != name) continue;
    if (near[name.size() + 1] != ' ' && near[name.size() + 1] != '>') continue;
    const std::size_t opened = near.find('>');
    if (opened == std::string_view::npos) return 0;
    const auto close = near.substr(opened + 1);
    const std::size_t length = name.size() + 3;  // </span>
    const bool empty = close.size() >= length && close.starts_with("</") &&
                       close.substr(2, name.size()) == name && close[length - 1] == '>';
    return empty ? opened + 1 + length : 0;
  }
  return 0;
}

// `[]{#_Toc1 .anchor}`, as Pandoc prints one.
std::size_t EmptySpanLength(std::string_view text) {
  const auto near = text.substr(0, kLongestAnchor);
  if (!near.starts_with("[]{#")) return 0;
  const std::size_t end = near.find('}');
  return end == std::string_view::npos ? 0 : end + 1;
}

constexpr std::array<std::string_view, 3> kBreaks = {"<br>", "<br/>", "<br />"};

// `{#reports}` and `[](#page)`: from `open` to `close`, with no space in them.
std::size_t MarkLength(std::string_view text, std::string_view open, char close) {
  if (!text.starts_with(open)) return 0;
  const std::size_t end = text.substr(0, kLongestAnchor).find(close);
  const bool whole = end != std::string_view::npos && text.substr(0, end).find(' ') == std::string_view::npos;
  return whole ? end + 1 : 0;
}

// Where the anchor or break that `text` ends with begins; its size when there is none.
// It is not empty.
std::size_t LastAnchor(std::string_view text) {
  struct Ending {
    std::string_view close;
    std::string_view open;  // the last of it begins what ends so
  };
  static constexpr std::array<Ending, 6> kEndings = {
      {{"}", "[]{#"}, {"}", "{#"}, {")", "[]("}, {"</span>", "<span"}, {"</a>", "<a"}, {">", "<br"}}};
  const char last = text.back();
  if (last != '}' && last != ')' && last != '>') return text.size();  // of nearly every line
  for (const auto& [close, open] : kEndings) {
    if (close.back() != last || !text.ends_with(close)) continue;
    const std::size_t near = text.size() - std::min(text.size(), kLongestAnchor);
    const std::size_t begin = text.substr(near).rfind(open);
    if (begin == std::string_view::npos) continue;
    const std::size_t at = near + begin;
    const bool picture = open == "[](" && at > 0 && text[at - 1] == '!';
    if (!picture && AnchorLength(text.substr(at)) == text.size() - at) return at;
  }
  return text.size();
}

}  // namespace

std::size_t AnchorLength(std::string_view text) {
  if (text.starts_with('{')) return MarkLength(text, "{#", '}');
  if (text.starts_with('[')) return std::max(EmptySpanLength(text), MarkLength(text, "[](", ')'));
  if (!text.starts_with('<')) return 0;
  for (const std::string_view mark : kBreaks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return EmptyElementLength(text);
}

std::size_t AnchorsInFront(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (text[at] == '<' || text[at] == '[')) {
    const auto rest = text.substr(at);
    const std::size_t length = text[at] == '<' ? EmptyElementLength(rest) : EmptySpanLength(rest);
    if (length == 0) break;
    at += length;
    at += LeadingSpace(text.substr(at));
  }
  return at;
}

std::string_view WithoutAnchors(std::string_view text) {
  auto rest = text.substr(AnchorsInFront(text));
  while (!rest.empty()) {
    const std::size_t begin = LastAnchor(rest);
    if (begin == rest.size()) return rest;
    rest = Trim(rest.substr(0, begin));
  }
  return text;
}

}  // namespace pulse::ingest
