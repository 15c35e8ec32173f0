#include "services/ingest/convert/web/html_tables.h"

#include <algorithm>
#include <array>
#include <vector>

#include "services/ingest/convert/web/html_tags.h"

namespace pulse::ingest {
namespace {

constexpr std::string_view kBlockEnd = "<div></div>";

bool IsTablePart(std::string_view name) {
  static constexpr std::array<std::string_view, 10> kParts = {
      "table", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup", "col"};
  return std::find(kParts.begin(), kParts.end(), name) != kParts.end();
}

// Of each table in the order they open, whether it holds another.
std::vector<bool> FindOuterTables(std::string_view html) {
  std::vector<bool> outer;
  std::vector<std::size_t> open;
  HtmlTag tag;
  for (std::size_t at = 0; NextTag(html, at, &tag); at = tag.end) {
    if (tag.name != "table") continue;
    if (tag.kind == HtmlTag::Kind::kOpen) {
      if (!open.empty()) outer[open.back()] = true;
      open.push_back(outer.size());
      outer.push_back(false);
    } else if (!open.empty()) {
      open.pop_back();
    }
  }
  return outer;
}

}  // namespace

std::string UnwrapLayoutTables(std::string_view html) {
  const auto outer = FindOuterTables(html);
  std::string out;
  out.reserve(html.size());
  std::vector<std::size_t> open;
  std::size_t seen = 0;
  HtmlTag tag;
  std::size_t at = 0;
  for (; NextTag(html, at, &tag); at = tag.end) {
    out += html.substr(at, tag.begin - at);
    const bool table = tag.name == "table";
    if (table && tag.kind == HtmlTag::Kind::kOpen) open.push_back(seen++);
    const bool unwrapped = IsTablePart(tag.name) && !open.empty() && outer[open.back()];
    out += unwrapped ? kBlockEnd : html.substr(tag.begin, tag.end - tag.begin);
    if (table && tag.kind == HtmlTag::Kind::kClose && !open.empty()) open.pop_back();
  }
  out += html.substr(std::min(at, html.size()));
  return out;
}

}  // namespace pulse::ingest
