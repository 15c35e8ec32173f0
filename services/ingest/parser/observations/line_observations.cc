#include "services/ingest/parser/observations/line_observations.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "services/ingest/parser/assembly/sourced_text.h"
#include "services/ingest/parser/lines/heading_numbers.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/month_year.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/stock_phrases.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_shape.h"
#include "text/byte_scan.h"

namespace pulse::ingest {
namespace {

bool EndsOpen(std::string_view text, char last) {
  if (IsDangling(text, last)) return true;
  if (last == '.' || last == '!' || last == '?' || text.size() >= kTextLine) return false;
  if (text.find('(') == std::string_view::npos || EndsSentence(text)) return false;
  const auto count = [text](char mark) {
    return text::CountWhere(text, [mark](text::Bytes16 bytes) { return text::Is(bytes, mark); });
  };
  return count('(') > count(')');
}

void ObserveMark(const Line& line, Observation* seen) {
  switch (line.MarkOfText()) {
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
    case Mark::kTable:
      seen->sure = Sure::kTable;
      break;
    case Mark::kNone:
    case Mark::kRule:
      break;
  }
  if (line.indent >= 4) seen->Set(Feature::kIndented);
  if (line.indent >= 2 && line.mark == Mark::kNone) seen->Set(Feature::kInset);
  if (line.gap == Gap::kPage) seen->Set(Feature::kAfterPage);
}

// What only lines of few words can be.
void ObserveNames(std::string_view text, std::string_view folded, const WordShape& shape, Observation* seen) {
  const auto name = folded.substr(HeadingNumberLength(folded));  // "1. Reports", "2) Criminal justice"
  const bool heads = !seen->Has(Feature::kStartsLower);          // "reports." is the rest of a sentence
  if (heads) seen->sector = SectorOfHeading(name);
  if (seen->sector != Sector::kNone)
    seen->Set(seen->sector == Sector::kNews ? Feature::kNewsName : Feature::kSectorName);
  if (heads && KindOfHeading(name, &seen->kind)) seen->Set(Feature::kKindName);
  const bool marked = seen->Has(Feature::kHeading) || seen->Has(Feature::kBold);
  if (marked && seen->sector == Sector::kNone && !seen->Has(Feature::kKindName)) {
    seen->sector = SectorAndKindOfHeading(name, &seen->kind);
    if (seen->sector != Sector::kNone) seen->Set(Feature::kSectorName);
  }
  if (IsSubheading(folded)) seen->Set(Feature::kSubheading);
  if (IsClosing(folded)) seen->Set(Feature::kClosing);
  if (ReadsAsPerson(text, shape)) seen->Set(Feature::kPersonName);
  if (HoldsRoleWord(folded)) seen->Set(Feature::kRoleWords);
  if (HoldsOnlySectorWords(name)) seen->Set(Feature::kSectorWords);
  if (folded.find("pulse") != std::string_view::npos) seen->Set(Feature::kMasthead);
}

void ObserveShape(const WordShape& shape, Observation* seen) {
  if (shape.words <= 3) seen->Set(Feature::kShort);
  if (shape.words >= 4 && shape.words <= 25) seen->Set(Feature::kTitleLength);
  if (shape.words > 40) seen->Set(Feature::kLong);
  if (shape.mostly_capitalised) seen->Set(Feature::kCapitalised);
  if (shape.all_capitals && shape.words > 0) seen->Set(Feature::kAllCapitals);
}

void ObserveEnd(std::string_view text, Observation* seen) {
  const char last = LastMark(text);
  constexpr std::size_t kExclamation = 40;  // "We are hiring!"
  if (last == '?' || (last == '!' && text.size() <= kExclamation)) {
    seen->Set(Feature::kEndsQuestion);
  } else if (last == '.' || last == '!' || (last == 0 && EndsSentence(text))) {
    seen->Set(Feature::kEndsSentence);
  }
  if (last == ':') seen->Set(Feature::kEndsColon);
  if (EndsOpen(text, last)) seen->Set(Feature::kEndsOpen);
}

// A heading's number says nothing about it.
std::size_t NumberInFront(const Line& line, std::string_view text) {
  if (line.mark != Mark::kHeading && !line.numbered) return 0;
  return IsDigit(text.empty() ? ' ' : text.front()) ? HeadingNumberLength(text) : 0;
}

// Whether a reader may see something else: a link's text, an entity's character.
bool HoldsMarkup(std::string_view text) {
  const auto mark = [](text::Bytes16 bytes) { return text::Is(bytes, ']') | text::Is(bytes, '&'); };
  if (text::FindWhere(text, mark) == text.size()) return false;
  return text.find("](") != std::string_view::npos ||
         (text.find('&') != std::string_view::npos && text.find(';') != std::string_view::npos);
}

std::string FoldedAsRead(std::string_view text) {
  SourcedText read;
  read.Append(text, 0, true);
  return Fold(read.text());
}

// "Welcome to", whatever kind of space stands in it.
bool OpensWithWelcome(std::string_view text) {
  constexpr std::string_view kWelcome = "Welcome";
  if (!text.starts_with(kWelcome)) return false;
  const auto rest = text.substr(kWelcome.size());
  return rest.starts_with(" to") || Fold(rest.substr(0, 6)).starts_with(" to");
}

void ObserveText(const Line& line, bool at_edge, Observation* seen) {
  const auto whole = WithoutEmphasis(line.content);
  const auto text = whole.substr(NumberInFront(line, whole));
  if (whole.size() + 4 <= line.content.size() && line.mark != Mark::kHeading) seen->Set(Feature::kBold);
  if (StartsLower(text)) seen->Set(Feature::kStartsLower);
  ObserveEnd(text, seen);
  if (text.starts_with("**") && text.find("**", 2) + 3 < text.size() && seen->Has(Feature::kEndsSentence)) {
    seen->Set(Feature::kLeadIn);
  }
  if (OpensWithWelcome(text)) seen->Set(Feature::kWelcome);
  if (text.size() > kTextLine) {
    seen->Set(Feature::kLong);
    if (at_edge && FindNoticePhrases(Fold(text.substr(0, 2000))).subscription)
      seen->Set(Feature::kSubscription);
    return;
  }
  const auto shape = ShapeOf(text);
  ObserveShape(shape, seen);
  if (IsSummaryOpener(FirstWord(text))) seen->Set(Feature::kSummaryOpener);
  constexpr int kNameWords = 10;
  constexpr int kCaptionWords = 16;
  const bool may_caption = shape.words <= kCaptionWords && (shape.words <= kNameWords || shape.digits ||
                                                            text.find(':') != std::string_view::npos);
  if (!at_edge && !may_caption) return;
  const FoldedText folding(text);
  const auto folded = folding.view();
  if (shape.words <= kNameWords) {
    if (HoldsMarkup(text)) {
      ObserveNames(text, FoldedAsRead(text), shape, seen);
    } else {
      ObserveNames(text, folded, shape, seen);
    }
  }
  if (shape.words <= kCaptionWords) {
    int year = 0;
    int month = 0;
    if (shape.digits && ReadMonthYear(folded, &year, &month)) {
      seen->year = static_cast<std::int16_t>(year);
      seen->month = static_cast<std::int8_t>(month);
      if (shape.words <= 5) seen->Set(Feature::kMonthOnly);
      if (!seen->Has(Feature::kEndsSentence)) seen->Set(Feature::kNamesMonth);
    }
    const bool apart = !seen->Has(Feature::kStartsLower) && !seen->Has(Feature::kEndsSentence);
    if (OpensAsCaption(folded) || (apart && NamesPicture(folded))) seen->Set(Feature::kCaptionWords);
  }
  if (!at_edge) return;
  const auto phrases = FindNoticePhrases(folded);
  if (phrases.subscription) seen->Set(Feature::kSubscription);
  if (phrases.contact) seen->Set(Feature::kContact);
}

}  // namespace

void ObserveUpdate(const Line& line, Observation* seen) {
  if (!seen->Has(Feature::kNamesMonth)) return;
  const auto first = Fold(FirstWord(line.content));
  if (first != "updated" && first != "revised") return;
  seen->Clear(Feature::kNamesMonth);
  seen->Clear(Feature::kMonthOnly);
}

void ObserveLine(const Line& line, bool at_edge, Observation* seen) {
  ObserveMark(line, seen);
  ObserveText(line, at_edge, seen);
}

}  // namespace pulse::ingest
