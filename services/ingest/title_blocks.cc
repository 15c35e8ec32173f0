#include "services/ingest/title_blocks.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "services/ingest/byline.h"
#include "services/ingest/name_words.h"
#include "services/ingest/sentence_observations.h"
#include "services/ingest/sentence_words.h"
#include "services/ingest/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kMostLines = 5;
constexpr std::size_t kMostBytes = 300;  // of a publisher and a title
// So many titles that stand by themselves show how a document sets them.
constexpr std::size_t kOwnWay = 4;

// Lines [first, last], glued one to the next; a heading's name in front of them
// is no part: they begin at `begin`.
struct Block {
  enum class Kind : std::uint8_t {
    kOther,
    kTitle,      // "Publisher. Title" that no sentence ends
    kStopped,    // the same with a full stop, and no verb: a title where titles stand alone
    kGluedText,  // starts as a title and goes on as text
    kText,       // ends a sentence, and starts as no title
    kLine,       // neither: a title without publisher, a caption
  };
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t begin = 0;
  Kind kind = Kind::kOther;
  bool news = false;
};

bool IsName(const Observation& seen) {
  return seen.Has(Feature::kSectorName) || seen.Has(Feature::kNewsName) || seen.Has(Feature::kKindName);
}

bool IsMarked(const Observation& seen) {
  return seen.Has(Feature::kHeading) || seen.Has(Feature::kBold) || seen.Has(Feature::kQuote) ||
         seen.Has(Feature::kImage);
}

// A dash or a number at the front of a title's further line is no list's.
bool MayGoOn(const Line& line) {
  const auto text = Trim(line.raw);
  return line.mark != Mark::kBullet || text.starts_with('-') || text.starts_with("–") ||
         text.starts_with("—");
}

bool ReadsAsByline(const std::vector<Line>& lines, const std::vector<Observation>& all, std::size_t first,
                   std::size_t last) {
  if (all[first].Has(Feature::kBylineSplit)) return true;
  if (first == last || all[first].Has(Feature::kStartsLower)) return false;
  bool open = false;
  (void)SplitByline(lines[first].content, &open);
  if (!open) return false;
  std::string joined;
  for (std::size_t i = first; i <= last; ++i) joined.append(lines[i].content).append(" ");
  return SplitByline(joined).has_value();
}

class Blocks {
 public:
  Blocks(const std::vector<Line>& lines, const Layout& layout, std::vector<Observation>* all)
      : lines_(lines), layout_(layout), all_(*all) {}

  void Observe() {
    Read();
    if (layout_.marked) return MarkSentences();
    Count();
    MarkSentences();
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      if (blocks_[b].kind == Block::Kind::kGluedText && titles_ >= kOwnWay) MarkGluedText(blocks_[b]);
      if (IsTitle(b)) MarkTitle(b);
      if (titles_stand_alone_) MarkText(blocks_[b]);
      if (titles_stand_alone_ && blocks_[b].news) MarkNews(b);
    }
  }

 private:
  // The blocks behind the first section's heading.
  void Read() {
    bool inside = false;
    bool news = false;
    for (std::size_t i = 0; i < lines_.size();) {
      Block block;
      block.first = i;
      block.last = EndOfGluedLines(lines_, i);
      block.begin = i;
      while (block.begin < block.last && IsName(all_[block.begin])) ++block.begin;
      for (std::size_t k = i; k <= block.begin; ++k) {
        inside |= IsName(all_[k]);
        if (all_[k].Has(Feature::kNewsName)) news = true;
        if (all_[k].Has(Feature::kSectorName)) news = false;
      }
      block.news = news;
      if (inside) {
        EndBeforeName(&block);
        block.kind = KindOf(block);
        blocks_.push_back(block);
      }
      i = EndOfGluedLines(lines_, block.last) + 1;
    }
  }

  // A heading glued to what is above is no part of it; a group's name may be a
  // title's last word, when text comes next.
  void EndBeforeName(Block* block) const {
    for (std::size_t i = block->begin + 1; i <= block->last; ++i) {
      if (!IsName(all_[i])) continue;
      const bool word = all_[i].Has(Feature::kKindName) && i == block->last &&
                        LastMark(lines_[i].content) != ':' && !EndsSentence(lines_[i - 1].content) &&
                        TextFollows(i);
      if (word) continue;
      block->last = i - 1;
      return;
    }
  }

  // Whether a paragraph of several lines, or a sentence, stands behind line `i`.
  bool TextFollows(std::size_t i) const {
    if (i + 1 >= lines_.size()) return false;
    const auto& next = all_[i + 1];
    return !next.Has(Feature::kBylineSplit) && !IsName(next) && !IsMarked(next) &&
           EndsSentence(lines_[EndOfGluedLines(lines_, i + 1)].content);
  }

  // How this document sets its titles.
  void Count() {
    std::size_t glued = 0;
    for (const auto& block : blocks_) {
      glued += block.kind == Block::Kind::kGluedText ? 1U : 0U;
      if (block.kind != Block::Kind::kTitle) continue;
      ++titles_;
      for (std::size_t i = block.begin; i <= block.last; ++i)
        title_width_ = std::max(title_width_, layout_.columns[i]);
    }
    titles_stand_alone_ = titles_ >= kOwnWay && glued <= titles_;
    for (auto& block : blocks_) {
      if (block.kind == Block::Kind::kStopped && EndOfTitle(block) < block.last)
        block.kind = Block::Kind::kGluedText;
    }
  }

  Block::Kind KindOf(const Block& block) const {
    using Kind = Block::Kind;
    if (IsName(all_[block.begin]) || !IsPlain(block)) return Kind::kOther;
    const auto end = LastMark(lines_[block.last].content);
    const bool exclaims = end == '!' && block.last > block.begin;  // "Thank you, Jan!"
    const bool stop = end == '.' || exclaims || (end == 0 && EndsSentence(lines_[block.last].content));
    const bool is_short = IsShort(block);
    if (!ReadsAsByline(lines_, all_, block.begin, std::min(block.last, block.begin + 2))) {
      if (stop || end == ':') return Kind::kText;
      const bool line = is_short && !all_[block.begin].Has(Feature::kStartsLower) && !IsCut(block);
      return line ? Kind::kLine : Kind::kOther;
    }
    if (!is_short) return Kind::kGluedText;
    const bool open = block.last + 1 < lines_.size() && lines_[block.last + 1].gap != Gap::kBlank;
    if (end == ':' || end == ';' || end == ',' || IsCut(block)) return Kind::kOther;
    if (open && IsDangling(lines_[block.last].content)) return Kind::kOther;
    const bool text = TurnsToText(block);
    if (stop) return text || HoldVerb(lines_, block.begin, block.last) ? Kind::kGluedText : Kind::kStopped;
    return text ? Kind::kOther : Kind::kTitle;
  }

  bool IsPlain(const Block& block) const {
    std::size_t dashes = 0;
    for (std::size_t i = block.begin; i <= block.last; ++i) {
      const char front = lines_[i].content.front();
      if (IsMarked(all_[i]) || front == '|' || front == '*' || all_[i].Has(Feature::kAddress)) return false;
      if (i > block.begin ? !MayGoOn(lines_[i]) : lines_[i].MarkOfText() != Mark::kNone) return false;
      dashes += lines_[i].mark == Mark::kBullet ? 1U : 0U;
    }
    return dashes <= 1;
  }

  bool IsShort(const Block& block) const {
    if (block.last - block.begin >= kMostLines) return false;
    std::size_t bytes = 0;
    for (std::size_t i = block.begin; i <= block.last; ++i) bytes += lines_[i].content.size() + 1;
    return bytes <= kMostBytes;
  }

  // Whether a page cuts it off from what is before or behind.
  bool IsCut(const Block& block) const {
    const bool before = block.first == block.begin && lines_[block.first].gap == Gap::kPage &&
                        block.first > 0 && !IsName(all_[block.first - 1]) &&
                        !EndsSentence(lines_[block.first - 1].content);
    const std::size_t next = block.last + 1;
    return before || (next < lines_.size() && lines_[next].gap == Gap::kPage &&
                      (StartsLower(lines_[next].content) || !HadRoom(next, layout_.width)));
  }

  // Whether a further line opens a summary or an item of its own, or is a caption.
  bool TurnsToText(const Block& block) const {
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

  // Whether the line above line `i`, of a text so wide, had room for its first word.
  bool HadRoom(std::size_t i, std::size_t width) const {
    return layout_.columns[i - 1] + 1 + ColumnsOfFirstWord(lines_[i]) + width / 12 <= width;
  }

  // The last line of the title that `block` begins with, if text is glued to it:
  // the first that had room for more.
  std::size_t EndOfTitle(const Block& block) const {
    const std::size_t last = std::min(block.last, block.begin + kMostLines);
    for (std::size_t i = block.begin; i < last; ++i) {
      const bool goes_on = all_[i + 1].Has(Feature::kStartsLower) || lines_[i + 1].content.front() == '(';
      if (!goes_on && !IsDangling(lines_[i].content) && HadRoom(i + 1, title_width_)) return i;
    }
    return block.last;
  }

  void MarkGluedText(const Block& block) {
    const std::size_t end = EndOfTitle(block);
    const bool titled = end > block.begin || all_[block.begin].Has(Feature::kBylineWhole);
    if (end < block.last && titled) all_[end + 1].Set(Feature::kAfterTitle);
  }

  void MarkSentences() {
    for (const auto& block : blocks_) {
      MarkStarts(block);
      if (layout_.width > 0) MarkSentences(block);
    }
  }

  // What surely starts something of its own, and what an announced list holds.
  void MarkStarts(const Block& block) {
    auto& first = all_[block.first];
    if (first.Has(Feature::kSectorName) || first.Has(Feature::kNewsName)) first.Set(Feature::kAfterTitle);
    const bool bold = first.Has(Feature::kBold) && first.Has(Feature::kBylineWhole);
    if (block.first > 0 && bold && !all_[block.first - 1].Has(Feature::kBold))
      first.Set(Feature::kAfterTitle);
    for (std::size_t i = block.first; i <= block.last; ++i) {
      if (i == 0) continue;
      const auto& before = all_[i - 1];
      auto& seen = all_[i];
      const bool titled = before.Has(Feature::kBold) && before.Has(Feature::kBylineWhole);
      if (i > block.first && titled && !IsMarked(seen)) {
        seen.Set(Feature::kAfterTitle);
        seen.Set(Feature::kMidSentence);
      }
      if (lines_[i].mark == Mark::kBullet && !seen.Has(Feature::kBylineSplit) &&
          (before.Has(Feature::kEndsColon) || lines_[i - 1].mark == Mark::kBullet)) {
        seen.Set(Feature::kMidSentence);
      }
    }
  }

  // No title begins where the line above is full and ends no sentence.
  void MarkSentences(const Block& block) {
    constexpr std::size_t kShowsWidth = 3;
    std::size_t width = 0;
    for (std::size_t i = block.begin; i <= block.last; ++i) width = std::max(width, layout_.columns[i]);
    if (block.last - block.begin < kShowsWidth) width = layout_.width;
    width = std::min(width, layout_.width);
    bool in_list = false;
    for (std::size_t i = block.begin + 1; i <= block.last; ++i) {
      const auto& before = all_[i - 1];
      auto& seen = all_[i];
      in_list |= before.Has(Feature::kListItem);
      if (IsMarked(before) || IsMarked(seen) || IsName(before) || EndsSentence(lines_[i - 1].content))
        continue;
      if (HadRoom(i, width)) continue;
      // An entry of a list, and a title without summary, end without a stop.
      const bool starts = seen.Has(Feature::kBylineWhole) && seen.Has(Feature::kBylineKnown);
      if (starts && (in_list || before.Has(Feature::kBylineSplit))) continue;
      seen.Set(Feature::kMidSentence);
    }
  }

  bool IsTitle(std::size_t b) const {
    const auto& block = blocks_[b];
    if (block.kind == Block::Kind::kTitle && block.begin == block.last) return true;
    if (!titles_stand_alone_) return false;
    if (block.kind == Block::Kind::kTitle) return !HoldsTwo(block);
    return block.kind == Block::Kind::kStopped && b + 1 < blocks_.size() &&
           blocks_[b + 1].kind == Block::Kind::kText;
  }

  // Whether a further line, above which a title had room and ended, starts as one.
  bool HoldsTwo(const Block& block) const {
    for (std::size_t i = block.begin + 1; i <= block.last; ++i) {
      const auto& seen = all_[i];
      const auto before = lines_[i - 1].content;
      if (!seen.Has(Feature::kBylineWhole) || seen.Has(Feature::kInByline)) continue;
      if (LastMark(before) == ':' || IsDangling(before) || !HadRoom(i, title_width_)) continue;
      return true;
    }
    return false;
  }

  void GoOn(const Block& block) {
    for (std::size_t i = block.begin + 1; i <= block.last; ++i) {
      all_[i].Set(Feature::kHeadingRest);
      for (const auto name : {Feature::kSectorName, Feature::kNewsName, Feature::kKindName})
        all_[i].Clear(name);
    }
  }

  // Whether a blank line that means nothing parts title `b`: a small letter goes on
  // behind it, to another blank line above text.
  bool IsParted(std::size_t b) const {
    if (b + 2 >= blocks_.size() || blocks_[b].kind != Block::Kind::kTitle) return false;
    const auto& rest = blocks_[b + 1];
    const auto& text = blocks_[b + 2];
    return rest.first == rest.begin && rest.last == rest.begin && lines_[rest.begin].gap == Gap::kBlank &&
           all_[rest.begin].Has(Feature::kStartsLower) && !all_[rest.begin].Has(Feature::kListItem) &&
           IsPlain(rest) && IsShort(rest) && IsWordByte(LastMark(lines_[rest.begin].content)) &&
           !EndsSentence(lines_[blocks_[b].last].content) && text.kind == Block::Kind::kText &&
           lines_[text.first].gap == Gap::kBlank;
  }

  // What stands behind the blank line that ends a title is no part of it, and no
  // title when it is text.
  void MarkTitle(std::size_t b) {
    GoOn(blocks_[b]);
    if (IsParted(b)) {
      ++b;
      all_[blocks_[b].begin].Set(Feature::kHeadingRest);
      GoOn(blocks_[b]);
    }
    if (b + 1 == blocks_.size()) return;
    const auto& next = blocks_[b + 1];
    auto& seen = all_[next.first];
    if (lines_[next.first].gap == Gap::kBlank) seen.Set(Feature::kAfterTitle);
    // A line or two are a short summary or a cover's.
    const bool sentences = next.kind == Block::Kind::kGluedText && titles_stand_alone_ &&
                           !all_[next.begin].Has(Feature::kBylineKnown);
    const bool text = next.kind == Block::Kind::kText || sentences ||
                      (next.kind == Block::Kind::kLine && !next.news && titles_stand_alone_);
    if (text && IsOneText(next)) seen.Set(Feature::kMidSentence);
  }

  // Sentences over several lines are no title where titles name their publishers.
  void MarkText(const Block& block) {
    if (!block.news && block.kind == Block::Kind::kText && block.last > block.begin)
      all_[block.begin].Set(Feature::kMidSentence);
  }

  // A line or two above text, with no publisher, are news; a month in them is when.
  void MarkNews(std::size_t b) {
    const auto& block = blocks_[b];
    if (block.kind != Block::Kind::kLine || block.last > block.begin + 2 || b + 1 == blocks_.size()) return;
    const auto& next = blocks_[b + 1];
    const auto& first = all_[block.begin];
    if (next.kind != Block::Kind::kText || next.last == next.begin || TurnsToText(block)) return;
    if (first.Has(Feature::kCaptionWords) || first.Has(Feature::kSubheading) ||
        first.Has(Feature::kAllCapitals))
      return;
    for (std::size_t i = block.begin; i <= block.last; ++i) {
      if (NamesOrganisation(lines_[i]) || (i > block.begin && HadRoom(i, title_width_))) return;
    }
    GoOn(block);
    for (std::size_t i = block.begin; i <= block.last; ++i) {
      all_[i].Clear(Feature::kNamesMonth);
      all_[i].Clear(Feature::kMonthOnly);
    }
    if (IsOneText(next)) all_[next.begin].Set(Feature::kMidSentence);
  }

  // Whether its first line is no title of its own, glued to its text.
  bool IsOneText(const Block& block) const {
    if (block.begin != block.first) return false;
    const std::size_t second = block.begin + 1;
    return block.last == block.begin || all_[second].Has(Feature::kStartsLower) ||
           !HadRoom(second, layout_.width);
  }

  // As a cover does beside its month.
  static bool NamesOrganisation(const Line& line) {
    for (auto text = line.content; !text.empty();) {
      const auto word = text.substr(0, text.find(' '));
      if ((NameWordsOf(WithoutMarks(word)) & name_word::kHead) != 0) return true;
      text.remove_prefix(std::min(text.size(), word.size() + 1));
    }
    return false;
  }

  const std::vector<Line>& lines_;
  const Layout& layout_;
  std::vector<Observation>& all_;
  std::vector<Block> blocks_;
  std::size_t titles_ = 0;       // that are surely titles
  std::size_t title_width_ = 0;  // of the widest line of them
  bool titles_stand_alone_ = false;
};

}  // namespace

void ObserveTitleBlocks(const std::vector<Line>& lines, const Layout& layout, std::vector<Observation>* all) {
  Blocks(lines, layout, all).Observe();
}

}  // namespace pulse::ingest
