#include "text/printable.h"

#include "text/columns.h"
#include "text/utf8.h"

namespace pulse::text {
namespace {

bool IsSeparator(char32_t value) {
  return (value >= 0x09 && value <= 0x0D) || value == 0x85 || value == 0x2028 || value == 0x2029;
}

bool IsControl(char32_t value) { return value < 0x20 || (value >= 0x7F && value <= 0x9F); }

// Well-formed UTF-8 of what is no character. XML has no place for it: one in a title
// and no reader could read the feed.
bool IsNoCharacter(char32_t value) { return value == 0xFFFE || value == 0xFFFF; }

// Embeddings, overrides and isolates: they make text read as another than it is.
bool IsReordering(char32_t value) {
  return (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
}

}  // namespace

std::string PrintableRun(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t begin = 0;  // of what is copied as it stands
  for (std::size_t at = 0; at < text.size();) {
    at += PrintableAsciiRun(text.substr(at));
    if (at == text.size()) break;
    const CodePoint next = DecodeCodePoint(text, at);
    const bool dropped = IsReordering(next.value);
    const bool replaced = next.IsMalformed() || IsControl(next.value) || IsNoCharacter(next.value);
    if (dropped || replaced || IsSeparator(next.value)) {
      out += text.substr(begin, at - begin);
      if (!dropped) AppendCodePoint(out, IsSeparator(next.value) ? U' ' : kReplacementCharacter);
      begin = at + next.length;
    }
    at += next.length;
  }
  out += text.substr(begin);
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
  std::string run = PrintableRun(text);
  const bool as_it_should_be =
      run.empty() || (run.front() != ' ' && run.back() != ' ' && run.find("  ") == std::string::npos);
  if (as_it_should_be) return run;
  std::string out;
  out.reserve(run.size());
  for (const char next : run) {
    if (next == ' ' && (out.empty() || out.back() == ' ')) continue;
    out.push_back(next);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace pulse::text
