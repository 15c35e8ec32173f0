#include "services/ingest/parser/lines/page_numbers.h"

#include <algorithm>
#include <string>

#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {

std::string WithoutNumbers(std::string_view text) {
  std::string shape;
  for (const char c : text) {
    if (!IsDigit(c)) {
      shape.push_back(c);
    } else if (shape.empty() || shape.back() != '0') {
      shape.push_back('0');
    }
  }
  return shape;
}

bool ReadsAsPageNumber(std::string_view text) {
  if (text.size() > 24) return false;
  bool digits = false;
  std::string word;
  const auto known = [](const std::string& w) {
    return w.empty() || w == "page" || w == "of" || w == "p" || w == "pg";
  };
  for (const char c : text) {
    if (IsAlpha(c)) {
      word.push_back(ToLower(c));
      continue;
    }
    if (!known(word)) return false;
    word.clear();
    digits |= IsDigit(c);
    if (!IsDigit(c) && !IsSpace(c) && c != '-' && c != '|' && c != '/' && c != '.' && c != '=' &&
        static_cast<unsigned char>(c) < 0x80) {
      return false;
    }
  }
  if (!known(word) || !digits) return false;
  // Three digits at most: a year alone is not a page.
  int run = 0;
  for (const char c : text) {
    run = IsDigit(c) ? run + 1 : 0;
    if (run > 3) return false;
  }
  return true;
}

bool IsPageSeparator(std::string_view text) {
  if (!text.starts_with('{')) return false;
  const auto close = text.find('}');
  return close != std::string_view::npos && close > 1 && close + 3 < text.size() &&
         std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(close), IsDigit) &&
         text.find_first_not_of('-', close + 1) == std::string_view::npos;
}

bool EndsInPageCount(std::string_view text) {
  constexpr std::size_t kLongest = 90;
  constexpr std::size_t kCount = 20;  // "Page 100 of 100 |"
  if (text.size() > kLongest || text.empty() || !IsDigit(text.back())) return false;
  const auto end = Fold(text.substr(text.size() - std::min(text.size(), kCount)));
  const auto page = end.rfind("page ");
  if (page == std::string::npos) return false;
  return WithoutNumbers(std::string_view(end).substr(page)) == "page 0 of 0";
}

bool IsBareNumber(const Line& line) {
  constexpr std::size_t kMostDigits = 3;
  return line.mark == Mark::kNone && line.content.size() <= kMostDigits && !line.content.empty() &&
         std::all_of(line.content.begin(), line.content.end(), IsDigit);
}

bool NumbersCountPages(const std::vector<Line>& lines) {
  constexpr int kFewest = 3;
  int count = 0;
  int before = 0;
  for (const auto& line : lines) {
    if (!IsBareNumber(line)) continue;
    int number = 0;
    for (const char c : line.content) number = number * 10 + (c - '0');
    if (count > 0 && number != before + 1) return false;
    before = number;
    ++count;
  }
  return count >= kFewest;
}

}  // namespace pulse::ingest
