#include "services/ingest/parser/assembly/markdown_escape.h"

#include <bit>
#include <cstddef>

#include "services/ingest/parser/words/typography.h"
#include "text/byte_block.h"

namespace pulse::ingest {

bool IsPunctuation(char c) {
  return static_cast<unsigned char>(c) < 0x80 && c > ' ' && !IsAlpha(c) && !IsDigit(c) && c != 0x7f;
}

namespace {

using text::Answers16;
using text::ByteBlock;
using text::Bytes16;
using text::InRange;
using text::Is;
using text::Places;

// Between two of these `_` marks nothing.
bool IsWord(char c) { return IsAlpha(c) || IsDigit(c); }

// Whether the ampersand at `at` would be read as a character's name: "&amp;", "&#38;".
bool OpensEntity(std::string_view line, std::size_t at) {
  std::size_t end = at + 1;
  if (end < line.size() && line[end] == '#') ++end;
  const std::size_t name = end;
  while (end < line.size() && IsWord(line[end])) ++end;
  return end > name && end < line.size() && line[end] == ';';
}

Answers16 MayNeedEscape(Bytes16 bytes) {
  return InRange(bytes, '[', '`') | Is(bytes, '*') | Is(bytes, '<') | Is(bytes, '&');
}

}  // namespace

std::string_view EscapeMarkdown(std::string_view line, bool first, std::string* escaped) {
  escaped->clear();
  std::size_t done = 0;
  const auto escape = [&](std::size_t at) {
    escaped->append(line, done, at - done).push_back('\\');
    done = at;
  };
  if (first && !line.empty()) {
    std::size_t digits = 0;
    while (digits < line.size() && digits < 9 && IsDigit(line[digits])) ++digits;
    const char c = line[digits < line.size() ? digits : 0];
    const bool opens = digits == 0 && (c == '#' || c == '>' || c == '+' || c == '-' || c == '=' || c == '~');
    const bool spaced = digits + 1 == line.size() || (digits + 1 < line.size() && IsSpace(line[digits + 1]));
    if (opens || (digits > 0 && spaced && (c == '.' || c == ')'))) escape(digits);
  }
  for (std::size_t begin = 0; begin < line.size(); begin += ByteBlock::kSize) {
    const ByteBlock block(line, begin);
    for (Places left = block.Where(MayNeedEscape); left != 0; left &= left - 1) {
      const std::size_t at = begin + static_cast<std::size_t>(std::countr_zero(left));
      const bool inside =
          line[at] == '_' && at > 0 && IsWord(line[at - 1]) && at + 1 < line.size() && IsWord(line[at + 1]);
      const bool plain = line[at] == '^' || inside || (line[at] == '&' && !OpensEntity(line, at));
      if (!plain) escape(at);
    }
  }
  return escaped->empty() ? line : escaped->append(line, done);
}

}  // namespace pulse::ingest
