#include "text/columns.h"

#include <algorithm>
#include <array>

#include "text/byte_scan.h"
#include "text/utf8.h"

namespace pulse::text {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// The blocks a digest can meet, from Unicode's EastAsianWidth and general
// category tables; rows ascend.
constexpr std::array kZeroWidth = {
    Range{0x00AD, 0x00AD},   Range{0x0300, 0x036F}, Range{0x0483, 0x0489}, Range{0x0591, 0x05BD},
    Range{0x0610, 0x061A},   Range{0x064B, 0x065F}, Range{0x0900, 0x0902}, Range{0x093C, 0x093C},
    Range{0x0941, 0x0948},   Range{0x094D, 0x094D}, Range{0x0E31, 0x0E31}, Range{0x0E34, 0x0E3A},
    Range{0x0E47, 0x0E4E},   Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF}, Range{0x200B, 0x200F},
    Range{0x202A, 0x202E},   Range{0x2060, 0x2064}, Range{0x2066, 0x206F}, Range{0x20D0, 0x20FF},
    Range{0xFE00, 0xFE0F},   Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF}, Range{0x1F3FB, 0x1F3FF},
    Range{0xE0000, 0xE01EF},
};
constexpr std::array kWide = {
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x2E80, 0x303E},   Range{0x3041, 0xA4CF},
    Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},
    Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF},
    Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD},
};

template <std::size_t kSize>
bool Contains(const std::array<Range, kSize>& ranges, char32_t value) {
  const auto* range = std::lower_bound(ranges.begin(), ranges.end(), value,
                                       [](const Range& row, char32_t wanted) { return row.last < wanted; });
  return range != ranges.end() && range->first <= value;
}

}  // namespace

std::size_t PrintableAsciiRun(std::string_view text) {
  return FindWhere(text, [](Bytes16 bytes) { return ~InRange(bytes, ' ', '~'); });
}

std::size_t ColumnsOf(char32_t value) {
  if (value < 0x300) return value == 0xAD ? 0 : 1;
  if (Contains(kZeroWidth, value)) return 0;
  return Contains(kWide, value) ? 2 : 1;
}

std::size_t ColumnsOf(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++columns;
      ++at;
      continue;
    }
    const CodePoint next = DecodeSequence(text, at);
    columns += ColumnsOf(next.value);
    at += next.length;
  }
  return columns;
}

}  // namespace pulse::text
