#include "services/ingest/parser/observations/sentence_observations.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "services/ingest/parser/observations/line_observations.h"
#include "services/ingest/parser/observations/neighbour_observations.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/verb_search.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kMostLines = 3;

// Whether one of the lines is too long for a title's.
bool IsText(const std::vector<Line>& lines, std::size_t first, std::size_t last) {
  return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(first),
                     lines.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                     [](const Line& line) { return line.content.size() > kTextLine; });
}

// Whether the paragraph that ends in line `last` goes on behind a page's end.
bool IsCutByPage(const std::vector<Line>& lines, std::size_t last) {
  return PageCutAfter(lines, last) && StartsLower(lines[last + 1].content) &&
         !EndsSentence(lines[last].content);
}

// An address of e-mail and nothing else.
bool IsEmail(std::string_view text) {
  const auto mark = text.find('@');
  return mark != std::string_view::npos && mark > 0 && text.find_first_of(" \t") == std::string_view::npos &&
         text.find('.', mark) != std::string_view::npos;
}

// Of a paragraph too long for a title, the lines that could be one's by their front.
void ObserveBylineLines(const std::vector<Line>& lines, std::size_t first, std::size_t last,
                        std::vector<Observation>* all) {
  for (std::size_t i = first; i <= last; ++i) {
    auto& seen = (*all)[i];
    const auto text = lines[i].content;
    if (!seen.Has(Feature::kBylineSplit) || text.size() > kTextLine) continue;
    seen.Set(HoldsVerb(text) ? Feature::kVerb : Feature::kVerbless);
  }
}

}  // namespace

bool HoldVerb(const std::vector<Line>& lines, std::size_t first, std::size_t last) {
  return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(first),
                     lines.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                     [](const Line& line) { return HoldsVerb(line.content); });
}

void ObserveSentences(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs,
                      std::vector<Observation>* all) {
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const std::size_t first = paragraphs[p].first;
    const bool cut = p + 1 < paragraphs.size() && IsCutByPage(lines, paragraphs[p].last);
    if (cut) ++p;
    const std::size_t last = paragraphs[p].last;
    if (last - first >= kMostLines || IsText(lines, first, last)) {
      ObserveBylineLines(lines, first, last, all);
      continue;
    }
    const bool verb = HoldVerb(lines, first, last);
    const auto& end = (*all)[last];
    const bool ends = end.Has(Feature::kEndsSentence) || end.Has(Feature::kEndsQuestion);
    for (std::size_t i = first; i <= last; ++i) {
      auto& seen = (*all)[i];
      seen.Set(verb ? Feature::kVerb : Feature::kVerbless);
      if (cut && !ends) seen.Set(Feature::kCutShort);
    }
  }
}

void ObserveAddresses(const std::vector<Line>& lines, std::vector<Observation>* all) {
  constexpr std::size_t kMostAddressLines = 4;
  constexpr std::size_t kLongestLine = 60;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto text = lines[i].content;
    if (text.size() > kLongestLine || text.find('@') == std::string_view::npos || !IsEmail(text)) continue;
    for (std::size_t k = i + 1; k-- > 0 && i - k < kMostAddressLines;) {
      const auto& seen = (*all)[k];
      if (lines[k].content.size() > kLongestLine || seen.Has(Feature::kBylineSplit) ||
          seen.Has(Feature::kEndsSentence) || lines[k].mark != Mark::kNone) {
        break;
      }
      (*all)[k].Set(Feature::kAddress);
      if (lines[k].gap != Gap::kGlued) break;
    }
  }
}

}  // namespace pulse::ingest
