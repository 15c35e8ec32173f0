#include "services/ingest/parser/observations/byline_observations.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "services/ingest/parser/lines/heading_numbers.h"
#include "services/ingest/parser/names/byline.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/names/name_appositions.h"
#include "services/ingest/parser/names/name_words.h"
#include "services/ingest/parser/observations/information_lines.h"
#include "services/ingest/parser/observations/line_observations.h"
#include "services/ingest/parser/observations/neighbour_observations.h"
#include "services/ingest/parser/observations/numbered_parts.h"
#include "services/ingest/parser/observations/sentence_observations.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/verb_search.h"
#include "services/ingest/parser/words/word_set.h"
#include "services/ingest/parser/words/word_shape.h"
#include "text/byte_scan.h"

namespace pulse::ingest {
namespace {

bool OpensWithMoney(std::string_view text) {
  return text.starts_with("£") || text.starts_with("€") || text.starts_with("$");
}

// "Executive summary. …" and, where titles are not marked so, "Prevention. Act early":
// what a part of a summary is about, and no body's name.
bool NamesPart(std::string_view byline, bool marked) {
  constexpr std::uint32_t kAbout = name_word::kSubject | name_word::kPlace | name_word::kCountry;
  if (!marked && byline.find(' ') == std::string_view::npos) {
    const auto flags = NameWordsOf(byline);
    if ((flags & kAbout) != 0 && (flags & name_word::kBrand) == 0) return true;
  }
  return NamesPlaces(byline) || IsSubheading(FoldedText(byline).view());
}

bool IsBold(const Line& line) { return WithoutEmphasis(line.content).size() + 4 <= line.content.size(); }

bool OpensSummary(std::string_view text, const std::optional<BylineSplit>& split) {
  return split && IsSummaryOpener(FirstWord(text.substr(split->title_begin)));
}

// Whether line `i + 1` may go on with line `i` over a page's end: text does not go
// on in bold.
bool GoesOnBehindPage(const std::vector<Line>& lines, std::size_t i) {
  return PageCutAfter(lines, i) && (IsBold(lines[i]) || !IsBold(lines[i + 1]));
}

// Whether the heading in line `i` goes on in the next, though a blank line parts
// the two: "A Council and Department" / "for Education. Title".
bool HeadingGoesOn(const std::vector<Line>& lines, std::size_t i) {
  if (i + 1 >= lines.size() || lines[i].mark != Mark::kHeading) return false;
  const auto& next = lines[i + 1];
  return next.mark == Mark::kHeading && next.level == lines[i].level && next.gap == Gap::kBlank &&
         (StartsLower(next.content) || IsDangling(WithoutEmphasis(lines[i].content)));
}

}  // namespace

void ObserveByline(const std::vector<Line>& lines, const Paragraph& paragraph, std::size_t i,
                   std::vector<Observation>* all) {
  auto text = lines[i].content;
  if (lines[i].mark == Mark::kHeading || lines[i].numbered) {
    const auto number = std::min(text.find_first_not_of("*_"), text.size());
    text.remove_prefix(number + HeadingNumberLength(text.substr(number)));
  }
  if (i == paragraph.first && IsNamedPart(text)) return (*all)[i].Set(Feature::kSubheading);
  bool open = false;
  auto split = SplitByline(text, &open);
  const bool whole = split.has_value();
  std::string joined;
  std::size_t end = i;
  while (open && end < i + 2 &&
         (end < paragraph.last || GoesOnBehindPage(lines, end) || HeadingGoesOn(lines, end))) {
    if (joined.empty()) joined = text;
    joined.append(" ").append(lines[++end].content.substr(0, kTextLine));
    split = SplitByline(joined, &open);
  }
  const auto& seen = (*all)[i];
  const bool names = seen.NamesSectionOrGroup();
  if (!split || (names && end > i)) return;
  if (OpensInformation(text) || OpensWithCredit(text)) return (*all)[i].Set(Feature::kSummaryOpener);
  const auto heading = std::string_view(joined.empty() ? text : joined);
  const auto byline = Trim(heading.substr(0, split->byline_end));
  const bool acronym = byline.size() > 1 && IsUpper(byline[byline.size() - 1]);
  const bool weak = split->organisation_words == 0 && !acronym && byline.find(' ') == std::string_view::npos;
  if (weak && OpensWithMoney(heading.substr(split->title_begin))) return;  // "Cost. £38 a head."
  if (split->organisation_words == 0 && i == paragraph.first &&
      NamesPart(WithoutMarks(byline), seen.Has(Feature::kHeading)))
    return (*all)[i].Set(Feature::kSubheading);
  (*all)[i].Set(Feature::kBylineSplit);
  (*all)[i].Clear(Feature::kStartsLower);  // a publisher that prints its name small
  if (end > i) (*all)[i].Set(Feature::kBylineWraps);
  for (std::size_t k = i + 1; k <= end; ++k) {
    (*all)[k].Set(Feature::kInByline);
    if (HeadingGoesOn(lines, k - 1)) (*all)[k].Set(Feature::kHeadingRest);
  }
  if (whole) {
    (*all)[i].Set(Feature::kBylineWhole);
    const auto content = lines[i].content;
    const bool numbered = text.size() < content.size();
    if (OpensSummary(content, numbered ? SplitByline(content) : split))
      (*all)[i].Set(Feature::kTextBehindByline);
  }
  if ((*all)[i].Has(Feature::kGlued)) (*all)[i].Set(Feature::kGluedByline);
  if (split->organisation_words > 0) (*all)[i].Set(Feature::kBylineKnown);
  if (weak) (*all)[i].Set(Feature::kBylineWeak);
  std::size_t rest = 0;
  for (std::size_t k = i; k <= paragraph.last && k < i + 6; ++k) {
    rest += lines[k].content.size() + 1;
    if ((*all)[k].Has(Feature::kBreaksShort)) break;  // the title may end here
  }
  const bool heading_line = lines[i].mark == Mark::kHeading;
  if (rest > 320 && !heading_line) (*all)[i].Set(Feature::kBylineInParagraph);
}

}  // namespace pulse::ingest
