#include "services/ingest/convert/markdown/layout_tables.h"

#include <algorithm>
#include <string>
#include <utility>

#include "services/ingest/convert/markdown/cell_text.h"
#include "services/ingest/convert/markdown/open_tables.h"
#include "services/ingest/parser/lines/table_lines.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kLongCell = 160;

using Cells = std::vector<std::string_view>;

// The parts of a line between its bars; an escaped bar is none.
Cells CellsOf(std::string_view line) {
  Cells cells;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\\') {
      ++at;
    } else if (line[at] == '|') {
      if (at > 0) cells.push_back(Trim(line.substr(begin, at - begin)));
      begin = at + 1;
    }
  }
  if (begin < line.size()) cells.push_back(Trim(line.substr(begin)));
  return cells;
}

bool IsRuleCell(std::string_view cell) {
  return cell.size() >= 3 && cell.find_first_not_of("-:") == std::string_view::npos;
}

bool IsRow(std::string_view line) { return line.size() > 1 && line.front() == '|' && line.back() == '|'; }

std::vector<std::string_view> RowsOf(const std::string& text) {
  auto rows = LinesOf(text);
  for (auto& row : rows) row = Trim(row);
  return rows;
}

// Whether the lines are a table that lays text out.
bool LaysOut(const std::vector<std::string_view>& lines) {
  if (lines.size() < 2 || !std::all_of(lines.begin(), lines.end(), IsRow) || !IsTableRule(lines[1]))
    return false;
  const auto head = CellsOf(lines[0]);
  if (CellsOf(lines[1]).size() == 1) return true;
  const bool headless = std::all_of(head.begin(), head.end(), [](auto cell) { return cell.empty(); });
  for (const auto line : lines) {
    if (IsTableRule(line)) continue;
    const auto cells = CellsOf(line);
    if (std::any_of(cells.begin(), cells.end(), IsRuleCell)) return true;
    if (headless &&
        std::any_of(cells.begin(), cells.end(), [](auto cell) { return cell.size() > kLongCell; }))
      return true;
  }
  return false;
}

// Whether cells [begin, begin + count) all hold text.
bool AreFilled(const Cells& cells, std::size_t begin, std::size_t count) {
  if (begin + count > cells.size()) return false;
  return std::none_of(cells.begin() + static_cast<std::ptrdiff_t>(begin),
                      cells.begin() + static_cast<std::ptrdiff_t>(begin + count),
                      [](auto cell) { return cell.empty() || IsRuleCell(cell); });
}

std::string RowOf(const Cells& cells, std::size_t begin, std::size_t count) {
  std::string row = "|";
  for (std::size_t i = begin; i < begin + count; ++i) row.append(" ").append(cells[i]).append(" |");
  return row;
}

// A table of data that stands on one line from cell `i` on: a head of several cells, as
// many of a rule, rows, an empty cell between each two. Appends it and answers one
// past its last cell; `i` where none begins.
std::size_t ReadFlatTable(const Cells& cells, std::size_t i, std::vector<TextBlock>* blocks) {
  constexpr std::size_t kMostColumns = 32;
  std::size_t columns = 0;
  while (columns < kMostColumns && i + columns < cells.size() && !cells[i + columns].empty() &&
         !IsRuleCell(cells[i + columns]))
    ++columns;
  const std::size_t rule = i + columns + 1;
  if (columns < 2 || rule + columns > cells.size() || !cells[rule - 1].empty()) return i;
  for (std::size_t k = 0; k < columns; ++k) {
    if (!IsRuleCell(cells[rule + k])) return i;
  }
  std::string table = RowOf(cells, i, columns) + "\n" + RowOf(cells, rule, columns);
  std::size_t end = rule + columns;
  for (; end < cells.size() && cells[end].empty() && AreFilled(cells, end + 1, columns); end += columns + 1)
    table.append("\n").append(RowOf(cells, end + 1, columns));
  blocks->push_back({false, std::move(table)});
  return end;
}

void AppendRow(std::string_view line, std::vector<TextBlock>* blocks) {
  const auto cells = CellsOf(line);
  for (std::size_t i = 0; i < cells.size();) {
    const std::size_t end = ReadFlatTable(cells, i, blocks);
    if (end == i && !cells[i].empty() && !IsRuleCell(cells[i])) AppendCellText(cells[i], blocks);
    i = std::max(end, i + 1);
  }
}

// Below a linked title, lines in bold that lead nowhere are headings inside its summary.
// Only the cell says so: once its lines are paragraphs like all others, nothing parts such
// a line from a title in bold, and none of Markdown's levels is left to lower it to, since
// the titles around it are links and no headings. Italics are the lower mark there: no
// title is printed so, and the text is kept letter for letter.
void LowerSubheadings(std::size_t first, std::vector<TextBlock>* blocks) {
  constexpr std::string_view kBold = "**";
  if (first >= blocks->size() || !(*blocks)[first].text.starts_with("[**")) return;
  for (std::size_t i = first + 1; i < blocks->size(); ++i) {
    auto& text = (*blocks)[i].text;
    if (text.size() <= 2 * kBold.size() || !text.starts_with(kBold) ||
        text.find(kBold, kBold.size()) != text.size() - kBold.size() ||
        NamesSectorOrGroup(Fold(PlainTextOf((*blocks)[i]))))
      continue;
    text = "_" + text.substr(kBold.size(), text.size() - 2 * kBold.size()) + "_";
  }
}

}  // namespace

LaidOutText TakeLayoutTablesApart(std::string_view markdown) {
  LaidOutText text;
  text.tables = CountOpenTables(markdown);
  if (text.tables > 0) {
    text.blocks = ReadOpenTables(markdown);
  } else {
    for (auto& block : SplitBlocks(markdown)) {
      const auto lines = RowsOf(block.text);
      if (!LaysOut(lines)) {
        text.blocks.push_back(std::move(block));
        continue;
      }
      ++text.tables;
      const auto first = text.blocks.size();
      for (const auto line : lines) {
        if (!IsTableRule(line)) AppendRow(line, &text.blocks);
      }
      LowerSubheadings(first, &text.blocks);
    }
  }
  if (text.tables > 0) PartRunTogether(&text.blocks);
  return text;
}

}  // namespace pulse::ingest
