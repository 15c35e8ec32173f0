#include "services/ingest/features.h"

#include <algorithm>
#include <array>

#include "services/ingest/byline.h"
#include "services/ingest/byte_scan.h"
#include "services/ingest/layout_features.h"
#include "services/ingest/lexicon.h"
#include "services/ingest/paragraphs.h"
#include "services/ingest/typography.h"

namespace pulse::ingest {
namespace {

// Lines longer than this are text, whatever they say: no title, heading or
// sign-off comes near it, so only their ends are looked at.
constexpr std::size_t kTextLine = 420;
// Notices and addresses stand before the first section and at the very end;
// looking for their words elsewhere only costs time.
constexpr std::size_t kTailLines = 12;

bool StartsWith(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

std::string_view FirstWord(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] != ' ' && text[end] != '\t') ++end;
  return text.substr(0, end);
}

struct WordShape {
  int words = 0;
  int content = 0;      // words that are no particles
  int capitalised = 0;  // of those
  bool all_capitals = true;
  bool digits = false;
};

// What a byte is to the shape of a word, as bits that add up over a word.
using ByteClasses = std::uint8_t;
constexpr ByteClasses kSpaceByte = 1U << 0U;
constexpr ByteClasses kLowerByte = 1U << 1U;
constexpr ByteClasses kUpperByte = 1U << 2U;
constexpr ByteClasses kDigitByte = 1U << 3U;
constexpr ByteClasses kBeforeWord = 1U << 4U;  // is no part of the word behind it

constexpr std::array<ByteClasses, 256> MakeByteClasses() {
  std::array<ByteClasses, 256> classes{};
  for (unsigned byte = 0; byte < classes.size(); ++byte) {
    const char c = static_cast<char>(byte);
    const bool mark = c == '*' || c == '(' || c == '[' || c == '"' || c == '\'' || byte >= 0x80;
    classes[byte] = static_cast<ByteClasses>((IsSpace(c) ? kSpaceByte : 0) | (IsLower(c) ? kLowerByte : 0) |
                                             (IsUpper(c) ? kUpperByte : 0) | (IsDigit(c) ? kDigitByte : 0) |
                                             (IsSpace(c) || mark ? kBeforeWord : 0));
  }
  return classes;
}

constexpr std::array<ByteClasses, 256> kByteClasses = MakeByteClasses();

ByteClasses ClassesOf(char c) { return kByteClasses[static_cast<unsigned char>(c)]; }

WordShape ShapeOf(std::string_view text) {
  WordShape shape;
  ByteClasses all = 0;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && (ClassesOf(text[at]) & kBeforeWord) != 0) ++at;
    const std::size_t begin = at;
    ByteClasses here = 0;
    while (at < text.size() && ((here = ClassesOf(text[at])) & kSpaceByte) == 0) {
      all |= here;
      ++at;
    }
    if (at == begin) continue;
    const ByteClasses first = ClassesOf(text[begin]);
    if ((first & (kLowerByte | kUpperByte | kDigitByte)) == 0) continue;
    ++shape.words;
    const bool lower = (first & kLowerByte) != 0;
    if (lower && IsNameParticle(text.substr(begin, at - begin))) continue;
    ++shape.content;
    shape.capitalised += lower ? 0 : 1;
  }
  shape.digits = (all & kDigitByte) != 0;
  shape.all_capitals = (all & kUpperByte) != 0 && (all & kLowerByte) == 0;
  return shape;
}

bool ReadsAsPerson(std::string_view text, const WordShape& shape) {
  if (shape.digits || shape.words < 2 || shape.words > 7 || text.size() > 70) return false;
  const auto first = FirstWord(text);
  const auto folded = Fold(first);
  const bool honorific = folded == "dr" || folded == "dr." || folded == "prof" || folded == "professor" ||
                         folded == "mr" || folded == "ms" || folded == "mrs" || folded == "sir" ||
                         folded == "dame";
  return honorific || (shape.capitalised == shape.content && shape.words <= 4);
}

bool EndsOpen(std::string_view text) {
  if (IsDangling(text)) return true;
  if (text.size() >= kTextLine || text.find('(') == std::string_view::npos || EndsSentence(text))
    return false;
  return std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
}

// An odd number of strong-emphasis marks.
bool LeavesEmphasisOpen(std::string_view text) {
  int marks = 0;
  for (std::size_t at = text.find("**"); at != std::string_view::npos; at = text.find("**", at + 2)) ++marks;
  return marks % 2 == 1;
}

// Lines longer than this are no lines of a page: the paragraph was never wrapped,
// and a break in it is meant.
constexpr std::size_t kUnwrapped = 140;

// Marks the lines that had room for the next line's first word, so that the
// break after them was meant. The room is that of the lines from there on (a
// title may be set wider than the text beside a picture below it), or of the
// second longest of the lines before (the last line of a paragraph is short).
void ObserveBreaks(const std::vector<Line>& lines, const Paragraph& paragraph,
                   std::vector<Observation>* seen) {
  const std::size_t count = paragraph.last - paragraph.first + 1;
  if (count == 1) return;
  std::vector<std::size_t> columns(count);
  std::vector<std::size_t> widths(count);
  for (std::size_t i = count; i-- > 0;) {
    columns[i] = byte_scan::CountCharacters(lines[paragraph.first + i].content);
    widths[i] = i + 1 < count ? std::max(widths[i + 1], columns[i]) : columns[i];
  }
  std::size_t longest = 0;
  std::size_t second = 0;
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const std::size_t line = paragraph.first + i;
    const std::size_t width = std::max(widths[i], second);
    const bool room =
        columns[i] + 1 + byte_scan::CountCharacters(FirstWord(lines[line + 1].content)) <= width;
    if (room || columns[i] > kUnwrapped) {
      (*seen)[line].Set(Feature::kBreaksShort);
      (*seen)[line + 1].Set(Feature::kContinuesShort);
    } else {
      (*seen)[line + 1].Set(Feature::kContinuesFull);
    }
    second = std::max(second, std::min(longest, columns[i]));
    longest = std::max(longest, columns[i]);
  }
  std::size_t end = paragraph.last;
  for (std::size_t i = paragraph.last + 1; i-- > paragraph.first;) {
    if ((*seen)[i].Has(Feature::kBreaksShort)) end = i;
    if (i > paragraph.first && end - i < 3) (*seen)[i].Set(Feature::kEndsNear);
  }
}

void ObserveMark(const Line& line, Observation* seen) {
  switch (line.mark) {
    case Mark::kHeading:
      seen->Set(Feature::kHeading);
      break;
    case Mark::kBullet:
    case Mark::kNumber:
      seen->Set(Feature::kListItem);
      break;
    case Mark::kQuote:
      seen->Set(Feature::kQuote);
      break;
    case Mark::kImage:
      seen->Set(Feature::kImage);
      break;
    case Mark::kNone:
    case Mark::kRule:
      break;
  }
  if (line.indent >= 4) seen->Set(Feature::kIndented);
  if (line.indent >= 2 && line.mark == Mark::kNone) seen->Set(Feature::kInset);
  if (line.gap == Gap::kPage) seen->Set(Feature::kAfterPage);
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
  const auto text = lines[i - 1].content;
  const auto& before = (*all)[i - 1];
  if (lines[i].gap == Gap::kGlued && before.Has(Feature::kHeading) && !seen->Has(Feature::kHeading)) {
    seen->Set(Feature::kAfterMarked);
  }
  if (text.size() < kTextLine && LeavesEmphasisOpen(text)) seen->Set(Feature::kEmphasisOpen);
  if (before.Has(Feature::kEndsOpen)) {
    seen->Set(Feature::kPreviousOpen);
  } else if (before.Has(Feature::kEndsSentence) || before.Has(Feature::kEndsQuestion)) {
    seen->Set(Feature::kPreviousEnds);
  }
}

// Whether line `i` may go on at the top of the next page.
bool PageCutAfter(const std::vector<Line>& lines, std::size_t i) {
  return i + 1 < lines.size() && lines[i + 1].gap == Gap::kPage && lines[i + 1].mark == lines[i].mark;
}

// "Publisher. Title", in the line or, where titles wrap or a page cuts them, in
// it and the next.
void ObserveByline(const std::vector<Line>& lines, const Paragraph& paragraph, std::size_t i,
                   std::vector<Observation>* all) {
  const auto text = lines[i].content;
  bool open = false;
  auto split = SplitByline(text, &open);
  const bool whole = split.has_value();
  std::string joined;
  std::size_t end = i;
  while (open && end < i + 2 && (end < paragraph.last || PageCutAfter(lines, end))) {
    if (joined.empty()) joined = text;
    joined.append(" ").append(lines[++end].content.substr(0, kTextLine));
    split = SplitByline(joined, &open);
  }
  if (!split) return;
  (*all)[i].Set(Feature::kBylineSplit);
  if (end > i) (*all)[i].Set(Feature::kBylineWraps);
  for (std::size_t k = i + 1; k <= end; ++k) (*all)[k].Set(Feature::kInByline);
  if (whole) (*all)[i].Set(Feature::kBylineWhole);
  if ((*all)[i].Has(Feature::kGlued)) (*all)[i].Set(Feature::kGluedByline);
  if (split->organisation_words > 0) (*all)[i].Set(Feature::kBylineKnown);
  const auto byline = Trim(std::string_view(joined.empty() ? text : joined).substr(0, split->byline_end));
  const bool acronym = byline.size() > 1 && IsUpper(byline[byline.size() - 1]);
  if (split->organisation_words == 0 && !acronym && byline.find(' ') == std::string_view::npos)
    (*all)[i].Set(Feature::kBylineWeak);
  std::size_t rest = 0;
  for (std::size_t k = i; k <= paragraph.last && k < i + 6; ++k) {
    rest += lines[k].content.size() + 1;
    if ((*all)[k].Has(Feature::kBreaksShort)) break;  // the title may end here
  }
  if (rest > 320) (*all)[i].Set(Feature::kBylineInParagraph);
}

// "1. Reports", "2) Criminal justice": the number is no part of the name.
std::string_view WithoutNumber(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (IsDigit(text[at]) || (at > 0 && text[at] == '.'))) ++at;
  if (at > 0 && at < text.size() && text[at] == ')') ++at;
  return at > 1 && at < text.size() && text[at] == ' ' ? text.substr(at + 1) : text;
}

// What only lines of few words can be.
void ObserveNames(std::string_view text, std::string_view folded, const WordShape& shape, Observation* seen) {
  const auto name = WithoutNumber(folded);
  const bool heads = !seen->Has(Feature::kStartsLower);  // "reports." is the rest of a sentence
  if (heads) seen->sector = SectorOfHeading(name);
  if (!seen->sector.empty()) seen->Set(seen->sector == "news" ? Feature::kNewsName : Feature::kSectorName);
  if (heads && KindOfHeading(name, &seen->kind)) seen->Set(Feature::kKindName);
  if (IsSubheading(folded)) seen->Set(Feature::kSubheading);
  if (IsClosing(folded)) seen->Set(Feature::kClosing);
  if (ReadsAsPerson(text, shape)) seen->Set(Feature::kPersonName);
  if (HoldsRoleWord(folded)) seen->Set(Feature::kRoleWords);
  if (HoldsOnlySectorWords(name)) seen->Set(Feature::kSectorWords);
  if (folded.find("pulse") != std::string::npos) seen->Set(Feature::kMasthead);
}

void ObserveShape(const WordShape& shape, Observation* seen) {
  if (shape.words <= 3) seen->Set(Feature::kShort);
  if (shape.words >= 4 && shape.words <= 25) seen->Set(Feature::kTitleLength);
  if (shape.words > 40) seen->Set(Feature::kLong);
  if (shape.content > 0 && shape.capitalised * 5 >= shape.content * 4) seen->Set(Feature::kCapitalised);
  if (shape.all_capitals && shape.words > 0) seen->Set(Feature::kAllCapitals);
}

void ObserveEnd(std::string_view text, Observation* seen) {
  const char last = LastMark(text);
  if (last == '?') {
    seen->Set(Feature::kEndsQuestion);
  } else if (last == '.' || last == '!' || (last == 0 && EndsSentence(text))) {
    seen->Set(Feature::kEndsSentence);
  }
  if (last == ':') seen->Set(Feature::kEndsColon);
  if (EndsOpen(text)) seen->Set(Feature::kEndsOpen);
}

void ObserveText(const Line& line, bool edge, Observation* seen) {
  const auto text = WithoutEmphasis(line.content);
  if (text.size() + 4 <= line.content.size() && line.mark != Mark::kHeading) seen->Set(Feature::kBold);
  if (StartsLower(text)) seen->Set(Feature::kStartsLower);
  ObserveEnd(text, seen);
  if (StartsWith(text, "**") && text.find("**", 2) + 3 < text.size() && seen->Has(Feature::kEndsSentence)) {
    seen->Set(Feature::kLeadIn);
  }
  if (StartsWith(text, "Welcome to")) seen->Set(Feature::kWelcome);
  if (text.size() > kTextLine) {
    seen->Set(Feature::kLong);
    if (edge && SpeaksOfSubscription(Fold(text.substr(0, 2000)))) seen->Set(Feature::kSubscription);
    return;
  }
  const auto shape = ShapeOf(text);
  ObserveShape(shape, seen);
  if (IsSummaryOpener(FirstWord(text))) seen->Set(Feature::kSummaryOpener);
  constexpr int kNameWords = 10;
  constexpr int kCaptionWords = 16;
  if (!edge &&
      shape.words > (shape.digits || text.find(':') != std::string_view::npos ? kCaptionWords : kNameWords))
    return;
  const auto folded = Fold(text);
  if (shape.words <= kNameWords) ObserveNames(text, folded, shape, seen);
  if (shape.words <= kCaptionWords) {
    if (shape.digits && ReadMonthYear(folded, &seen->year, &seen->month)) {
      if (shape.words <= 5) seen->Set(Feature::kMonthOnly);
      if (!seen->Has(Feature::kEndsSentence)) seen->Set(Feature::kNamesMonth);
    }
    if (OpensAsCaption(folded)) seen->Set(Feature::kCaptionWords);
  }
  if (edge && SpeaksOfSubscription(folded)) seen->Set(Feature::kSubscription);
  if (edge && SpeaksOfContact(folded)) seen->Set(Feature::kContact);
}

}  // namespace

std::string_view WithoutEmphasis(std::string_view content) {
  auto text = Trim(content);
  while (text.size() > 2 && (text.front() == '*' || text.front() == '_') && text.back() == text.front()) {
    text = Trim(text.substr(1, text.size() - 2));
  }
  return text;
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

namespace {

// Compares each heading with the last that opened an item: one that reads as
// "Publisher. Title", or the first after a section's or group's heading.
void ObserveLevels(const std::vector<Line>& lines, std::vector<Observation>* seen) {
  int item_level = 0;
  bool opens = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto& observation = (*seen)[i];
    const bool heading = observation.Has(Feature::kHeading);
    if (!heading && !observation.Has(Feature::kBold)) continue;
    if (observation.Has(Feature::kSectorName) || observation.Has(Feature::kNewsName) ||
        observation.Has(Feature::kKindName)) {
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

}  // namespace

namespace {

// What a line is beside the others of its paragraph.
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
  if (!sentence && lines[paragraph.first].mark == Mark::kNone) seen.Set(Feature::kAloneOpen);
}

// Headings that print their publishers another way look like those of the
// digest's own way, of one line or of several.
void ObserveBylineStyle(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs,
                        std::vector<Observation>* all) {
  std::size_t stops = 0;
  for (const auto& paragraph : paragraphs) {
    const auto& seen = (*all)[paragraph.first];
    // A lead-in ("Method. …") is one unknown word: no sign of the digest's way.
    const bool stop = seen.Has(Feature::kBylineSplit) && !seen.Has(Feature::kBylineInParagraph) &&
                      !seen.Has(Feature::kBylineWeak);
    stops += stop ? 1U : 0U;
  }
  const auto found = FindBylineStyle(lines, paragraphs, stops);
  for (const auto& heading : found.headings) {
    auto& first = (*all)[heading.first];
    first.style = found.style;
    first.Set(Feature::kBylineSplit);
    first.Set(Feature::kBylineKnown);
    first.Set(heading.first == heading.last ? Feature::kBylineWhole : Feature::kBylineWraps);
    if (heading.second > heading.first) (*all)[heading.second].second_part = true;
    for (std::size_t i = heading.first + 1; i <= heading.last; ++i) (*all)[i].Set(Feature::kInByline);
  }
}

}  // namespace

std::vector<Observation> Observe(const std::vector<Line>& lines) {
  std::vector<Observation> seen(lines.size());
  bool front = true;
  const auto layout = MeasureLayout(lines);
  const auto paragraphs = FindParagraphs(lines, layout);
  for (const auto& paragraph : paragraphs) {
    ObserveBreaks(lines, paragraph, &seen);
    for (std::size_t i = paragraph.first; i <= paragraph.last; ++i) {
      auto& observation = seen[i];
      observation.Set(Feature::kBias);
      ObserveMark(lines[i], &observation);
      ObserveText(lines[i], front || i + kTailLines > lines.size(), &observation);
      front &= !observation.Has(Feature::kSectorName) && !observation.Has(Feature::kNewsName);
      ObserveNeighbours(lines, paragraph, i, &seen);
      if (lines[i].content.size() < kTextLine) ObserveByline(lines, paragraph, i, &seen);
      if (i > 0 && seen[i - 1].Has(Feature::kClosing)) observation.Set(Feature::kAfterClosing);
    }
    ObservePlace(lines, paragraph, &seen);
  }
  ObserveBylineStyle(lines, paragraphs, &seen);
  ObserveLevels(lines, &seen);
  ObserveLayout(lines, layout, &seen);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const auto& next = seen[i + 1];
    if (next.Has(Feature::kAfterPage) && next.Has(Feature::kStartsLower)) seen[i].Set(Feature::kCutBelow);
    if (next.Has(Feature::kKindName) || next.Has(Feature::kSectorName) || next.Has(Feature::kNewsName) ||
        (next.Has(Feature::kBylineSplit) && (next.Has(Feature::kHeading) || next.Has(Feature::kBold)))) {
      seen[i].Set(Feature::kStructureNext);
    }
  }
  return seen;
}

}  // namespace pulse::ingest
