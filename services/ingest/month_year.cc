#include "services/ingest/month_year.h"

#include <cstddef>

#include "services/ingest/lexicon.h"
#include "services/ingest/typography.h"

namespace pulse::ingest {

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
