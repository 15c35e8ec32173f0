#include "services/ingest/parser/assembly/item_heading.h"

#include <algorithm>

#include "services/ingest/parser/lines/heading_numbers.h"
#include "services/ingest/parser/lines/links.h"
#include "services/ingest/parser/names/byline.h"
#include "services/ingest/parser/names/byline_label.h"
#include "services/ingest/parser/names/news_byline.h"
#include "services/ingest/parser/observations/heading_slips.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// "2018" and "- 2025": a dash at a line's front that is no bullet.
bool IsYearRange(std::string_view before, std::string_view line) {
  if (before.empty() || !IsDigit(before.back())) return false;
  while (!line.empty() && !IsDigit(line.front())) line.remove_prefix(1);
  return line.size() >= 2 && line.size() <= 5 && IsDigit(line[1]);
}

// A list mark in front of what goes on with a title is text.
std::string_view HeadingText(const Line& line, bool first) {
  const bool marked = line.mark == Mark::kBullet || line.mark == Mark::kNumber;
  return marked && !first ? Trim(line.raw) : line.content;
}

// The stop that closes a printed title is not part of it; an ellipsis is.
std::size_t TitleEnd(std::string_view title) {
  std::size_t end = title.size();
  while (end > 0 && title[end - 1] == ' ') --end;
  if (end > 1 && title[end - 1] == '.' && title[end - 2] != '.') --end;
  return end;
}

}  // namespace

// All up to the first that had room for more behind "Publisher." that fills its
// line, and what goes on in lower case or behind a page's end.
void ItemHeading::Mend(std::vector<std::size_t>* body) {
  constexpr std::size_t kMostLines = 3;
  const bool titled = !LacksTitle();
  std::size_t lines = 0;
  for (; lines < std::min(body->size(), kMostLines); ++lines) {
    const std::size_t i = (*body)[lines];
    const bool begun = titled || lines > 0;
    if (begun && document_.seen[i - 1].Has(Feature::kBreaksShort)) break;
    if (!TitleWasCut(i) && (titled || document_.lines[i].gap != Gap::kGlued || i != lines_.back() + 1 ||
                            document_.lines[i].mark != Mark::kNone)) {
      break;
    }
    lines_.push_back(i);
  }
  body->erase(body->begin(), body->begin() + static_cast<std::ptrdiff_t>(lines));
}

// Whether line `i`, right behind the heading, goes on with it by what both say:
// the heading stops where no title can, or the line opens as no text does.
bool ItemHeading::TitleWasCut(std::size_t i) const {
  if (lines_.empty() || i != lines_.back() + 1) return false;
  const auto& line = document_.lines[i];
  const auto& before = document_.lines[i - 1];
  if (line.gap == Gap::kBlank || EndsSentence(before.content)) return false;
  if (document_.seen[i].Has(Feature::kAfterTitle)) return false;
  if (line.mark == Mark::kBullet) return IsYearRange(before.content, Trim(line.raw));
  const bool same = line.mark == before.MarkOfText();
  if (StartsLower(line.content)) return same;
  // "One year on" / "It is a year since we moved.": a sentence ends no title.
  const bool sentence = document_.seen[i].Has(Feature::kVerb) && EndsSentence(line.content);
  return same && !sentence && IsDangling(before.content);
}

// Whether the heading is but the front of the publishers, whose rest line `i` is.
bool ItemHeading::BylineWasCut(std::size_t i) const {
  if (lines_.empty() || i != lines_.back() + 1 || document_.labels[i].label != Label::kTitle) return false;
  const auto& line = document_.lines[i];
  if (line.gap == Gap::kBlank || line.mark != document_.lines[i - 1].MarkOfText()) return false;
  std::string heading;
  for (const std::size_t k : lines_) heading.append(document_.lines[k].content).append(" ");
  bool open = false;
  if (SplitByline(heading, &open) || !open) return false;
  return SplitByline(heading.append(line.content)).has_value();
}

// Whether all the heading says is "Publisher."
bool ItemHeading::LacksTitle() const {
  if (document_.labels[lines_.front()].label != Label::kTitle) return false;
  const auto& seen = document_.seen[first()];
  const bool whole = seen.Has(Feature::kBylineWhole) && seen.style == BylineStyle::kStop && seen.parting == 0;
  if (whole || LastMark(document_.lines[lines_.back()].content) != '.') return false;
  std::string heading;
  for (const std::size_t i : lines_) heading.append(document_.lines[i].content).append(" ");
  bool open = false;
  return !SplitByline(heading, &open) && open;
}

bool ItemHeading::MayHoldLinks() const {
  return std::any_of(lines_.begin(), lines_.end(), [this](std::size_t i) {
    return ingest::MayHoldLinks(HeadingText(document_.lines[i], i == first()));
  });
}

std::string ItemHeading::Printed() const {
  std::string printed;
  for (const std::size_t i : lines_)
    printed.append(HeadingText(document_.lines[i], i == first())).append(" ");
  return printed;
}

SourcedText ItemHeading::Text() const {
  SourcedText heading;
  const auto target = document_.markdown && MayHoldLinks() ? Printed().rfind("](") : std::string::npos;
  std::size_t end = 0;  // of the part, in what is printed
  for (const std::size_t i : lines_) {
    const auto& line = document_.lines[i];
    const auto part = HeadingText(line, i == first());
    end += part.size() + 1;
    // A link may wrap: its text begins on one line, its target stands on the next.
    const bool link_goes_on = target != std::string::npos && target >= end;
    if (i != first()) heading.AppendJoint(part);
    heading.Append(part, line.OffsetOf(part), document_.markdown, link_goes_on);
  }
  return heading;
}

HeadingParts ItemHeading::PartsOf(std::string_view text) const {
  const std::size_t begin = std::max(HeadingNumberLength(text), LeadingSpace(text));
  const std::size_t whole = std::max(begin, TitleEnd(text));
  // A heading of another way may hold a stop that parts no publisher.
  const auto style = document_.seen[lines_.front()].style;
  if (const std::size_t cut = SecondPart(text); cut > 0) {
    const bool above = style == BylineStyle::kLineAbove;
    const std::size_t printed = above ? begin : cut;
    const std::size_t label = BylineLabelOf(text.substr(printed)).length;
    if (above) return {begin + label, cut, cut, whole, label};
    const std::size_t end = label == 0 ? text.size() : TitleEnd(text);
    return {cut + label, end, begin, std::max(begin, TitleEnd(text.substr(0, cut))), label};
  }
  if (const auto parts = SplitInStyle(text, style)) return *parts;
  const bool news = document_.labels[lines_.front()].label == Label::kNewsTitle;
  const auto split = SplitByline(text.substr(begin));
  if (split && (!news || NamesPublishersOfNews(text.substr(begin, split->byline_end)))) {
    const std::size_t title = begin + split->title_begin;
    return {begin, begin + split->byline_end, title, std::max(title, TitleEnd(text))};
  }
  if (const char mark = document_.seen[lines_.front()].parting; mark != 0) {
    if (const auto parted = SplitAtMark(text.substr(begin), mark)) {
      const std::size_t title = begin + parted->title_begin;
      return {begin, begin + parted->byline_end, title, std::max(title, TitleEnd(text))};
    }
  }
  return {0, 0, begin, whole};
}

// Where in the heading's text its second part begins; 0 when it has none.
std::size_t ItemHeading::SecondPart(std::string_view text) const {
  const auto second = std::find_if(lines_.begin(), lines_.end(),
                                   [this](std::size_t i) { return document_.seen[i].second_part; });
  if (second == lines_.end()) return 0;
  SourcedText part;
  for (auto i = second; i != lines_.end(); ++i) {
    const auto& line = document_.lines[*i];
    if (i != second) part.AppendJoint(line.content);
    part.Append(line.content, line.begin, document_.markdown);
  }
  return text.size() - std::min(text.size(), part.text().size());
}

}  // namespace pulse::ingest
