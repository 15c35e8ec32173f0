#include "services/ingest/convert/markdown/cell_text.h"

#include <algorithm>
#include <string>
#include <utility>

#include "services/ingest/parser/words/month_year.h"
#include "services/ingest/parser/words/stock_phrases.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

int NumberOf(std::string_view mark) {
  int number = 0;
  for (const char c : mark) number = IsDigit(c) ? number * 10 + (c - '0') : number;
  return number;
}

// Reads one cell, space by space.
class CellReader {
 public:
  explicit CellReader(std::vector<TextBlock>* blocks) : blocks_(blocks) {}

  void Read(std::string_view cell) {
    std::size_t spaces = 2;
    while (!cell.empty()) {
      const auto mark = EntryMark(cell);
      if (OpensEntry(mark, spaces)) {
        OpenEntry(mark);
        cell.remove_prefix(mark.size() + 1);
      } else if (spaces > 1) {
        blocks_->push_back({});
        list_mark_ = 0;
      } else {
        blocks_->back().text += ' ';
      }
      const auto end = std::min(cell.find(' '), cell.size());
      blocks_->back().text += cell.substr(0, end);
      cell.remove_prefix(end);
      spaces = std::min(cell.find_first_not_of(' '), cell.size());
      cell.remove_prefix(spaces);
    }
  }

 private:
  // A list opens as a paragraph does; its next entry may be one space away, and a
  // dash there is one of a sentence.
  bool OpensEntry(std::string_view mark, std::size_t spaces) const {
    if (mark.empty()) return false;
    const bool number = IsDigit(mark.front());
    if (spaces > 1) return !number || NumberOf(mark) == 1 || (list_mark_ == '1' && Follows(mark));
    return number ? list_mark_ == '1' && Follows(mark) : list_mark_ != 0 && mark != "-";
  }

  bool Follows(std::string_view mark) const { return NumberOf(mark) == number_ + 1; }

  // Converters give each depth of bullets a mark of its own: `*`, `+`, `-`.
  void OpenEntry(std::string_view mark) {
    const bool number = IsDigit(mark.front());
    constexpr std::string_view kDepths = "*+-";
    if (list_mark_ == 0) {
      blocks_->push_back({});
      first_depth_ = number ? 0 : kDepths.find(mark.front());
    } else {
      blocks_->back().text += '\n';
    }
    const std::size_t depth = number ? 0 : kDepths.find(mark.front());
    if (depth > first_depth_) blocks_->back().text.append(2 * (depth - first_depth_), ' ');
    blocks_->back().text.append(mark).append(" ");
    list_mark_ = number ? '1' : mark.front();
    number_ = NumberOf(mark);
  }

  std::vector<TextBlock>* blocks_;
  char list_mark_ = 0;  // of the entry being read: a bullet, '1' for a number, 0 for none
  int number_ = 0;
  std::size_t first_depth_ = 0;
};

// One past `[**title**](target)` in front of `text`; 0 where none is.
std::size_t EndOfLinkedTitle(std::string_view text) {
  constexpr std::string_view kClose = "**](";
  if (!text.starts_with("[**")) return 0;
  const auto close = text.find(kClose);
  if (close == std::string_view::npos) return 0;
  const auto end = text.find(')', close + kClose.size());
  return end == std::string_view::npos ? 0 : end + 1;
}

// Whether what stands behind a title is its summary, not the rest of a sentence.
bool OpensSummary(std::string_view text) {
  return !text.empty() && !StartsLower(text) && (IsWordByte(text.front()) || text.front() == '"');
}

// Where a closing and its name are glued on: "… call us.Best wishes,Dr Ada Example".
std::pair<std::size_t, std::size_t> FindGluedClosing(std::string_view text) {
  constexpr std::size_t kLongestClosing = 48;
  for (std::size_t comma = text.find(','); comma != std::string_view::npos;
       comma = text.find(',', comma + 1)) {
    if (comma + 1 == text.size() || !IsUpper(text[comma + 1])) continue;
    std::size_t begin = comma;
    while (begin > 0 && comma - begin < kLongestClosing && text[begin - 1] != '.' && text[begin - 1] != ')' &&
           text[begin - 1] != '!' && text[begin - 1] != '?')
      --begin;
    if (IsClosing(Fold(text.substr(begin, comma - begin)))) return {begin, comma + 1};
  }
  return {0, 0};
}

// Where "March 2021" is glued to the digest's name; 0 where it is not.
std::size_t FindGluedMonth(std::string_view text) {
  constexpr std::size_t kLongestMasthead = 60;
  if (text.size() > kLongestMasthead) return 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    int year = 0;
    int month = 0;
    if (!IsUpper(text[at]) || !IsLower(text[at - 1])) continue;
    const auto rest = Fold(text.substr(at));
    const auto word = rest.substr(0, rest.find(' '));
    if (MonthOf(word) != 0 && ReadMonthYear(rest, &year, &month)) return at;
  }
  return 0;
}

}  // namespace

std::string_view EntryMark(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && length < 3 && IsDigit(text[length])) ++length;
  if (length == 0 && !text.empty() && (text[0] == '*' || text[0] == '+' || text[0] == '-')) {
    length = 1;
  } else if (length > 0 && length < text.size() && text[length] == '.') {
    ++length;
  } else {
    return {};
  }
  return length + 1 < text.size() && text[length] == ' ' && text[length + 1] != ' ' ? text.substr(0, length)
                                                                                    : std::string_view();
}

void AppendCellText(std::string_view cell, std::vector<TextBlock>* blocks) {
  CellReader(blocks).Read(Trim(cell));
}

void PartRunTogether(std::vector<TextBlock>* blocks) {
  constexpr std::size_t kFrontBlocks = 24;
  std::vector<TextBlock> out;
  out.reserve(blocks->size());
  // Moves what stands before `at` out of `block`.
  const auto part = [&out](std::size_t at, TextBlock* block) {
    out.push_back({block->new_page, std::string(Trim(std::string_view(block->text).substr(0, at)))});
    block->text = Trim(std::string_view(block->text).substr(at));
    block->new_page = false;
  };
  for (std::size_t i = 0; i < blocks->size(); ++i) {
    auto block = std::move((*blocks)[i]);
    if (const auto title = EndOfLinkedTitle(block.text);
        title > 0 && OpensSummary(Trim(std::string_view(block.text).substr(title))))
      part(title, &block);
    if (i < kFrontBlocks) {
      if (const auto month = FindGluedMonth(block.text); month > 0) part(month, &block);
      if (const auto [closing, name] = FindGluedClosing(block.text); closing > 0) {
        part(closing, &block);
        part(name - closing, &block);
      }
    }
    out.push_back(std::move(block));
  }
  *blocks = std::move(out);
}

}  // namespace pulse::ingest
