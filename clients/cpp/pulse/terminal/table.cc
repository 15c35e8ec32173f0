#include "clients/cpp/pulse/terminal/table.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "clients/cpp/pulse/terminal/text_width.h"

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

int Table::TotalWidth(const std::vector<int>& widths) {
  return std::accumulate(widths.begin(), widths.end(), (static_cast<int>(widths.size()) - 1) * kGap);
}

// Takes what is too much, column by column, from the widest that shrinks.
std::vector<int> Table::FitWidths(int width) const {
  std::vector<int> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    int widest = TextWidth(columns_[i].heading);
    for (const auto& row : rows_) widest = std::max(widest, TextWidth(row[i]));
    widths.push_back(widest);
  }
  for (int total = TotalWidth(widths); total > width; --total) {
    std::size_t widest = columns_.size();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const bool may_shrink = columns_[i].shrinks && widths[i] > kNarrowest;
      if (may_shrink && (widest == columns_.size() || widths[i] > widths[widest])) widest = i;
    }
    if (widest == columns_.size()) break;
    --widths[widest];
  }
  return widths;
}

void Table::PrintBlocks(const Console& console) const {
  int label_width = 0;
  for (const Column& column : columns_) label_width = std::max(label_width, TextWidth(column.heading));
  const std::string indent(static_cast<std::size_t>(label_width + kGap), ' ');
  bool first = true;
  for (const auto& row : rows_) {
    if (!first) console.out << '\n';
    first = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].empty()) continue;
      const std::string wrapped = Wrap(row[i], console.width, indent);
      console.out << console.OutStyle().Bold(Pad(columns_[i].heading, label_width)) << std::string(kGap, ' ')
                  << wrapped.substr(indent.size());
    }
  }
}

void Table::Print(const Console& console) const {
  const std::vector<int> widths = FitWidths(console.width);
  if (TotalWidth(widths) > console.width) return PrintBlocks(console);
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
