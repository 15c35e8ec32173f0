#include "services/ingest/parser/observations/stacked_titles.h"

#include <string_view>

#include "services/ingest/parser/names/byline.h"
#include "services/ingest/parser/observations/text_blocks.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/verb_search.h"

namespace pulse::ingest {
namespace {

bool OpensWithPublisher(std::string_view text, std::string_view heading) {
  const auto split = SplitByline(heading);
  if (!split) return false;
  const auto without_article = [](std::string_view name) {
    if (name.starts_with("The ")) name.remove_prefix(4);
    return name;
  };
  const auto publisher = without_article(heading.substr(0, split->byline_end));
  const auto opening = without_article(text);
  return opening.starts_with(publisher) && opening.substr(publisher.size()).starts_with(' ');
}

}  // namespace

bool MayBeHeading(const Observation& seen) {
  return seen.NamesSectionOrGroup() || seen.Has(Feature::kBylineSplit) || seen.Has(Feature::kInByline) ||
         seen.second_part || IsMarked(seen);
}

void StackedTitles::MarkRest(std::size_t p) {
  MarkBehindColon(paragraphs_[p].first);
  for (std::size_t i = paragraphs_[p].first; i <= paragraphs_[p].last; ++i) MarkSecondSentence(i);
}

// "Department of Health. Beginning now.": a title of two sentences, the second without
// a verb and short of the text below.
void StackedTitles::MarkSecondSentence(std::size_t i) {
  if (i + 2 >= lines_.size() || !all_[i].Has(Feature::kBylineWhole) || !EndsShortSentence(i) ||
      !EndsShortSentence(i + 1) || lines_[i + 1].gap != Gap::kGlued || HoldsVerb(lines_[i + 1].content))
    return;
  if (all_[i + 2].Has(Feature::kSummaryOpener)) all_[i + 1].Set(Feature::kHeadingRest);
}

bool StackedTitles::EndsShortSentence(std::size_t i) const {
  return LastMark(lines_[i].content) == '.' && all_[i].Has(Feature::kBreaksShort);
}

// "Department of Health. What good looks like:", whose next line is of the title too.
void StackedTitles::MarkBehindColon(std::size_t i) {
  const auto& first = all_[i];
  if (lines_[i].gap == Gap::kGlued || !first.Has(Feature::kBylineKnown) || !first.Has(Feature::kEndsColon) ||
      i + 1 == lines_.size() || lines_[i + 1].gap != Gap::kGlued || MayBeHeading(all_[i + 1]))
    return;
  if (all_[i + 1].Has(Feature::kLastOfParagraph)) all_[i + 1].Set(Feature::kHeadingRest);
}

// Whether a title that is whole ends in line `i`, where there was much room for more.
bool StackedTitles::EndsInRoom(std::size_t i) const {
  const auto text = lines_[i].content;
  const auto end = LastMark(text);
  const std::size_t needed = layout_.columns[i] + 1 + layout_.first_words[i + 1];
  return end != ':' && end != ',' && end != '.' && end != '?' && !all_[i + 1].Has(Feature::kStartsLower) &&
         !IsDangling(text, end) && needed * 4 <= width_ * 3;
}

bool StackedTitles::HasCaption(std::size_t p) const {
  const auto& paragraph = paragraphs_[p];
  if (p + 1 == paragraphs_.size() || paragraph.last > paragraph.first + 1 ||
      EndsSentence(lines_[paragraph.last].content))
    return false;
  if (!IsTitle(p - 1)) return EndsSentence(lines_[paragraph.first - 1].content) && IsTitle(p + 1);
  return EndsInRoom(paragraph.first - 1) && !MayBeHeading(all_[paragraphs_[p + 1].first]);
}

bool StackedTitles::HasSummary(std::size_t p) const {
  const std::size_t i = paragraphs_[p].first;
  const std::size_t heading = paragraphs_[p - 1].first;
  if (lines_[i].gap != Gap::kGlued || !all_[heading].Has(Feature::kBylineSplit)) return false;
  if (OpensWithPublisher(lines_[i].content, lines_[heading].content)) return true;
  // "Who pays for it? This report…"
  const bool more = i + 1 < lines_.size();
  if (more && all_[i].Has(Feature::kEndsQuestion) && all_[i + 1].Has(Feature::kSummaryOpener)) return true;
  // A title breaks early only where it ends, and text fills its lines.
  if (more && EndsInRoom(i - 1) && layout_.columns[i] >= width_) return true;
  return all_[i].Has(Feature::kSummaryOpener) && !all_[i - 1].Has(Feature::kEndsColon) &&
         !IsDangling(lines_[i - 1].content);
}

}  // namespace pulse::ingest
