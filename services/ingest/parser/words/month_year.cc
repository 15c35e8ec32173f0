#include "services/ingest/parser/words/month_year.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "services/ingest/parser/words/byte_runs.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// Most words are told from months by their first letter.
bool MayOpenMonth(char c) {
  constexpr std::string_view kFirstLetters = "jfmasond";
  return kFirstLetters.find(c) != std::string_view::npos;
}

// The years that digits of a text say: "2024", "'24"; 0 when there is none.
struct Years {
  int first = 0;
  int last = 0;
};

Years YearsIn(std::string_view folded) {
  Years years;
  ByteRuns numbers(folded, [](text::Bytes16 bytes) { return text::InRange(bytes, '0', '9'); });
  for (auto digits = numbers.Next(); !digits.empty(); digits = numbers.Next()) {
    const bool behind_apostrophe = digits.data() > folded.data() && *(digits.data() - 1) == '\'';
    if (digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"))) {
      years.last =
          (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 + (digits[3] - '0');
    } else if (digits.size() == 2 && behind_apostrophe) {
      years.last = 2000 + (digits[0] - '0') * 10 + (digits[1] - '0');
    }
    if (years.first == 0) years.first = years.last;
  }
  return years;
}

// The month that a text names, or the first of two that follow one another, as a double
// issue has them; 0 when it names none, or others.
struct Months {
  int first = 0;
  bool two = false;
};

Months MonthsIn(std::string_view folded) {
  Months months;
  bool parted = false;  // by a word behind the first
  ByteRuns words(folded, [](text::Bytes16 bytes) { return text::InRange(bytes | 0x20, 'a', 'z'); });
  for (auto word = words.Next(); !word.empty(); word = words.Next()) {
    const int month = MonthOf(word);
    parted |= month == 0 && months.first != 0 && word != "and";
    if (month == 0) continue;
    if (months.two || (months.first != 0 && (parted || month != months.first % 12 + 1))) return {};
    months.two = months.first != 0;
    if (!months.two) months.first = month;
  }
  return months;
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
  const Years years = YearsIn(folded);
  const Months months = years.last == 0 ? Months() : MonthsIn(folded);
  if (months.first == 0) return false;
  *month = months.first;
  // "December/January 2017": the December before.
  const bool year_before = months.two && months.first == 12 && years.first == years.last;
  *year = months.two ? years.first - (year_before ? 1 : 0) : years.last;
  return true;
}

std::optional<MonthYear> EditionOfFilename(std::string_view filename) {
  const auto slash = filename.find_last_of("/\\");
  if (slash != std::string_view::npos) filename.remove_prefix(slash + 1);
  filename = filename.substr(0, filename.rfind('.'));
  MonthYear edition;
  std::string words = Fold(filename);
  std::replace(words.begin(), words.end(), '_', ' ');
  if (ReadMonthYear(words, &edition.year, &edition.month)) return edition;
  // The first "2022-09", "2022 09" or "202209" with no digit round it.
  for (std::size_t at = 0; at + 6 <= words.size(); ++at) {
    if (at > 0 && IsDigit(words[at - 1])) continue;
    const auto number = [&](std::size_t begin, std::size_t count) {
      int value = 0;
      for (std::size_t i = begin; i < begin + count; ++i) {
        if (i >= words.size() || !IsDigit(words[i])) return 0;
        value = value * 10 + (words[i] - '0');
      }
      return begin + count < words.size() && count == 2 && IsDigit(words[begin + count]) ? 0 : value;
    };
    edition.year = number(at, 4);
    const bool parted = words[at + 4] == '-' || words[at + 4] == ' ' || words[at + 4] == '.';
    edition.month = number(at + (parted ? 5 : 4), 2);
    if (edition.year >= 1990 && edition.year < 2100 && edition.month >= 1 && edition.month <= 12)
      return edition;
  }
  return std::nullopt;
}

}  // namespace pulse::ingest
