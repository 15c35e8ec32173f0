// HTML cut into its tags, as far as leaving parts of it out needs.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pulse::ingest {

struct HtmlAttribute {
  std::string name;  // in small letters
  std::string_view value;
  std::size_t begin = 0;  // of the value, its quotes left out; offsets into the page
  std::size_t end = 0;
};

struct HtmlTag {
  enum class Kind { kOpen, kClose, kOther };  // other: comment, doctype, instruction
  Kind kind = Kind::kOther;
  std::string name;  // in small letters; empty for other
  std::size_t begin = 0;
  std::size_t end = 0;  // one past its `>`
  std::vector<HtmlAttribute> attributes;
};

/// The value of an attribute, or null.
const std::string_view* FindAttribute(const HtmlTag& tag, std::string_view name);

/// The next tag at or behind `from`; false when there is none, or when it is not
/// closed before the page ends. Reading tag after tag is linear. Values are views into
/// `html`.
bool NextTag(std::string_view html, std::size_t from, HtmlTag* tag);

/// Where the content of `open` ends and its closing tag begins, when its content is
/// text that only that tag ends (script, style, title, textarea): npos for the page's
/// end. `from` itself for other elements.
std::size_t EndOfRawText(std::string_view html, const HtmlTag& open);

/// Whether an element of that name has no content and no closing tag.
bool IsVoidElement(std::string_view name);

}  // namespace pulse::ingest
