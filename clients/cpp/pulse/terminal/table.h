// Rows in columns that fit the terminal.

#pragma once

#include <string>
#include <vector>

#include "clients/cpp/pulse/terminal/console.h"

namespace pulse::cli {

struct Column {
  std::string heading;
  bool align_right = false;
  /// Gives way when the table is too wide; the others keep their width.
  bool shrinks = false;
};

/// Collects rows, then prints them. Cells are made harmless and put on one line
/// (OneLine); columns are as wide as their widest cell, two spaces apart.
class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// As many cells as there are columns.
  void AddRow(std::vector<std::string> cells);

  /// Prints headings and rows to `console.out` in at most `console.width`
  /// columns. Where the columns that shrink do not give enough, each row is a
  /// block instead, a line a cell: nothing is cut from it.
  void Print(const Console& console) const;

 private:
  // Of the whole, with its gaps.
  static int TotalWidth(const std::vector<int>& widths);
  void PrintBlocks(const Console& console) const;
  std::vector<int> FitWidths(int width) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace pulse::cli
