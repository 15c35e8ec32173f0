#include "services/ingest/parser/observations/masthead_observations.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/words/phrase_search.h"
#include "services/ingest/parser/words/stock_phrases.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// Of the e-mail itself, not of what it says. Some of these words an introduction may
// use; nothing of one stands so far up.
bool SpeaksOfTheEmail(const std::vector<Line>& lines, std::size_t first, std::size_t last) {
  constexpr std::size_t kMostText = 400;
  std::string text;
  for (std::size_t i = first; i <= last && text.size() < kMostText; ++i) {
    AppendFolded(lines[i].content.substr(0, kMostText), &text);
    text += ' ';
  }
  return FindNoticePhrases(text).subscription ||
         HoldsAny(text, {"browser", "view online", "read online", "online version", "web version",
                         "as a web page", "trouble viewing", "trouble reading", "not displaying"});
}

// The name, and no sentence that uses it; nor what is left of one on its last line.
bool IsName(const Observation& seen) {
  return seen.Has(Feature::kMasthead) && !seen.Has(Feature::kSubscription) &&
         !seen.Has(Feature::kEndsSentence) && !seen.Has(Feature::kEndsColon) &&
         !seen.Has(Feature::kPreviousOpen) && !seen.Has(Feature::kContinuesFull);
}

bool IsEdition(const Observation& seen) {
  return seen.Has(Feature::kMonthOnly) && !seen.Has(Feature::kEndsSentence) && seen.month != 0;
}

bool IsTaken(const Observation& seen) {
  return seen.sure != Sure::kNothing || seen.Has(Feature::kContents) || seen.Has(Feature::kListItem);
}

}  // namespace

void ObserveMasthead(const std::vector<Line>& lines, std::size_t welcome, std::vector<Observation>* all) {
  const Observation* edition = nullptr;
  bool named = false;
  for (std::size_t i = 0; i < welcome;) {
    const std::size_t last = std::min(EndOfGluedLines(lines, i), welcome - 1);
    const bool notice = SpeaksOfTheEmail(lines, i, last);
    for (; i <= last; ++i) {
      auto& seen = (*all)[i];
      if (IsTaken(seen)) continue;
      // The first, and what says the same again: "Sent in April 2021" may follow.
      const bool dates = IsEdition(seen) &&
                         (edition == nullptr || (edition->month == seen.month && edition->year == seen.year));
      const bool name = !named && IsName(seen);
      if (dates || name) {
        seen.sure = Sure::kMasthead;
      } else if (notice && seen.month == 0) {
        seen.sure = Sure::kNotice;
      }
      if (edition == nullptr && seen.month != 0) edition = &seen;
      named |= name;
    }
  }
}

}  // namespace pulse::ingest
