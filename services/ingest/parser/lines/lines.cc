#include "services/ingest/parser/lines/lines.h"

#include <algorithm>
#include <array>
#include <bit>

#include "services/ingest/parser/lines/converter_marks.h"
#include "services/ingest/parser/lines/html_anchors.h"
#include "services/ingest/parser/lines/list_labels.h"
#include "services/ingest/parser/lines/table_lines.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "text/byte_block.h"

namespace pulse::ingest {
namespace {

using text::ByteBlock;

// Where the lines of a text end, one after the other: of many short lines several are
// found at once.
class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text) {
    if (!text.empty()) Look();
  }

  /// Offset of the first at or after `from`, which is no less than the one before; the
  /// text's size when there is none.
  std::size_t Next(std::size_t from) {
    for (;; left_ &= left_ - 1) {
      while (left_ == 0) {
        begin_ += ByteBlock::kSize;
        if (begin_ >= text_.size()) return text_.size();
        Look();
      }
      const std::size_t end = begin_ + static_cast<std::size_t>(std::countr_zero(left_));
      if (end >= from) return end;
    }
  }

 private:
  void Look() {
    left_ = ByteBlock(text_, begin_).Where([](text::Bytes16 bytes) {
      return text::Is(bytes, '\n') | text::Is(bytes, '\r') | text::Is(bytes, '\f');
    });
  }

  std::string_view text_;
  std::size_t begin_ = 0;  // of the block that is looked at
  text::Places left_ = 0;  // the ends in it that were not asked for
};

struct Blank {
  int lines = 0;
  bool spaced = false;  // a blank line that holds a space
  bool form_feed = false;
};

Gap GapAfter(const Blank& blank, bool markdown, bool first) {
  if (blank.form_feed) return Gap::kPage;
  if (first) return Gap::kBlank;
  const int page = markdown ? 2 : 3;
  if (blank.lines >= page || (markdown && blank.spaced)) return Gap::kPage;
  return blank.lines > 0 ? Gap::kBlank : Gap::kGlued;
}

bool IsRule(std::string_view text) {
  if (text.size() < 3) return false;
  const char mark = text.front();
  if (mark != '-' && mark != '*' && mark != '_' && mark != '=') return false;
  return std::all_of(text.begin(), text.end(), [mark](char c) { return c == mark || c == ' '; }) &&
         std::count(text.begin(), text.end(), mark) >= 3;
}

// U+F000 to U+F0FF, where fonts of symbols have their bullets.
constexpr std::size_t kSymbolLength = 3;
bool IsSymbol(std::string_view text) {
  return text[0] == '\xef' && static_cast<unsigned char>(text[1]) >= 0x80 &&
         static_cast<unsigned char>(text[1]) <= 0x83;
}

// Bullets that conversions print; the ASCII ones need a space after them.
std::size_t BulletLength(std::string_view text) {
  if (text.size() < 2) return 0;
  if ((text[0] == '-' || text[0] == '*' || text[0] == '+') && IsSpace(text[1])) return 1;
  // The bullet of Word's second level; no line of a text opens with a lone "o".
  if (text[0] == 'o' && (text[1] == ' ' || text[1] == '\t') && text.size() > 3) return 1;
  if (static_cast<unsigned char>(text[0]) < 0x80) return 0;
  if (text.size() >= kSymbolLength && IsSymbol(text)) return kSymbolLength;
  for (const std::string_view bullet :
       {"•", "▪", "◦", "●", "‣", "·", "■", "○", "►", "➢", "➤", "❖", "✓", "✔", "–"}) {
    if (text.substr(0, bullet.size()) != bullet) continue;
    const auto rest = text.substr(bullet.size());
    if (LeadingSpace(rest) > 0 || bullet != "–")
      return LeadingSpace(rest) == 0 && bullet == "–" ? 0 : bullet.size();
  }
  return 0;
}

std::size_t NumberLength(std::string_view text, std::uint16_t* number) {
  std::size_t digits = 0;
  int value = 0;
  while (digits < text.size() && digits < 3 && IsDigit(text[digits]))
    value = value * 10 + (text[digits++] - '0');
  if (digits == 0 || digits + 1 >= text.size()) return 0;
  if ((text[digits] != '.' && text[digits] != ')') || !IsSpace(text[digits + 1])) return 0;
  *number = static_cast<std::uint16_t>(value);
  return digits + 1;
}

void ReadHeading(std::string_view text, Line* line) {
  std::size_t level = 0;
  while (level < text.size() && text[level] == '#') ++level;
  if (level == 0 || level > 6 || (level < text.size() && !IsSpace(text[level]))) return;
  auto content = Trim(text.substr(level));
  while (!content.empty() && content.back() == '#') content.remove_suffix(1);
  content = Trim(content);
  line->mark = Mark::kHeading;
  line->level = static_cast<std::uint8_t>(level);
  line->content = content;
}

void ReadMark(bool markdown, Line* line) {
  const auto text = line->content;
  if (IsRule(text)) {
    line->mark = Mark::kRule;
    return;
  }
  if (markdown && text.front() == '#') return ReadHeading(text, line);
  std::size_t marker = BulletLength(text);
  if (marker > 0) line->mark = Mark::kBullet;
  if (marker == 0 && (marker = NumberLength(text, &line->number)) > 0) line->mark = Mark::kNumber;
  if (marker == 0 && markdown && text.front() == '>') {
    marker = 1;
    line->mark = Mark::kQuote;
  }
  if (marker > 0) line->content = Trim(text.substr(marker));
  if (markdown && text.size() > 4 && text.substr(0, 2) == "![" && text.back() == ')')
    line->mark = Mark::kImage;
}

// An anchor before a number is a footnote's, unless it stands in a heading.
void TrimAnchors(Line* line) {
  line->hard_break |= line->content.ends_with("<br>") || line->content.ends_with("<br/>");
  const auto text = WithoutAnchors(line->content);
  if (line->mark == Mark::kHeading || !IsDigit(text.front())) line->content = text;
  const auto before = line->content.substr(0, line->content.size() - 1);
  if (line->content.back() == '\\' && !before.empty() && before.back() != '\\') line->content = Trim(before);
}

// Lines within which the entries of a list follow each other.
constexpr std::size_t kNearEntries = 12;

// "costs and | - as the pilots say - crews": a dash of a sentence that a page or a
// blank line cut. Line `i` has no entry before it.
bool GoesOnWithDash(const std::vector<Line>& lines, std::size_t i) {
  const auto& line = lines[i];
  const auto& before = lines[i - 1];
  const auto marker = Trim(line.raw);
  if (!marker.starts_with("-") && !marker.starts_with("–")) return false;
  if (before.mark != Mark::kNone || !StartsLower(line.content)) return false;
  for (std::size_t ahead = i + 1; ahead <= i + kNearEntries && ahead < lines.size(); ++ahead) {
    if (lines[ahead].mark == line.mark) return false;
  }
  if (IsDangling(before.content)) return true;
  const char last = LastMark(before.content);
  return before.content.find(". ") != std::string_view::npos && !EndsSentence(before.content) &&
         last != ':' && last != ';';
}

// Whether the line's bullet is one that no sentence has: no dash, no star, no dot.
bool HasPrintedBullet(const Line& line) {
  const auto text = Trim(line.raw);
  return line.mark == Mark::kBullet && static_cast<unsigned char>(text.front()) >= 0x80 &&
         !text.starts_with("–") && !text.starts_with("·");
}

// Whether a list could begin or go on at line `i`: after the end of a sentence or
// clause, or where a list already runs. A dash or a number that a wrap or a page
// happened to put at the front of a line starts no list.
bool MayBeItem(const std::vector<Line>& lines, std::size_t i) {
  const auto& line = lines[i];
  const bool number = line.mark == Mark::kNumber;
  for (std::size_t back = 1; back <= kNearEntries && back <= i; ++back) {
    const auto& before = lines[i - back];
    if (before.mark == line.mark && (!number || before.number + 1 == line.number)) return true;
  }
  if (HasPrintedBullet(line)) return true;
  if (i > 0 && !number && GoesOnWithDash(lines, i)) return false;
  const char last = i == 0 ? '.' : LastMark(lines[i - 1].content);
  const bool ended = last == '.' || last == ':' || last == ';' || last == '?' || last == '!' || last == ',';
  if (number && line.number > 1) return line.gap != Gap::kGlued && ended;
  return line.gap != Gap::kGlued || ended || lines[i - 1].mark != Mark::kNone;
}

// "2018" and, on the next line, "- 2025."
bool ContinuesYears(std::string_view before, const Line& line) {
  const auto years = line.content;
  const auto is_year = [](std::string_view text) {
    return text.size() == 4 && std::all_of(text.begin(), text.end(), IsDigit);
  };
  return line.gap == Gap::kGlued && line.mark == Mark::kBullet &&
         (is_year(years) || (years.ends_with('.') && is_year(years.substr(0, years.size() - 1)))) &&
         is_year(LastWord(before));
}

void DropFalseItems(std::vector<Line>* lines) {
  for (std::size_t i = 0; i < lines->size(); ++i) {
    auto& line = (*lines)[i];
    if (line.mark != Mark::kBullet && line.mark != Mark::kNumber) continue;
    if (MayBeItem(*lines, i) && (i == 0 || !ContinuesYears((*lines)[i - 1].content, line))) continue;
    line.mark = Mark::kNone;
    line.content = Trim(line.raw);
  }
}

// How far in the text stands that is set in: the commonest indent of the lines
// that have one, where these are many; else 0.
std::uint16_t CommonInset(const std::vector<Line>& lines) {
  constexpr std::size_t kDeepest = 9;
  std::array<std::size_t, kDeepest> counts{};
  for (const auto& line : lines) {
    if (line.mark == Mark::kNone && line.indent > 1 && line.indent < kDeepest) ++counts[line.indent];
  }
  const auto* const most = std::max_element(counts.begin(), counts.end());
  return *most * 4 > lines.size() ? static_cast<std::uint16_t>(most - counts.begin()) : std::uint16_t{0};
}

// A single space before the text marks a new page, unless that is how the
// whole document is laid out. Text that is set in has one space more.
void MarkSpacedPages(std::vector<Line>* lines) {
  const auto inset = CommonInset(*lines);
  const auto spaced = [inset](const Line& line) {
    return (line.indent == 1 || (inset > 0 && line.indent == inset + 1)) && line.raw[0] == ' ' &&
           line.mark == Mark::kNone;
  };
  const auto count = static_cast<std::size_t>(std::count_if(lines->begin(), lines->end(), spaced));
  if (count * 8 > lines->size() && count > 3) return;
  for (auto& line : *lines) {
    if (spaced(line)) line.gap = Gap::kPage;
  }
}

std::uint16_t IndentOf(std::string_view raw) {
  unsigned columns = 0;
  for (const char c : raw) {
    if (c == '\t') {
      columns += 4 - columns % 4;
    } else if (c == ' ') {
      ++columns;
    } else {
      break;
    }
  }
  return static_cast<std::uint16_t>(std::min(columns, 1000U));
}

}  // namespace

std::vector<Line> SplitLines(std::string_view text, bool markdown) {
  std::vector<Line> lines;
  lines.reserve(text.size() / 64 + 8);
  Blank blank;
  LineEnds ends(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = ends.Next(at);
    const auto raw = text.substr(at, end - at);
    const auto content = Trim(raw);
    if (content.empty()) {
      blank.spaced |= !raw.empty();
      ++blank.lines;
    } else {
      // Made in its place: a copy of what was just written piece by piece has to wait.
      auto& line = lines.emplace_back();
      line.raw = raw;
      line.content = content;
      line.begin = static_cast<std::uint32_t>(at);
      line.indent = IndentOf(line.raw);
      line.hard_break = markdown && (line.raw.back() == '\\' || line.raw.ends_with("  "));
      line.gap = GapAfter(blank, markdown, lines.size() == 1);
      ReadMark(markdown, &line);
      if (markdown && !line.content.empty()) TrimAnchors(&line);
      blank = Blank();
    }
    at = end;
    if (at >= text.size()) break;
    blank.form_feed |= text[at] == '\f';
    at += text.substr(at, 2) == "\r\n" ? 2 : 1;
  }
  if (!markdown) MarkSpacedPages(&lines);
  if (markdown) MarkPictureText(&lines);
  MarkTables(&lines);
  DropFalseItems(&lines);
  MarkLoneBullets(&lines);
  MarkLetteredEntries(&lines);
  return lines;
}

}  // namespace pulse::ingest
