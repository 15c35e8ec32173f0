#include "services/ingest/month_year.h"

#include <array>
#include <cstddef>

#include "services/ingest/typography.h"

namespace pulse::ingest {
namespace {

// Most words are told from months by their first letter.
bool MayOpenMonth(char c) {
  constexpr std::string_view kFirstLetters = "jfmasond";
  return kFirstLetters.find(c) != std::string_view::npos;
}

}  // namespace

int MonthOf(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3 || word.size() > 9 || !MayOpenMonth(word.front())) return 0;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    if (word.substr(0, 3) != kMonths[month].substr(0, 3)) continue;
    const bool known = word.size() == 3 || word == kMonths[month] || word == "sept";
    return known ? static_cast<int>(month) + 1 : 0;
  }
  return 0;
}

bool ReadMonthYear(std::string_view folded, int* year, int* month) {
  int found_month = 0;
  int found_year = 0;
  int months = 0;
  for (std::size_t at = 0; at < folded.size();) {
    while (at < folded.size() && !IsAlpha(folded[at]) && !IsDigit(folded[at])) ++at;
    const std::size_t begin = at;
    const bool letters = at < folded.size() && IsAlpha(folded[at]);
    while (at < folded.size() && (letters ? IsAlpha(folded[at]) : IsDigit(folded[at]))) ++at;
    const auto word = folded.substr(begin, at - begin);
    if (letters) {
      const int candidate = MonthOf(word);
      if (candidate != 0) {
        found_month = candidate;
        ++months;
      }
    } else if (word.size() == 4 && (word.substr(0, 2) == "19" || word.substr(0, 2) == "20")) {
      found_year = (word[0] - '0') * 1000 + (word[1] - '0') * 100 + (word[2] - '0') * 10 + (word[3] - '0');
    } else if (word.size() == 2 && begin > 0 && folded[begin - 1] == '\'') {
      found_year = 2000 + (word[0] - '0') * 10 + (word[1] - '0');
    }
  }
  if (months != 1 || found_year == 0) return false;
  *month = found_month;
  *year = found_year;
  return true;
}

}  // namespace pulse::ingest
