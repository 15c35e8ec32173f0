#include "services/ingest/parser/observations/text_blocks.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "services/ingest/parser/names/byline.h"
#include "services/ingest/parser/names/name_words.h"
#include "services/ingest/parser/observations/sentence_observations.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kMostBytes = 300;  // of a publisher and a title

// A dash or a number at the front of a title's further line is no list's.
bool MayGoOn(const Line& line) {
  if (line.mark != Mark::kBullet) return true;
  const auto text = Trim(line.raw);
  return text.starts_with('-') || text.starts_with("–") || text.starts_with("—");
}

}  // namespace

bool IsMarked(const Observation& seen) {
  return seen.Has(Feature::kHeading) || seen.Has(Feature::kBold) || seen.Has(Feature::kQuote) ||
         seen.Has(Feature::kImage);
}

bool StopsShort(std::string_view text) { return IsDangling(text) && !IsUpper(LastWord(text).front()); }

bool NamesOrganisation(const Line& line) {
  for (auto text = line.content; !text.empty();) {
    const auto word = text.substr(0, text.find(' '));
    if ((NameWordsOf(WithoutMarks(word)) & name_word::kHead) != 0) return true;
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  return false;
}

std::vector<TextBlock> TextBlockReader::Read() const {
  std::vector<TextBlock> blocks;
  bool inside = false;
  bool news = false;
  std::size_t last = 0;  // of the run of glued lines
  for (std::size_t i = 0; i < lines_.size();) {
    if (i == 0 || i > last) last = EndOfGluedLines(lines_, i);
    TextBlock block;
    block.first = i;
    block.last = last;
    block.begin = i;
    while (block.begin < block.last && all_[block.begin].NamesSectionOrGroup()) ++block.begin;
    EndBeforeName(&block);
    for (std::size_t k = i; k <= block.begin; ++k) {
      inside |= all_[k].NamesSectionOrGroup();
      if (all_[k].Has(Feature::kNewsName)) news = true;
      if (all_[k].Has(Feature::kSectorName)) news = false;
    }
    block.news = news;
    if (inside) {
      block.kind = KindOf(block);
      blocks.push_back(block);
    }
    i = block.last + 1;
  }
  return blocks;
}

// A heading glued to what is above is no part of it; a group's name may be a
// title's last word, when text comes next.
void TextBlockReader::EndBeforeName(TextBlock* block) const {
  for (std::size_t i = block->begin + 1; i <= block->last; ++i) {
    if (!all_[i].NamesSectionOrGroup()) continue;
    const bool word = all_[i].Has(Feature::kKindName) && i == block->last &&
                      LastMark(lines_[i].content) != ':' && !EndsSentence(lines_[i - 1].content) &&
                      TextFollows(i);
    if (word) continue;
    block->last = i - 1;
    return;
  }
}

// Whether a paragraph of several lines, or a sentence, stands behind line `i`.
bool TextBlockReader::TextFollows(std::size_t i) const {
  if (i + 1 >= lines_.size()) return false;
  const auto& next = all_[i + 1];
  return !next.Has(Feature::kBylineSplit) && !next.NamesSectionOrGroup() && !IsMarked(next) &&
         EndsSentence(lines_[EndOfGluedLines(lines_, i + 1)].content);
}

bool TextBlockReader::ReadsAsByline(std::size_t first, std::size_t last) const {
  if (all_[first].Has(Feature::kBylineSplit)) return true;
  if (first == last || all_[first].Has(Feature::kStartsLower)) return false;
  bool open = false;
  (void)SplitByline(lines_[first].content, &open);
  if (!open) return false;
  std::string joined;
  for (std::size_t i = first; i <= last; ++i) joined.append(lines_[i].content).append(" ");
  return SplitByline(joined).has_value();
}

TextBlock::Kind TextBlockReader::KindOf(const TextBlock& block) const {
  using Kind = TextBlock::Kind;
  if (all_[block.begin].NamesSectionOrGroup()) return Kind::kOther;
  if (!IsPlain(block)) return AnnouncesList(block) ? Kind::kText : Kind::kOther;
  const auto end = LastMark(lines_[block.last].content);
  const bool exclaims = end == '!' && block.last > block.begin;  // "Thank you, Jan!"
  const bool stop = end == '.' || exclaims || (end == 0 && EndsSentence(lines_[block.last].content));
  const bool is_short = IsShort(block);
  const bool page = block.last + 1 < lines_.size() && lines_[block.last + 1].gap == Gap::kPage;
  if (!ReadsAsByline(block.begin, std::min(block.last, block.begin + 2))) {
    if (stop || end == ':' || HoldsSentence(block) || IsTextCut(block)) return Kind::kText;
    if (!is_short || all_[block.begin].Has(Feature::kStartsLower)) return Kind::kOther;
    if (IsCutBefore(block)) return Kind::kOther;
    if (!IsCutBehind(block)) return Kind::kLine;
    return block.news && block.last <= block.begin + 1 ? Kind::kCut : Kind::kOther;
  }
  if (!is_short) return Kind::kGluedText;
  const bool open = !page && block.last + 1 < lines_.size() && lines_[block.last + 1].gap != Gap::kBlank;
  if (IsCutBefore(block)) return Kind::kOther;
  if (end == ':' || end == ';' || end == ',' || IsCutBehind(block)) return page ? Kind::kCut : Kind::kOther;
  if (page && IsDangling(lines_[block.last].content)) return Kind::kCut;
  if (open && StopsShort(lines_[block.last].content)) return Kind::kOther;
  const bool text = TurnsToText(block);
  if (stop) return text || HoldVerb(lines_, block.begin, block.last) ? Kind::kGluedText : Kind::kStopped;
  return text ? Kind::kOther : Kind::kTitle;
}

bool TextBlockReader::IsPlain(const TextBlock& block) const {
  std::size_t dashes = 0;
  for (std::size_t i = block.begin; i <= block.last; ++i) {
    const char front = lines_[i].content.front();
    if (IsMarked(all_[i]) || front == '|' || front == '*' || all_[i].Has(Feature::kAddress)) return false;
    if (i > block.begin ? !MayGoOn(lines_[i]) : lines_[i].MarkOfText() != Mark::kNone) return false;
    dashes += lines_[i].mark == Mark::kBullet ? 1U : 0U;
  }
  return dashes <= 1;
}

// "Further findings include:" and what is above it, right above a list.
bool TextBlockReader::AnnouncesList(const TextBlock& block) const {
  std::size_t list = block.begin;
  while (list <= block.last && !IsMarked(all_[list]) && lines_[list].mark == Mark::kNone) ++list;
  if (list == block.begin || list > block.last || !IsItem(lines_[list].mark)) return false;
  const auto above = lines_[list - 1].content;
  return (LastMark(above) == ':' || EndsSentence(above)) && !ReadsAsByline(block.begin, list - 1);
}

// Whether a line before the last ends a sentence, and the next begins one.
bool TextBlockReader::HoldsSentence(const TextBlock& block) const {
  for (std::size_t i = block.begin; i < block.last; ++i) {
    if (LastMark(lines_[i].content) == '.' && EndsSentence(lines_[i].content) &&
        !all_[i + 1].Has(Feature::kStartsLower))
      return true;
  }
  return false;
}

// Whether a page cuts a text off: its last line is full, and what stands behind the
// page's end goes on to a sentence's.
bool TextBlockReader::IsTextCut(const TextBlock& block) const {
  const std::size_t next = block.last + 1;
  if (next >= lines_.size() || lines_[next].gap != Gap::kPage || lines_[next].mark != Mark::kNone ||
      IsMarked(all_[next]) || all_[next].NamesSectionOrGroup() || HadRoom(next, layout_.width))
    return false;
  // "the Ministry of | Housing. It notes": a name that the page cuts.
  const bool text = block.last > block.begin && HoldVerb(lines_, block.begin, block.last);
  if (all_[next].Has(Feature::kBylineSplit) && !text) return false;
  const std::size_t last = EndOfGluedLines(lines_, next);
  return last > next && EndsSentence(lines_[last].content);
}

bool TextBlockReader::IsShort(const TextBlock& block) const {
  if (block.last - block.begin >= TextBlock::kMostLines) return false;
  std::size_t bytes = 0;
  for (std::size_t i = block.begin; i <= block.last; ++i) bytes += lines_[i].content.size() + 1;
  return bytes <= kMostBytes;
}

// Whether it goes on behind a page's end with what stands before.
bool TextBlockReader::IsCutBefore(const TextBlock& block) const {
  return block.first == block.begin && lines_[block.first].gap == Gap::kPage && block.first > 0 &&
         !all_[block.first - 1].NamesSectionOrGroup() && !EndsSentence(lines_[block.first - 1].content);
}

// Whether a page cuts it off from what is behind.
bool TextBlockReader::IsCutBehind(const TextBlock& block) const {
  const std::size_t next = block.last + 1;
  return next < lines_.size() && lines_[next].gap == Gap::kPage &&
         (StartsLower(lines_[next].content) || !HadRoom(next, layout_.width));
}

bool TextBlockReader::TurnsToText(const TextBlock& block) const {
  if (all_[block.begin].Has(Feature::kTextBehindByline)) return true;
  for (std::size_t i = block.begin + 1; i <= block.last; ++i) {
    const auto& seen = all_[i];
    const bool cover = seen.Has(Feature::kNamesMonth) && NamesOrganisation(lines_[i]);
    if (cover || seen.Has(Feature::kCaptionWords) || seen.Has(Feature::kAllCapitals)) return true;
    if (seen.Has(Feature::kStartsLower)) continue;
    if (!EndsSentence(lines_[i - 1].content) && !HadRoom(i, layout_.width)) continue;
    if (seen.Has(Feature::kSummaryOpener) || lines_[i].numbered) return true;
  }
  return all_[block.begin].Has(Feature::kBylineWeak) && HoldVerb(lines_, block.begin, block.last);
}

bool TextBlockReader::HadRoom(std::size_t i, std::size_t width) const {
  return layout_.columns[i - 1] + 1 + layout_.first_words[i] + width / 12 <= width;
}

}  // namespace pulse::ingest
