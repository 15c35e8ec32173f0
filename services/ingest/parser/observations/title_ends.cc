#include "services/ingest/parser/observations/title_ends.h"

#include <algorithm>
#include <array>
#include <string>

#include "services/ingest/parser/observations/sentence_observations.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/verb_search.h"

namespace pulse::ingest {
namespace {

using Kind = TextBlock::Kind;

// "OP88": what a series counts a report by.
bool IsReference(const Line& line) {
  constexpr std::size_t kLongest = 8;
  return line.content.size() <= kLongest && std::any_of(line.content.begin(), line.content.end(), IsDigit) &&
         line.content.find(' ') == std::string_view::npos;
}

// Whether a line may be of a title for all that is seen of it, and not of its cover.
bool MayEndTitle(const Line& line, const Observation& seen) {
  constexpr std::array kNever = {Feature::kNamesMonth,   Feature::kMonthOnly, Feature::kCaptionWords,
                                 Feature::kSubheading,   Feature::kKindName,  Feature::kBylineSplit,
                                 Feature::kSummaryOpener};
  return (!seen.Has(Feature::kAllCapitals) || IsReference(line)) &&
         std::none_of(kNever.begin(), kNever.end(), [&](Feature feature) { return seen.Has(feature); });
}

}  // namespace

std::size_t TitleEnds::EndOfTitle(const TextBlock& block) const {
  const std::size_t last = std::min(block.last, block.begin + TextBlock::kMostLines);
  for (std::size_t i = block.begin; i < last; ++i) {
    const bool goes_on = all_[i + 1].Has(Feature::kStartsLower) || lines_[i + 1].content.front() == '(';
    if (goes_on || IsDangling(lines_[i].content) || !reader_.HadRoom(i + 1, titles_.width)) continue;
    if (!IsShortRest(block, i + 1)) return i;
  }
  return block.last;
}

// Whether line `i` is too short for text that the next line goes on with, and a
// title may end in it: "Evidence review".
bool TitleEnds::IsShortRest(const TextBlock& block, std::size_t i) const {
  const auto& seen = all_[i];
  const auto text = lines_[i].content;
  if (i + 1 >= block.last || i > block.begin + 2 || EndsSentence(text) || HoldsVerb(text)) return false;
  if (all_[i + 1].Has(Feature::kStartsLower) || IsDangling(text) || seen.Has(Feature::kBylineSplit) ||
      seen.Has(Feature::kCaptionWords) || seen.Has(Feature::kSubheading) || LastMark(text) == ':')
    return false;
  const auto* const columns = layout_.columns.data();
  const std::size_t width =
      std::min<std::size_t>(layout_.width, *std::max_element(columns + i + 1, columns + block.last + 1));
  return layout_.columns[i] * 2 <= width && !reader_.HadRoom(i + 2, width);
}

bool TitleEnds::HoldsTwo(const TextBlock& block) const {
  for (std::size_t i = block.begin + 1; i <= block.last; ++i) {
    const auto& seen = all_[i];
    const auto before = lines_[i - 1].content;
    if (!seen.Has(Feature::kBylineWhole) || seen.Has(Feature::kInByline)) continue;
    if (LastMark(before) == ':' || IsDangling(before) || !reader_.HadRoom(i, titles_.width)) continue;
    return true;
  }
  return false;
}

bool TitleEnds::IsParted(std::size_t b) const {
  constexpr std::size_t kLongest = 100;
  if (b + 2 >= blocks_.size() || blocks_[b].kind != Kind::kTitle) return false;
  const auto& rest = blocks_[b + 1];
  const auto& text = blocks_[b + 2];
  const auto& line = lines_[rest.begin];
  const bool lone = rest.first == rest.last && line.gap == Gap::kBlank &&
                    lines_[text.first].gap == Gap::kBlank && layout_.columns[rest.begin] <= titles_.width;
  if (!lone || text.kind == Kind::kTitle || text.kind == Kind::kLine) return false;
  const auto before = lines_[blocks_[b].last].content;
  const auto end = LastMark(line.content);
  const auto& seen = all_[rest.begin];
  const bool full = titles_.stand_alone && !reader_.HadRoom(rest.begin, titles_.width) &&
                    text.last > text.begin && rest.kind == Kind::kLine &&
                    layout_.columns[rest.begin] * 2 <= layout_.width && MayEndTitle(line, seen) &&
                    !SaysAgain(blocks_[b], line.content);
  const bool goes_on = seen.Has(Feature::kStartsLower) || IsDangling(before) || full;
  return goes_on && line.content.size() <= kLongest && (IsWordByte(end) || end == '?') &&
         line.MarkOfText() == Mark::kNone && !IsMarked(all_[rest.begin]) && !EndsSentence(before);
}

// Whether the title holds `text`, as a cover does.
bool TitleEnds::SaysAgain(const TextBlock& title, std::string_view text) const {
  std::string said;
  for (std::size_t i = title.begin; i <= title.last; ++i) {
    AppendFolded(lines_[i].content, &said);
    said += ' ';
  }
  return said.find(FoldedText(text).view()) != std::string::npos;
}

bool TitleEnds::IsCutByPage(std::size_t b) const {
  constexpr std::size_t kMostLines = 3;
  const auto& title = blocks_[b];
  if (b + 2 >= blocks_.size() || (title.kind != Kind::kTitle && title.kind != Kind::kCut)) return false;
  const auto& rest = blocks_[b + 1];
  const auto& text = blocks_[b + 2];
  const auto& line = lines_[rest.begin];
  const auto& seen = all_[rest.begin];
  if (rest.begin != rest.first || rest.last - rest.begin >= kMostLines || line.gap != Gap::kPage ||
      line.mark != Mark::kNone || IsMarked(seen) || lines_[text.first].gap != Gap::kBlank ||
      text.kind == Kind::kTitle || text.kind == Kind::kLine || all_[text.first].NamesSectionOrGroup())
    return false;
  if (rest.kind == Kind::kText || rest.kind == Kind::kGluedText || rest.kind == Kind::kStopped) return false;
  const auto last = LastMark(lines_[rest.last].content);
  if (last == '.' || last == ':') return false;
  for (std::size_t i = rest.begin; i <= rest.last; ++i) {
    if (layout_.columns[i] > titles_.width) return false;
  }
  const auto before = lines_[title.last].content;
  const bool heads = seen.Has(Feature::kSubheading) && LastMark(before) != ':';
  if (seen.Has(Feature::kCaptionWords) || seen.Has(Feature::kAllCapitals) || heads) return false;
  if (!seen.Has(Feature::kStartsLower) && SaysAgain(title, line.content)) return false;
  const bool short_title = layout_.columns[title.begin] <= titles_.width && !EndsSentence(before) &&
                           !all_[title.begin].Has(Feature::kSummaryOpener);
  if (title.news && !short_title) return false;
  const auto end = LastMark(before);
  if (seen.Has(Feature::kStartsLower) || end == ':' || end == ',' || StopsShort(before)) return true;
  const bool full = !reader_.HadRoom(rest.begin, titles_.width) && !HoldsVerb(line.content) &&
                    !all_[text.first].Has(Feature::kStartsLower);
  return full && titles_.stand_alone && !seen.Has(Feature::kBylineSplit);
}

bool TitleEnds::IsTextParted(std::size_t b) const {
  const auto& block = blocks_[b];
  const auto& next = blocks_[b + 1];
  if ((block.kind != Kind::kOther && block.kind != Kind::kTitle) || block.begin != block.first) return false;
  if (lines_[next.first].gap != Gap::kBlank || layout_.columns[block.begin] <= titles_.width) return false;
  const auto& first = all_[block.begin];
  return first.Has(Feature::kBylineSplit) &&
         (first.Has(Feature::kTextBehindByline) || HoldVerb(lines_, block.begin, block.last));
}

bool TitleEnds::IsLeadIn(std::size_t b) const {
  constexpr std::size_t kMuchWider = 4;
  const auto& block = blocks_[b];
  const auto& first = all_[block.begin];
  if (block.begin != block.first || !titles_.stand_alone) return false;
  const bool behind = first.Has(Feature::kTextBehindByline);
  if (block.kind == Kind::kCut) {
    const bool rest = b + 1 < blocks_.size() && blocks_[b + 1].kind == Kind::kText &&
                      all_[blocks_[b + 1].begin].Has(Feature::kStartsLower);
    if (rest && behind && !first.Has(Feature::kBylineKnown)) return true;
    return layout_.columns[block.begin] > titles_.width + kMuchWider &&
           (behind || HoldsVerb(lines_[block.begin].content));
  }
  if (block.kind != Kind::kGluedText && !(block.kind == Kind::kStopped && behind)) return false;
  if (LastMark(lines_[block.last].content) != '.') return false;
  for (std::size_t i = block.begin + 1; i <= block.last; ++i) {
    if (!all_[i].Has(Feature::kStartsLower) && reader_.HadRoom(i, layout_.width)) return false;
  }
  const bool runs_on = block.last > block.begin && (all_[block.begin + 1].Has(Feature::kStartsLower) ||
                                                    IsDangling(lines_[block.begin].content));
  const bool wide = runs_on && layout_.columns[block.begin] > titles_.width;
  const bool text_follows = b + 1 < blocks_.size() && blocks_[b + 1].kind == Kind::kText;
  if (first.Has(Feature::kBylineKnown)) return wide && !text_follows;
  return wide || (behind && (runs_on || !text_follows));
}

bool TitleEnds::TextOpensPage(const TextBlock& text) const {
  if (text.kind != Kind::kText || !IsOneText(text) || lines_[text.first].gap != Gap::kPage ||
      all_[text.first].Has(Feature::kStartsLower))
    return false;
  const auto title = lines_[text.first - 1].content;
  // A title that stops short had room for the word, and does not end there.
  if (!IsDangling(title)) return reader_.HadRoom(text.first, layout_.width);
  return reader_.HadRoom(text.first, titles_.width);
}

bool TitleEnds::IsOneText(const TextBlock& block) const {
  if (block.begin != block.first) return false;
  const std::size_t second = block.begin + 1;
  return block.last == block.begin || all_[second].Has(Feature::kStartsLower) ||
         !reader_.HadRoom(second, layout_.width);
}

}  // namespace pulse::ingest
