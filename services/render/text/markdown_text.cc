#include "services/render/text/markdown_text.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace pulse::render {
namespace {

constexpr std::string_view kDeadTarget = "#";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
// Bytes of non-ASCII text count as letters: that escapes less, and `_` between
// letters never marks emphasis.
bool IsWordByte(char c) { return IsLetter(c) || IsDigit(c) || static_cast<std::uint8_t>(c) >= 0x80; }

char At(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : ' '; }

std::size_t LongestRun(std::string_view text, char wanted) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == wanted ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

// `&amp;`, `&#39;`: whether the ampersand at `at` would be read as one.
bool StartsEntity(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (IsLetter(text[end]) || IsDigit(text[end]) || text[end] == '#')) ++end;
  return end > at + 1 && end < text.size() && text[end] == ';';
}

}  // namespace

void MarkdownText::Text(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (line_.empty() && text[at] == ' ') continue;
    if (NeedsEscape(text, at)) line_ += '\\';
    line_ += text[at];
  }
}

bool MarkdownText::NeedsEscape(std::string_view text, std::size_t at) const {
  const char next = At(text, at + 1);
  switch (text[at]) {
    case '\\':
    case '*':
    case '`':
    case '[':
    case ']':
      return true;
    case '_': {
      const char before = at > 0 ? text[at - 1] : ' ';
      return !IsWordByte(before) || !IsWordByte(next);
    }
    case '<':
      return IsLetter(next) || next == '/' || next == '!' || next == '?';
    case '&':
      return StartsEntity(text, at);
    case '#':
      return line_.empty() || (place_ == Place::kHeading && (line_.back() == ' ' || line_.back() == '#'));
    default:
      return StartsBlock(text, at);
  }
}

// Whether the character would make the line a quote, a list, a rule, a fence or
// the underline of a heading.
bool MarkdownText::StartsBlock(std::string_view text, std::size_t at) const {
  const char c = text[at];
  const char next = At(text, at + 1);
  if (c == '.' || c == ')') {
    const bool after_number =
        !line_.empty() && line_.size() <= 9 && std::all_of(line_.begin(), line_.end(), IsDigit);
    return after_number && next == ' ';
  }
  if (!line_.empty()) return false;
  return c == '>' || c == '=' || (c == '~' && next == '~') ||
         ((c == '-' || c == '+') && (next == ' ' || next == c));
}

void MarkdownText::Code(std::string_view code) {
  const std::string fence(LongestRun(code, '`') + 1, '`');
  const bool edge_tick = !code.empty() && (code.front() == '`' || code.back() == '`');
  const bool edge_spaces = code.size() > 1 && code.front() == ' ' && code.back() == ' ';
  const std::string_view pad = edge_tick || edge_spaces ? " " : "";
  line_ += fence;
  line_ += pad;
  line_ += code;
  line_ += pad;
  line_ += fence;
}

void MarkdownText::Raw(Literal markup) { line_ += markup.view(); }

void MarkdownText::OpenLink() {
  // An exclamation mark before it would make it an image.
  if (!line_.empty() && line_.back() == '!') line_.insert(line_.size() - 1, 1, '\\');
  line_ += '[';
}

void MarkdownText::CloseLink(const std::optional<SafeUrl>& url) {
  line_ += "](";
  const std::string_view target = url ? std::string_view(url->str()) : kDeadTarget;
  for (std::size_t at = 0; at < target.size(); ++at) {
    const char c = target[at];
    // A parenthesis could end the target; cmark does not heed a backslash
    // before an entity there.
    if (c == '(' || c == ')') line_ += '\\';
    line_ += c;
    if (c == '&' && StartsEntity(target, at)) line_ += "amp;";
  }
  line_ += ')';
}

std::string MarkdownText::TakeLine() {
  std::string line = std::exchange(line_, {});
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace pulse::render
