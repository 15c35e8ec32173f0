#include "clients/cpp/pulse/terminal/text_width.h"

#include <algorithm>
#include <cstddef>

#include "text/columns.h"
#include "text/utf8.h"

namespace pulse::cli {
namespace {

bool IsSpace(char32_t character) {
  return character == ' ' || (character >= '\t' && character <= '\r') || character == 0xA0;
}

bool IsControl(char32_t character) {
  // Bidirectional overrides and isolates can make a line read as another.
  return character < 0x20 || (character >= 0x7F && character < 0xA0) ||
         (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

bool IsHarmful(const text::CodePoint& character) {
  return IsControl(character.value) || character.IsMalformed();
}

}  // namespace

int TextWidth(std::string_view text) { return static_cast<int>(text::ColumnsOf(text)); }

std::string Truncate(std::string_view text, int width) {
  if (TextWidth(text) <= width) return std::string(text);
  if (width < 1) return "";
  std::string cut;
  int used = 0;
  while (!text.empty()) {
    const text::CodePoint character = text::DecodeCodePoint(text, 0);
    used += static_cast<int>(text::ColumnsOf(character.value));
    if (used > width - 1) break;
    cut += text.substr(0, character.length);
    text.remove_prefix(character.length);
  }
  return cut + "…";
}

std::string Pad(std::string_view text, int width, bool align_right) {
  const std::string fill(static_cast<std::size_t>(std::max(0, width - TextWidth(text))), ' ');
  return align_right ? fill + std::string(text) : std::string(text) + fill;
}

std::string OneLine(std::string_view text) {
  std::string line;
  bool space_due = false;
  while (!text.empty()) {
    const text::CodePoint character = text::DecodeCodePoint(text, 0);
    if (IsSpace(character.value)) {
      space_due = !line.empty();
    } else {
      if (space_due) line += ' ';
      space_due = false;
      if (IsHarmful(character)) {
        line += '?';
      } else {
        line += text.substr(0, character.length);
      }
    }
    text.remove_prefix(character.length);
  }
  return line;
}

std::string Harmless(std::string_view text) {
  std::string harmless;
  harmless.reserve(text.size());
  while (!text.empty()) {
    const text::CodePoint character = text::DecodeCodePoint(text, 0);
    if (character.length == 1 && IsSpace(character.value)) {
      harmless += ' ';
    } else if (IsHarmful(character)) {
      harmless.append(character.length, '?');
    } else {
      harmless += text.substr(0, character.length);
    }
    text.remove_prefix(character.length);
  }
  return harmless;
}

std::string Wrap(std::string_view text, int width, std::string_view indent) {
  std::string wrapped;
  const auto add_paragraph = [&](const std::string& paragraph) {
    int used = 0;
    for (std::size_t at = 0; at < paragraph.size();) {
      const std::size_t end = std::min(paragraph.find(' ', at), paragraph.size());
      const std::string_view word = std::string_view(paragraph).substr(at, end - at);
      const bool breaks = used == 0 || used + 1 + TextWidth(word) > width;
      if (breaks) {
        wrapped += (used == 0 ? "" : "\n") + std::string(indent);
        used = TextWidth(indent);
      } else {
        wrapped += ' ';
        ++used;
      }
      wrapped += word;
      used += TextWidth(word);
      at = end + 1;
    }
    wrapped += '\n';
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    const std::string paragraph = OneLine(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 2));
    if (paragraph.empty()) continue;
    if (!wrapped.empty()) wrapped += '\n';
    add_paragraph(paragraph);
  }
  return wrapped;
}

}  // namespace pulse::cli
