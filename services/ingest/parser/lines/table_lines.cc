#include "services/ingest/parser/lines/table_lines.h"

#include <algorithm>

#include "services/ingest/parser/words/month_year.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

bool HoldsBar(std::string_view content) { return content.find('|') != std::string_view::npos; }

// "| Leeds | 4 |"
bool IsFramed(std::string_view content) {
  return content.size() > 2 && content.front() == '|' && content.back() == '|';
}

void Mend(Line* line) {
  line->mark = Mark::kTable;
  line->content = Trim(line->raw);
}

// "1.2", "(14)", "£17.4bn", "50%"
bool IsFigure(std::string_view word) {
  if (word.starts_with("£") || word.starts_with("€")) word.remove_prefix(word.starts_with("£") ? 2 : 3);
  for (const std::string_view unit : {"bn", "m", "k"}) {
    if (word.size() > unit.size() && word.ends_with(unit) && IsDigit(word[word.size() - unit.size() - 1])) {
      word.remove_suffix(unit.size());
      break;
    }
  }
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return IsDigit(c) || c == '.' || c == ',' || c == '%' || c == '-' || c == '(' || c == ')';
  });
}

// "Looked after, under 1 year 1.2": a row of which a conversion left the text only.
bool IsBareRow(const Line& line) {
  constexpr std::size_t kLongestRow = 100;
  const auto text = line.content;
  if (text.size() > kLongestRow || line.mark != Mark::kNone || !IsUpper(text.front())) return false;
  const char last = text.back();
  if (!IsDigit(last) && last != '%' && last != 'n' && last != 'm' && last != 'k') return false;
  const auto figure = LastWord(text);
  if (!IsFigure(figure) || figure.size() == text.size()) return false;
  // Dates, telephone numbers and "Publisher. Title 2019" end so too.
  int year = 0;
  int month = 0;
  return text.find(':') == std::string_view::npos && text.find(". ") == std::string_view::npos &&
         !ReadMonthYear(Fold(text), &year, &month);
}

// How often a wide gap parts the line's words.
std::size_t CountGaps(std::string_view text) {
  constexpr std::string_view kGap = "   ";
  std::size_t gaps = 0;
  for (auto at = text.find(kGap); at != std::string_view::npos; at = text.find(kGap, at)) {
    ++gaps;
    at = text.find_first_not_of(' ', at);
    if (at == std::string_view::npos) break;
  }
  return gaps;
}

// "Region      Workers      Cost per year" above rows in as many columns.
bool IsHeadOfRows(const Line& head, const Line& row) {
  const auto gaps = CountGaps(row.content);
  return row.gap == Gap::kGlued && head.mark == Mark::kNone && gaps > 0 && CountGaps(head.content) == gaps;
}

// Three bare rows and more, one below the other, and their head.
void MarkBareRows(std::vector<Line>* lines) {
  constexpr std::size_t kFewest = 3;
  std::size_t rows = 0;
  for (std::size_t i = 0; i <= lines->size(); ++i) {
    const bool row = i < lines->size() && IsBareRow((*lines)[i]);
    const bool below = rows > 0 && row && (*lines)[i].gap == Gap::kGlued;
    if (below || (row && rows == 0)) {
      ++rows;
      continue;
    }
    if (rows >= kFewest) {
      const std::size_t first = i - rows;
      for (std::size_t k = first; k < i; ++k) (*lines)[k].mark = Mark::kTable;
      if (first > 0 && IsHeadOfRows((*lines)[first - 1], (*lines)[first]))
        (*lines)[first - 1].mark = Mark::kTable;
    }
    rows = row ? 1 : 0;
  }
}

}  // namespace

bool IsTableRule(std::string_view content) {
  return HoldsBar(content) && content.find("--") != std::string_view::npos &&
         std::all_of(content.begin(), content.end(),
                     [](char c) { return c == '|' || c == '-' || c == ':' || IsSpace(c); });
}

void MarkTables(std::vector<Line>* lines) {
  for (std::size_t i = 1; i < lines->size(); ++i) {
    auto& rule = (*lines)[i];
    auto& head = (*lines)[i - 1];
    const char first = rule.content.empty() ? ' ' : rule.content.front();
    if ((first != '|' && first != '-' && first != ':') || !IsTableRule(rule.content)) continue;
    // Some converters part all lines of a table by blank ones.
    const bool below = rule.gap == Gap::kGlued || (IsFramed(head.content) && IsFramed(rule.content));
    if (!below || !HoldsBar(head.content)) continue;
    Mend(&head);
    Mend(&rule);
    for (; i + 1 < lines->size(); ++i) {
      auto& row = (*lines)[i + 1];
      const bool goes_on = row.gap == Gap::kGlued ? HoldsBar(row.content) : IsFramed(row.content);
      if (!goes_on) break;
      Mend(&row);
    }
  }
  MarkBareRows(lines);
}

}  // namespace pulse::ingest
