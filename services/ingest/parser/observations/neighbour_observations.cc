#include "services/ingest/parser/observations/neighbour_observations.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "services/ingest/parser/observations/line_observations.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_shape.h"

namespace pulse::ingest {
namespace {

// Lines longer than this are no lines of a page: the paragraph was never wrapped,
// and a break in it is meant.
constexpr std::size_t kUnwrapped = 140;

// An odd number of strong-emphasis marks.
bool LeavesEmphasisOpen(std::string_view text) {
  int marks = 0;
  for (std::size_t at = text.find("**"); at != std::string_view::npos; at = text.find("**", at + 2)) ++marks;
  return marks % 2 == 1;
}

// "Source: a survey of 133 councils" says it of a picture only below one, or what was
// printed on a cover; else of the text above.
bool NamesSourceOfText(const Line& line, const Line& above, const Observation& seen) {
  const auto word = FirstWord(WithoutEmphasis(line.content));
  if (word.size() < 2 || ToLower(word[0]) != 's' || ToLower(word[1]) != 'o') return false;
  return above.mark != Mark::kImage && !seen.Has(Feature::kCaptionWords) && !seen.Has(Feature::kAllCapitals);
}

}  // namespace

bool PageCutAfter(const std::vector<Line>& lines, std::size_t i) {
  return i + 1 < lines.size() && lines[i + 1].gap == Gap::kPage && lines[i + 1].mark == lines[i].MarkOfText();
}

void ObserveBreaks(const Layout& layout, const Paragraph& paragraph, std::vector<Observation>* all) {
  const std::size_t count = paragraph.last - paragraph.first + 1;
  if (count == 1) return;
  const std::uint32_t* const columns = &layout.columns[paragraph.first];
  constexpr std::size_t kFewLines = 32;
  std::array<std::uint32_t, kFewLines> few;
  std::vector<std::uint32_t> many(count > kFewLines ? count : 0);
  std::uint32_t* const widths = count > kFewLines ? many.data() : few.data();
  for (std::size_t i = count; i-- > 0;) {
    widths[i] = i + 1 < count ? std::max(widths[i + 1], columns[i]) : columns[i];
  }
  std::uint32_t longest = 0;
  std::uint32_t second = 0;
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const std::size_t line = paragraph.first + i;
    const std::uint32_t width = std::max(widths[i], second);
    const bool room = columns[i] + 1 + layout.first_words[line + 1] <= width;
    if (room || columns[i] > kUnwrapped) {
      (*all)[line].Set(Feature::kBreaksShort);
      (*all)[line + 1].Set(Feature::kContinuesShort);
    } else {
      (*all)[line + 1].Set(Feature::kContinuesFull);
    }
    second = std::max(second, std::min(longest, columns[i]));
    longest = std::max(longest, columns[i]);
  }
  std::size_t end = paragraph.last;
  for (std::size_t i = paragraph.last + 1; i-- > paragraph.first;) {
    if ((*all)[i].Has(Feature::kBreaksShort)) end = i;
    if (i > paragraph.first && end - i < 3) (*all)[i].Set(Feature::kEndsNear);
  }
}

void ObserveNeighbours(const std::vector<Line>& lines, const Paragraph& paragraph, std::size_t i,
                       std::vector<Observation>* all) {
  auto* const seen = &(*all)[i];
  if (i == paragraph.last) seen->Set(Feature::kLastOfParagraph);
  if (paragraph.last - i >= 3) seen->Set(Feature::kParagraphRunsOn);
  seen->Set(i > paragraph.first ? Feature::kGlued : Feature::kAfterBlank);
  if (i == paragraph.first && lines[i].gap == Gap::kGlued) seen->Set(Feature::kMeantBreak);
  if (i == paragraph.last && i + 1 < lines.size() && lines[i + 1].gap == Gap::kGlued)
    seen->Set(Feature::kBreaksShort);
  if (i == 0) return;
  if (lines[i - 1].mark == Mark::kTable) seen->Clear(Feature::kCaptionWords);  // the table's, not a cover's
  if (seen->Has(Feature::kCaptionWords) && NamesSourceOfText(lines[i], lines[i - 1], (*all)[i - 1]))
    seen->Clear(Feature::kCaptionWords);
  const auto text = lines[i - 1].content;
  const auto& before = (*all)[i - 1];
  if (lines[i].gap == Gap::kGlued && before.Has(Feature::kHeading) && !seen->Has(Feature::kHeading)) {
    seen->Set(Feature::kAfterMarked);
  }
  if (text.size() < kTextLine && LeavesEmphasisOpen(text)) seen->Set(Feature::kEmphasisOpen);
  if (before.Has(Feature::kClosing)) seen->Set(Feature::kAfterClosing);
  if (before.Has(Feature::kEndsOpen)) {
    seen->Set(Feature::kPreviousOpen);
  } else if (before.Has(Feature::kEndsSentence) || before.Has(Feature::kEndsQuestion)) {
    seen->Set(Feature::kPreviousEnds);
  }
}

void ObservePlace(const std::vector<Line>& lines, const Paragraph& paragraph, std::vector<Observation>* all) {
  const auto ends = [&](std::size_t i) {
    const auto& seen = (*all)[i];
    return seen.Has(Feature::kEndsSentence) || seen.Has(Feature::kEndsQuestion) ||
           seen.Has(Feature::kEndsColon);
  };
  const bool sentence = ends(paragraph.last);
  for (std::size_t i = paragraph.first; i <= paragraph.last; ++i) {
    auto& seen = (*all)[i];
    if (sentence) seen.Set(Feature::kSentenceAtEnd);
    if (paragraph.last - paragraph.first < 3) seen.Set(Feature::kFewLines);
    if (i < paragraph.last && (*all)[i + 1].Has(Feature::kSummaryOpener) &&
        !(*all)[i + 1].Has(Feature::kStartsLower)) {
      seen.Set(Feature::kTextNext);
    }
    if (seen.Has(Feature::kHeading) && seen.Has(Feature::kBylineWhole) && seen.Has(Feature::kAfterBlank) &&
        !seen.Has(Feature::kAfterPage)) {
      seen.Set(Feature::kMarkedByline);
    }
    if (i == 0) continue;
    const auto& before = (*all)[i - 1];
    if (before.Has(Feature::kListItem)) seen.Set(Feature::kAfterList);
    const bool runs_on = i > paragraph.first || PageCutAfter(lines, i - 1);
    if (runs_on && seen.Has(Feature::kStartsLower) && before.Has(Feature::kBylineSplit)) {
      seen.Set(Feature::kAfterByline);
    }
  }
  if (paragraph.first != paragraph.last) return;
  auto& seen = (*all)[paragraph.first];
  seen.Set(Feature::kAlone);
  if (!sentence && lines[paragraph.first].MarkOfText() == Mark::kNone) seen.Set(Feature::kAloneOpen);
}

void ObserveLevels(const std::vector<Line>& lines, std::vector<Observation>* all) {
  int item_level = 0;
  bool opens = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto& observation = (*all)[i];
    const bool heading = observation.Has(Feature::kHeading);
    if (!heading && !observation.Has(Feature::kBold)) continue;
    if (observation.NamesSectionOrGroup()) {
      opens = true;
      continue;
    }
    // A bold line without marks is the lowest level there is.
    const int level = heading ? lines[i].level : 7;
    if (opens || observation.Has(Feature::kBylineSplit)) {
      item_level = level;
    } else if (item_level != 0) {
      observation.Set(level > item_level ? Feature::kDeeperLevel : Feature::kSameLevel);
    }
    opens = false;
  }
}

void ObserveNext(std::vector<Observation>* all) {
  for (std::size_t i = 0; i + 1 < all->size(); ++i) {
    auto& seen = (*all)[i];
    const auto& next = (*all)[i + 1];
    const bool cut = next.Has(Feature::kAfterPage) && next.Has(Feature::kStartsLower);
    if (cut) seen.Set(Feature::kCutBelow);
    if (cut && next.Has(Feature::kSubscription) && !seen.Has(Feature::kEndsSentence))
      seen.Set(Feature::kSubscription);
    if (next.NamesSectionOrGroup() ||
        (next.Has(Feature::kBylineSplit) && (next.Has(Feature::kHeading) || next.Has(Feature::kBold)))) {
      seen.Set(Feature::kStructureNext);
    }
  }
}

}  // namespace pulse::ingest
