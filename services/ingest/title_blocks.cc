#include "services/ingest/title_blocks.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "services/ingest/sentence_words.h"
#include "services/ingest/text_blocks.h"
#include "services/ingest/typography.h"
#include "services/ingest/verb_search.h"

namespace pulse::ingest {
namespace {

using Kind = TextBlock::Kind;

// So many titles that stand by themselves show how a document sets them.
constexpr std::size_t kOwnWay = 4;

class TitleBlocks {
 public:
  TitleBlocks(const std::vector<Line>& lines, const Layout& layout, std::vector<Observation>* all)
      : lines_(lines), layout_(layout), all_(*all), reader_(lines, layout, *all), blocks_(reader_.Read()) {}

  void Mark() {
    if (layout_.marked) return MarkSentences();
    Count();
    MarkSentences();
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      if (blocks_[b].kind == Kind::kGluedText && titles_ >= kOwnWay) MarkGluedText(blocks_[b]);
      if (IsTitle(b)) MarkTitle(b);
      MarkLineAboveItsRest(b);
      if (titles_stand_alone_) MarkText(blocks_[b]);
      if (titles_stand_alone_ && blocks_[b].news) MarkNews(b);
    }
  }

 private:
  // How this document sets its titles.
  void Count() {
    std::size_t glued = 0;
    for (const auto& block : blocks_) {
      glued += block.kind == Kind::kGluedText ? 1U : 0U;
      if (block.kind != Kind::kTitle) continue;
      ++titles_;
      for (std::size_t i = block.begin; i <= block.last; ++i)
        title_width_ = std::max(title_width_, layout_.columns[i]);
    }
    titles_stand_alone_ = titles_ >= kOwnWay && glued <= titles_;
    for (auto& block : blocks_) {
      if (block.kind == Kind::kStopped && EndOfTitle(block) < block.last) block.kind = Kind::kGluedText;
    }
  }

  // The last line of the title that `block` begins with, if text is glued to it:
  // the first that had room for more.
  std::size_t EndOfTitle(const TextBlock& block) const {
    const std::size_t last = std::min(block.last, block.begin + TextBlock::kMostLines);
    for (std::size_t i = block.begin; i < last; ++i) {
      const bool goes_on = all_[i + 1].Has(Feature::kStartsLower) || lines_[i + 1].content.front() == '(';
      if (goes_on || IsDangling(lines_[i].content) || !reader_.HadRoom(i + 1, title_width_)) continue;
      if (!IsShortRest(block, i + 1)) return i;
    }
    return block.last;
  }

  // Whether line `i` is too short for text that the next line goes on with, and a
  // title may end in it: "Evidence review".
  bool IsShortRest(const TextBlock& block, std::size_t i) const {
    const auto& seen = all_[i];
    const auto text = lines_[i].content;
    if (i + 1 >= block.last || i > block.begin + 2 || EndsSentence(text) || HoldsVerb(text)) return false;
    if (all_[i + 1].Has(Feature::kStartsLower) || IsDangling(text) || seen.Has(Feature::kBylineSplit) ||
        seen.Has(Feature::kCaptionWords) || seen.Has(Feature::kSubheading) || LastMark(text) == ':')
      return false;
    const auto* const columns = layout_.columns.data();
    const std::size_t width =
        std::min(layout_.width, *std::max_element(columns + i + 1, columns + block.last + 1));
    return layout_.columns[i] * 2 <= width && !reader_.HadRoom(i + 2, width);
  }

  void MarkGluedText(const TextBlock& block) {
    const std::size_t end = EndOfTitle(block);
    const bool titled = end > block.begin || all_[block.begin].Has(Feature::kBylineWhole);
    if (end == block.last || !titled) return;
    all_[end + 1].Set(Feature::kAfterTitle);
    if (end > block.begin && reader_.HadRoom(end, title_width_)) all_[end].Set(Feature::kHeadingRest);
  }

  void MarkSentences() {
    for (const auto& block : blocks_) {
      MarkStarts(block);
      if (layout_.width == 0) continue;
      if (IsCutSentence(block.first)) all_[block.first].Set(Feature::kMidSentence);
      MarkSentences(block);
    }
  }

  // Whether line `i` goes on behind a page's end with what a full line above it began.
  bool IsCutSentence(std::size_t i) const {
    if (i == 0 || lines_[i].gap != Gap::kPage || lines_[i].mark != Mark::kNone) return false;
    const auto& before = all_[i - 1];
    const auto& seen = all_[i];
    return !IsMarked(before) && !IsMarked(seen) && !before.NamesSectionOrGroup() &&
           !seen.NamesSectionOrGroup() && !seen.Has(Feature::kBylineSplit) &&
           !EndsSentence(lines_[i - 1].content) && !reader_.HadRoom(i, layout_.width);
  }

  // What surely starts something of its own, and what an announced list holds.
  void MarkStarts(const TextBlock& block) {
    auto& first = all_[block.first];
    const bool section = first.NamesSection();
    if (section && lines_[block.first].gap != Gap::kGlued) first.Set(Feature::kAfterTitle);
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
  void MarkSentences(const TextBlock& block) {
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
      if (IsMarked(before) || IsMarked(seen) || before.NamesSectionOrGroup() ||
          EndsSentence(lines_[i - 1].content))
        continue;
      if (reader_.HadRoom(i, width)) continue;
      // An entry of a list, and a title without summary, end without a stop.
      const bool starts = seen.Has(Feature::kBylineWhole) && seen.Has(Feature::kBylineKnown);
      if (starts && (in_list || before.Has(Feature::kBylineSplit))) continue;
      seen.Set(Feature::kMidSentence);
    }
  }

  bool IsTitle(std::size_t b) const {
    const auto& block = blocks_[b];
    if (block.kind == Kind::kTitle && block.begin == block.last) return true;
    if (!titles_stand_alone_) return false;
    if (block.kind == Kind::kTitle) return !HoldsTwo(block);
    return block.kind == Kind::kStopped && b + 1 < blocks_.size() && blocks_[b + 1].kind == Kind::kText;
  }

  // Whether a further line, above which a title had room and ended, starts as one.
  bool HoldsTwo(const TextBlock& block) const {
    for (std::size_t i = block.begin + 1; i <= block.last; ++i) {
      const auto& seen = all_[i];
      const auto before = lines_[i - 1].content;
      if (!seen.Has(Feature::kBylineWhole) || seen.Has(Feature::kInByline)) continue;
      if (LastMark(before) == ':' || IsDangling(before) || !reader_.HadRoom(i, title_width_)) continue;
      return true;
    }
    return false;
  }

  void GoOn(const TextBlock& block) {
    for (std::size_t i = block.begin + 1; i <= block.last; ++i) {
      all_[i].Set(Feature::kHeadingRest);
      for (const auto name : {Feature::kSectorName, Feature::kNewsName, Feature::kKindName})
        all_[i].Clear(name);
    }
  }

  // Whether a blank line that means nothing parts title `b`: it stops short, or goes
  // on in small letters, and another blank line ends it above text.
  bool IsParted(std::size_t b) const {
    constexpr std::size_t kLongest = 100;
    if (b + 2 >= blocks_.size() || blocks_[b].kind != Kind::kTitle) return false;
    const auto& rest = blocks_[b + 1];
    const auto& text = blocks_[b + 2];
    const auto& line = lines_[rest.begin];
    const bool lone =
        rest.first == rest.last && line.gap == Gap::kBlank && lines_[text.first].gap == Gap::kBlank;
    if (!lone || text.kind == Kind::kTitle || text.kind == Kind::kLine) return false;
    const auto before = lines_[blocks_[b].last].content;
    const auto end = LastMark(line.content);
    const auto& seen = all_[rest.begin];
    const bool full = titles_stand_alone_ && !reader_.HadRoom(rest.begin, title_width_) &&
                      text.last > text.begin && rest.kind == Kind::kLine &&
                      layout_.columns[rest.begin] * 2 <= layout_.width && MayEndTitle(seen);
    const bool goes_on = seen.Has(Feature::kStartsLower) || IsDangling(before) || full;
    return goes_on && line.content.size() <= kLongest && (IsWordByte(end) || end == '?') &&
           line.MarkOfText() == Mark::kNone && !IsMarked(all_[rest.begin]) && !EndsSentence(before);
  }

  // Whether a line may be of a title for all that is seen of it, and not of its cover.
  static bool MayEndTitle(const Observation& seen) {
    constexpr std::array kNever = {Feature::kNamesMonth,  Feature::kMonthOnly,    Feature::kCaptionWords,
                                   Feature::kSubheading,  Feature::kAllCapitals,  Feature::kKindName,
                                   Feature::kBylineSplit, Feature::kSummaryOpener};
    return std::none_of(kNever.begin(), kNever.end(), [&](Feature feature) { return seen.Has(feature); });
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
    if (lines_[next.first].gap == Gap::kBlank || TextOpensPage(next)) seen.Set(Feature::kAfterTitle);
    // A line or two are a short summary or a cover's.
    const bool sentences =
        next.kind == Kind::kGluedText && titles_stand_alone_ && !all_[next.begin].Has(Feature::kBylineKnown);
    const bool text = next.kind == Kind::kText || sentences ||
                      (next.kind == Kind::kLine && !next.news && titles_stand_alone_);
    if (text && IsOneText(next)) seen.Set(Feature::kMidSentence);
  }

  // Whether a page begins with the text of the title at the foot of the one before.
  bool TextOpensPage(const TextBlock& text) const {
    return text.kind == Kind::kText && text.last > text.begin && IsOneText(text) &&
           !StopsShort(lines_[text.first - 1].content) && !all_[text.first].Has(Feature::kStartsLower) &&
           reader_.HadRoom(text.first, layout_.width);
  }

  // What goes on behind a blank line in small letters, up to a sentence's end, is no
  // title's text.
  void MarkLineAboveItsRest(std::size_t b) {
    const auto& block = blocks_[b];
    if (block.kind != Kind::kLine || b + 1 == blocks_.size() || blocks_[b + 1].kind != Kind::kText) return;
    const auto rest = lines_[blocks_[b + 1].first].content;
    if (rest.size() > 1 && IsLower(rest[0]) && IsLower(rest[1])) all_[block.begin].Set(Feature::kMidSentence);
  }

  // Sentences over several lines are no title where titles name their publishers.
  void MarkText(const TextBlock& block) {
    if (!block.news && block.kind == Kind::kText && block.last > block.begin)
      all_[block.begin].Set(Feature::kMidSentence);
  }

  // A line or two above text, with no publisher, are news; a month in them is when.
  void MarkNews(std::size_t b) {
    const auto& block = blocks_[b];
    if (block.kind != Kind::kLine || block.last > block.begin + 2 || b + 1 == blocks_.size()) return;
    const auto& next = blocks_[b + 1];
    const auto& first = all_[block.begin];
    if (next.kind != Kind::kText || next.last == next.begin || reader_.TurnsToText(block)) return;
    if (first.Has(Feature::kCaptionWords) || first.Has(Feature::kSubheading) ||
        first.Has(Feature::kAllCapitals))
      return;
    for (std::size_t i = block.begin; i <= block.last; ++i) {
      if (NamesOrganisation(lines_[i]) || (i > block.begin && reader_.HadRoom(i, title_width_))) return;
    }
    GoOn(block);
    for (std::size_t i = block.begin; i <= block.last; ++i) {
      all_[i].Clear(Feature::kNamesMonth);
      all_[i].Clear(Feature::kMonthOnly);
    }
    if (IsOneText(next)) all_[next.begin].Set(Feature::kMidSentence);
  }

  // Whether its first line is no title of its own, glued to its text.
  bool IsOneText(const TextBlock& block) const {
    if (block.begin != block.first) return false;
    const std::size_t second = block.begin + 1;
    return block.last == block.begin || all_[second].Has(Feature::kStartsLower) ||
           !reader_.HadRoom(second, layout_.width);
  }

  const std::vector<Line>& lines_;
  const Layout& layout_;
  std::vector<Observation>& all_;
  const TextBlockReader reader_;
  std::vector<TextBlock> blocks_;
  std::size_t titles_ = 0;       // that are surely titles
  std::size_t title_width_ = 0;  // of the widest line of them
  bool titles_stand_alone_ = false;
};

}  // namespace

void ObserveTitleBlocks(const std::vector<Line>& lines, const Layout& layout, std::vector<Observation>* all) {
  TitleBlocks(lines, layout, all).Mark();
}

}  // namespace pulse::ingest
