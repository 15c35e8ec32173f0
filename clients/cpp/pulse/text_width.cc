#include "clients/cpp/pulse/text_width.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace pulse::cli {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Unicode 15: general categories Mn, Me and Cf of the scripts that documents
// mix into English text.
constexpr std::array kZeroWidth = std::to_array<Range>({
    {0x00AD, 0x00AD},
    {0x0300, 0x036F},
    {0x0483, 0x0489},
    {0x0591, 0x05BD},
    {0x0610, 0x061A},
    {0x064B, 0x065F},
    {0x200B, 0x200F},
    {0x202A, 0x202E},
    {0x2060, 0x2064},
    {0x20D0, 0x20F0},
    {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF},
});

// Unicode 15: East_Asian_Width W and F.
constexpr std::array kDoubleWidth = std::to_array<Range>({
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD},
});

template <std::size_t kSize>
bool Contains(const std::array<Range, kSize>& ranges, char32_t character) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return character >= range.first && character <= range.last; });
}

struct Character {
  char32_t code;
  std::size_t bytes;
};

// The first character of `text`, which is not empty; a byte that begins no
// valid sequence stands for itself.
Character Decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (length == 1 || length > text.size()) return {lead, 1};
  char32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return {lead, 1};
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  return {code, length};
}

int WidthOf(char32_t character) {
  if (Contains(kZeroWidth, character)) return 0;
  return Contains(kDoubleWidth, character) ? 2 : 1;
}

bool IsSpace(char32_t character) {
  return character == ' ' || (character >= '\t' && character <= '\r') || character == 0xA0;
}

bool IsControl(char32_t character) {
  // Bidirectional overrides can make a line read as another.
  return character < 0x20 || (character >= 0x7F && character < 0xA0) ||
         (character >= 0x202A && character <= 0x202E);
}

}  // namespace

int TextWidth(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const Character character = Decode(text);
    width += WidthOf(character.code);
    text.remove_prefix(character.bytes);
  }
  return width;
}

std::string Truncate(std::string_view text, int width) {
  if (TextWidth(text) <= width) return std::string(text);
  if (width < 1) return "";
  std::string cut;
  int used = 0;
  while (!text.empty()) {
    const Character character = Decode(text);
    used += WidthOf(character.code);
    if (used > width - 1) break;
    cut += text.substr(0, character.bytes);
    text.remove_prefix(character.bytes);
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
    const Character character = Decode(text);
    if (IsSpace(character.code)) {
      space_due = !line.empty();
    } else {
      if (space_due) line += ' ';
      space_due = false;
      if (IsControl(character.code)) {
        line += '?';
      } else {
        line += text.substr(0, character.bytes);
      }
    }
    text.remove_prefix(character.bytes);
  }
  return line;
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
