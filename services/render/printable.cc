#include "services/render/printable.h"

#include "services/render/unicode.h"

namespace pulse::render {
namespace {

bool IsSeparator(char32_t value) {
  return (value >= 0x09 && value <= 0x0D) || value == 0x85 || value == 0x2028 || value == 0x2029;
}

bool IsControl(char32_t value) { return value < 0x20 || (value >= 0x7F && value <= 0x9F); }

}  // namespace

std::string PrintableRun(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = DecodeCodePoint(text, at);
    at += next.length;
    if (IsSeparator(next.value)) {
      out.push_back(' ');
    } else {
      AppendCodePoint(out, IsControl(next.value) ? kReplacementCharacter : next.value);
    }
  }
  return out;
}

std::string PrintableLines(std::string_view text) {
  std::string out;
  std::size_t begin = 0;
  const auto append_until = [&](std::size_t end) { out += PrintableRun(text.substr(begin, end - begin)); };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\n' && text[at] != '\t') continue;
    append_until(at);
    out += text[at] == '\n' ? "\n" : "    ";
    begin = at + 1;
  }
  append_until(text.size());
  return out;
}

std::string PrintableLine(std::string_view text) {
  std::string out;
  for (const char next : PrintableRun(text)) {
    if (next == ' ' && (out.empty() || out.back() == ' ')) continue;
    out.push_back(next);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace pulse::render
