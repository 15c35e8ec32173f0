#include "services/ingest/parser/observations/byline_observations.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "services/ingest/parser/lines/heading_numbers.h"
#include "services/ingest/parser/names/byline.h"
#include "services/ingest/parser/names/byline_styles.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/names/name_appositions.h"
#include "services/ingest/parser/names/name_words.h"
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

// "Contact: Dr A. Example. Tel. …", "Source. …": no publisher is called so.
bool OpensInformation(std::string_view text) {
  static const Words words{"contact",   "source",    "sources",  "reference", "references",
                           "enquiries", "telephone", "tel",      "email",     "e-mail",
                           "website",   "note",      "deadline", "venue",     "published",
                           "authors",   "author",    "date",     "video",     "webinar"};
  text.remove_prefix(std::min(text.find_first_not_of("*_"), text.size()));
  const auto word = text.substr(0, text::FindWhere(text, [](text::Bytes16 bytes) {
                                  return text::Is(bytes, ' ') | text::Is(bytes, ':') | text::Is(bytes, '.');
                                }));
  return word.size() < text.size() && text[word.size()] != ' ' && words.Has(word);
}

// "Published by the Trust. It is free.": who did what, and no title behind it.
bool OpensWithCredit(std::string_view text) {
  static const Words done{"published", "commissioned", "funded",   "developed", "produced", "written",
                          "prepared",  "supported",    "launched", "released",  "edited",   "updated"};
  static const Words by{"by", "with", "for", "in", "on", "jointly"};
  const auto first = text.substr(0, text.find(' '));
  if (first.size() == text.size()) return false;
  const auto rest = text.substr(first.size() + 1);
  const auto second = rest.substr(0, rest.find(' '));
  return IsLower(second.empty() ? ' ' : second.front()) && by.Has(second) && done.Has(first);
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

namespace {

// Whether what a page cut is one heading's part, be it publishers or a title.
bool GoesOnOverThePage(const std::vector<Line>& lines, const Paragraph& before, const Paragraph& after) {
  constexpr std::size_t kMostLines = 3;
  const auto text = lines[after.first].content;
  return after.last - before.first < kMostLines && PageCutAfter(lines, before.last) &&
         !EndsSentence(lines[before.last].content) &&
         (StartsLower(text) || text.starts_with('(') || IsDangling(lines[before.last].content));
}

// Whether a heading goes on below a line that had room for more: its publishers stand
// in brackets that open there, or are open.
bool GoesOnInBrackets(const std::vector<Line>& lines, const Paragraph& before, const Paragraph& after) {
  constexpr std::size_t kMostLines = 3;
  if (lines[after.first].gap != Gap::kGlued || after.last - before.first >= kMostLines) return false;
  if (lines[after.first].content.starts_with('(')) return true;
  std::ptrdiff_t open = 0;
  for (std::size_t i = before.first; i <= before.last; ++i) {
    const auto text = lines[i].content;
    open += std::count(text.begin(), text.end(), '(') - std::count(text.begin(), text.end(), ')');
  }
  return open > 0;
}

// Whether publishers stand right above or below a paragraph that is short as titles are.
bool StandsByPublishers(const std::vector<Line>& lines, const Paragraph& paragraph) {
  constexpr std::size_t kLongestTitle = 120;
  const auto are_publishers = [&lines](std::size_t i) {
    return ReadsAsPublishers(WithoutEmphasis(lines[i].content), NameEvidence::kOrganisation);
  };
  return paragraph.first == paragraph.last && lines[paragraph.first].content.size() <= kLongestTitle &&
         ((paragraph.last + 1 < lines.size() && are_publishers(paragraph.last + 1)) ||
          (paragraph.first > 0 && are_publishers(paragraph.first - 1)));
}

// What is seen to be something else than a heading: a link may hold the words of an
// address, and a title of another way a verb.
bool ReadsAsText(const std::vector<Line>& lines, const Paragraph& paragraph,
                 const std::vector<Observation>& all) {
  const auto& seen = all[paragraph.first];
  const auto& line = lines[paragraph.first];
  for (const auto other : {Feature::kCaptionWords, Feature::kSubheading, Feature::kAddress,
                           Feature::kListItem, Feature::kSubscription}) {
    if (seen.Has(other)) return true;
  }
  if (OpensInformation(line.content)) return true;
  if (seen.Has(Feature::kHeading) || seen.Has(Feature::kBold)) return false;
  return (seen.Has(Feature::kContact) && line.content.front() != '[') ||
         (all[paragraph.last].Has(Feature::kEndsSentence) && HoldsVerb(line.content) && !OpensClearly(line) &&
          !StandsByPublishers(lines, paragraph));
}

// Headings stand behind the first section's, and are nothing that is known.
HeadingPlaces FindHeadingPlaces(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs,
                                const std::vector<Observation>& all) {
  const auto opens_section = [&all](const Paragraph& paragraph) {
    const auto& seen = all[paragraph.first];
    return seen.NamesSection();
  };
  bool inside = std::none_of(paragraphs.begin(), paragraphs.end(), opens_section);
  HeadingPlaces places;
  places.paragraphs.reserve(paragraphs.size());
  places.may_head.reserve(paragraphs.size());
  places.names_part.reserve(paragraphs.size());
  for (const auto& paragraph : paragraphs) {
    const auto& seen = all[paragraph.first];
    const bool structure = opens_section(paragraph) || seen.Has(Feature::kKindName);
    inside |= structure;
    const bool text = ReadsAsText(lines, paragraph, all);
    if (!places.paragraphs.empty() && (GoesOnOverThePage(lines, places.paragraphs.back(), paragraph) ||
                                       GoesOnInBrackets(lines, places.paragraphs.back(), paragraph))) {
      places.paragraphs.back().last = paragraph.last;
      continue;
    }
    places.paragraphs.push_back(paragraph);
    places.may_head.push_back(inside && !structure && !text);
    places.names_part.push_back(structure);
  }
  return places;
}

// A lead-in ("Method. …") is one unknown word, the middle of a sentence is no title,
// and a dash before the stop is another way: none is a sign of the digest's own.
bool ShowsTheDigestsWay(const Line& line, const Observation& seen) {
  if (!seen.Has(Feature::kBylineSplit) || seen.Has(Feature::kBylineInParagraph) ||
      seen.Has(Feature::kBylineWeak) || seen.Has(Feature::kMidSentence))
    return false;
  const auto byline = line.content.substr(0, line.content.find(". "));
  return byline.find(" – ") == std::string_view::npos && byline.find(" - ") == std::string_view::npos;
}

}  // namespace

void ObserveBylineStyle(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs,
                        std::vector<Observation>* all) {
  // Titles hold stops too: so many that name no organisation show nothing.
  constexpr std::size_t kStopsOfAnyName = 4 * kStopsOfOwnWay;
  StopsMet stops;
  bool inside = false;  // a section
  for (const auto& paragraph : paragraphs) {
    const auto& seen = (*all)[paragraph.first];
    inside |= seen.NamesSectionOrGroup();
    if (!inside || !ShowsTheDigestsWay(lines[paragraph.first], seen)) continue;
    if (seen.Has(Feature::kBylineKnown)) {
      ++stops.known;
    } else {
      stops.unknown.push_back(paragraph.first);
    }
    if (stops.known >= kStopsOfOwnWay || stops.all() >= kStopsOfAnyName) return;
  }
  const auto found = FindBylineStyle(lines, FindHeadingPlaces(lines, paragraphs, *all), stops);
  for (const auto& heading : found.headings) {
    auto& first = (*all)[heading.first];
    first.style = found.style;
    // What a title of the digest's own way would rule out.
    for (const auto ruled_out : {Feature::kMidSentence, Feature::kHeadingRest}) first.Clear(ruled_out);
    first.Set(Feature::kBylineSplit);
    first.Set(Feature::kBylineKnown);
    first.Set(heading.first == heading.last ? Feature::kBylineWhole : Feature::kBylineWraps);
    if (heading.second > heading.first) (*all)[heading.second].second_part = true;
    for (std::size_t i = heading.first + 1; i <= heading.last; ++i) {
      (*all)[i].Set(Feature::kInByline);
      if (heading.second == heading.first) continue;
      (*all)[i].Set(Feature::kHeadingRest);
      (*all)[i].Clear(Feature::kAfterTitle);
    }
  }
}

}  // namespace pulse::ingest
