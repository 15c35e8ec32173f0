#include "clients/cpp/pulse/table.h"

#include <algorithm>
#include <stdexcept>

#include "clients/cpp/pulse/text_width.h"

namespace pulse::cli {
namespace {

constexpr int kGap = 2;
// A column that shrinks keeps this much: a few letters and the "…".
constexpr int kNarrowest = 8;

}  // namespace

void Table::AddRow(std::vector<std::string> cells) {
  if (cells.size() != columns_.size()) throw std::invalid_argument("a row has a cell for every column");
  for (std::string& cell : cells) cell = OneLine(cell);
  rows_.push_back(std::move(cells));
}

// Takes what is too much, column by column, from the widest that shrinks.
std::vector<int> Table::FitWidths(int width) const {
  std::vector<int> widths;
  int total = -kGap;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    int widest = TextWidth(columns_[i].heading);
    for (const auto& row : rows_) widest = std::max(widest, TextWidth(row[i]));
    widths.push_back(widest);
    total += widest + kGap;
  }
  while (total > width) {
    std::size_t widest = columns_.size();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const bool may_shrink = columns_[i].shrinks && widths[i] > kNarrowest;
      if (may_shrink && (widest == columns_.size() || widths[i] > widths[widest])) widest = i;
    }
    if (widest == columns_.size()) break;
    --widths[widest];
    --total;
  }
  return widths;
}

void Table::Print(const Console& console) const {
  const std::vector<int> widths = FitWidths(console.width);
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      text += Pad(Truncate(cells[i], widths[i]), widths[i], columns_[i].align_right);
      text.append(kGap, ' ');
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
  };
  std::vector<std::string> headings;
  for (const Column& column : columns_) headings.push_back(column.heading);
  console.out << console.OutStyle().Bold(line(headings)) << '\n';
  for (const auto& row : rows_) console.out << line(row) << '\n';
}

}  // namespace pulse::cli
