// A few lines as a heading's, or a part of one.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/lines/paragraphs.h"

namespace pulse::ingest {

/// Most lines of a heading's part; narrow columns break one often.
inline constexpr std::size_t kMostHeadingLines = 5;

/// Lines [first, last].
struct HeadingLines {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Their text without marks, links and number; empty where they cannot be a heading's.
std::string HeadingText(const std::vector<Line>& lines, const HeadingLines& part);

/// Text that a summary may begin with: it ends a sentence, or announces a list.
bool IsSummaryText(const std::vector<Line>& lines, const HeadingLines& part);

/// Whether `text`, which is that of `part`, may be a title. A stop may end one that is
/// short, or marked.
bool MayBeTitle(const std::vector<Line>& lines, const HeadingLines& part, std::string_view text);

/// Whether the line below goes on with line `i`.
bool MustGoOn(const std::vector<Line>& lines, std::size_t i);

/// Whether a page ends in paragraph `p`, which goes on with the next.
bool IsCutByPage(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs, std::size_t p);

/// Wholly emphasised, be the marks closed or cut by a page.
bool IsBold(const Line& line);

/// That, or a heading.
bool IsMarked(const Line& line);

/// `text` without marks of emphasis at either end, be they closed or cut by a page.
std::string_view Bare(std::string_view text);

}  // namespace pulse::ingest
