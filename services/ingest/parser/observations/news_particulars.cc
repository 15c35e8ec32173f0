#include "services/ingest/parser/observations/news_particulars.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "services/ingest/parser/words/month_year.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_set.h"
#include "services/ingest/parser/words/word_shape.h"

namespace pulse::ingest {
namespace {

// "14 February 2017", "3rd March": the day, the month, and at most one more word.
bool IsDate(std::string_view text) {
  constexpr std::size_t kLongestDate = 20;
  const auto day = FirstWord(text);
  if (text.size() > kLongestDate || day.empty() || day.size() > 4 || !IsDigit(day.front())) return false;
  const auto rest = text.substr(day.size() + 1);
  const auto month = FirstWord(rest);
  return MonthOf(Fold(month)) != 0 &&
         rest.find(' ', std::min(rest.size(), month.size() + 1)) == std::string_view::npos;
}

// "When: 3 March", "**Closing date:** 8 June", "3 March 2017".
bool IsLabelled(std::string_view text) {
  // clang-format off
  static const Words labels{
      "when", "where", "date", "dates", "time", "times", "venue", "location", "cost", "price", "salary", "deadline",
      "email", "e-mail", "tel", "telephone", "phone", "website", "web", "contact", "address", "interviews",
      "speakers", "hours", "closing date", "start date", "closing dates"};
  // clang-format on
  constexpr std::size_t kLongestLabel = 16;
  while (!text.empty() && (text.front() == '*' || text.front() == '_')) text.remove_prefix(1);
  if (IsDate(text)) return true;
  const auto colon = text.substr(0, kLongestLabel).find(':');
  return colon != std::string_view::npos && labels.Has(text.substr(0, colon));
}

// "Monday 3 March, 10am". A title of news may open so.
bool OpensWithDay(std::string_view text) {
  static const Words days{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  return days.Has(FirstWord(text)) && std::any_of(text.begin(), text.end(), IsDigit);
}

// Opens as what sends a reader elsewhere or says goodbye.
bool OpensAsPointer(std::string_view text) {
  static const Words openers{"click", "view",    "read",  "download", "see",          "please",  "email",
                             "call",  "contact", "visit", "book",     "register",     "to",      "for",
                             "we",    "closing", "apply", "you",      "applications", "tickets", "places"};
  return openers.Has(FirstWord(text));
}

class NewsParticulars {
 public:
  NewsParticulars(const std::vector<Line>& lines, const std::vector<TextBlock>& blocks,
                  std::vector<Observation>* all)
      : lines_(lines), blocks_(blocks), all_(*all) {}

  void Observe() {
    bool listed = false;  // the block before is what a line above it announces
    for (std::size_t b = 1; b < blocks_.size(); ++b) {
      const auto& block = blocks_[b];
      const auto above = lines_[block.first - 1].content;
      const bool announced = listed || LastMark(above) == ':';
      listed = false;
      if (!block.news || all_[block.first - 1].NamesSectionOrGroup()) continue;
      auto& seen = all_[block.begin];
      const auto text = lines_[block.begin].content;
      if (seen.sure == Sure::kNothing && IsAlone(block) && IsLabelled(text)) seen.sure = Sure::kNewsText;
      if (!IsBare(block)) continue;
      const bool text_below = b + 1 < blocks_.size() && IsText(blocks_[b + 1]);
      const bool runs_on = announced && (!text_below || IsOneLine(blocks_[b + 1]));
      listed = runs_on;
      if (seen.sure == Sure::kNewsText || OpensWithDay(text) || runs_on ||
          (!text_below && (OpensAsPointer(text) || seen.Has(Feature::kVerb)))) {
        seen.Set(Feature::kMidSentence);
      } else if (text_below && EndsSentence(above) && seen.Has(Feature::kVerb)) {
        seen.Clear(Feature::kVerb);
        seen.Set(Feature::kVerbless);
      }
    }
  }

 private:
  static constexpr std::size_t kLongest = 100;

  bool IsAlone(const TextBlock& block) const {
    const auto& line = lines_[block.begin];
    return block.first == block.last && line.mark == Mark::kNone && line.content.size() <= kLongest;
  }

  // A line without marks, stop and publishers, that stands alone.
  bool IsBare(const TextBlock& block) const {
    const auto& line = lines_[block.begin];
    const auto& seen = all_[block.begin];
    return IsAlone(block) && !IsMarked(seen) && !seen.NamesSectionOrGroup() &&
           !seen.Has(Feature::kBylineSplit) && !seen.Has(Feature::kEndsColon) &&
           LastMark(line.content) != '.';
  }

  bool IsText(const TextBlock& block) const {
    const auto& seen = all_[block.begin];
    return block.news && !IsMarked(seen) && !seen.NamesSectionOrGroup() && !IsBare(block);
  }

  bool IsOneLine(const TextBlock& block) const {
    return block.first == block.last && lines_[block.first].content.size() <= kLongest;
  }

  const std::vector<Line>& lines_;
  const std::vector<TextBlock>& blocks_;
  std::vector<Observation>& all_;
};

}  // namespace

void ObserveNewsParticulars(const std::vector<Line>& lines, const std::vector<TextBlock>& blocks,
                            std::vector<Observation>* all) {
  NewsParticulars(lines, blocks, all).Observe();
}

}  // namespace pulse::ingest
