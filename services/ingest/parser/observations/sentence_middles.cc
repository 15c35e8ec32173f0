#include "services/ingest/parser/observations/sentence_middles.h"

#include <algorithm>
#include <cstddef>

#include "services/ingest/parser/observations/sentence_observations.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

class SentenceMiddles {
 public:
  SentenceMiddles(const std::vector<Line>& lines, const Layout& layout, const std::vector<TextBlock>& blocks,
                  std::vector<Observation>* all)
      : lines_(lines), layout_(layout), blocks_(blocks), all_(*all), reader_(lines, layout, *all) {}

  void Mark() {
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      const auto& block = blocks_[b];
      MarkStarts(block);
      if (layout_.width == 0) continue;
      const bool text = b > 0 && IsText(blocks_[b - 1]);
      if (IsCut(block.first, text)) all_[block.first].Set(Feature::kMidSentence);
      MarkSentences(block);
    }
  }

 private:
  // Whether a block that a page cuts is surely a paragraph.
  bool IsText(const TextBlock& block) const {
    return block.kind == TextBlock::Kind::kText && block.last > block.begin &&
           HoldVerb(lines_, block.begin, block.last);
  }

  // Whether line `i` goes on behind a page's end with what a full line above it began;
  // below text it may read as a publisher and a title.
  bool IsCut(std::size_t i, bool below_text) const {
    if (i == 0 || lines_[i].gap != Gap::kPage || lines_[i].mark != Mark::kNone) return false;
    const auto& before = all_[i - 1];
    const auto& seen = all_[i];
    return !IsMarked(before) && !IsMarked(seen) && !before.NamesSectionOrGroup() &&
           !seen.NamesSectionOrGroup() &&
           ((below_text && !before.Has(Feature::kBylineSplit)) || !seen.Has(Feature::kBylineSplit)) &&
           !EndsSentence(lines_[i - 1].content) && !reader_.HadRoom(i, layout_.width) &&
           (!EndsList(i - 1) || StartsSentence(i));
  }

  // Whether the paragraph that line `i` ends is an entry of a list: it may end without
  // a stop.
  bool EndsList(std::size_t i) const {
    constexpr std::size_t kMostLines = 8;
    const std::size_t least = i - std::min(i, kMostLines);
    while (i > least && lines_[i].gap == Gap::kGlued && !IsItem(lines_[i].mark)) --i;
    return IsItem(lines_[i].mark);
  }

  bool StartsSentence(std::size_t i) const {
    return i + 1 < lines_.size() && lines_[i + 1].gap == Gap::kGlued &&
           all_[i + 1].Has(Feature::kStartsLower);
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
    for (std::size_t i = block.begin; i <= block.last; ++i)
      width = std::max<std::size_t>(width, layout_.columns[i]);
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

  const std::vector<Line>& lines_;
  const Layout& layout_;
  const std::vector<TextBlock>& blocks_;
  std::vector<Observation>& all_;
  const TextBlockReader reader_;
};

}  // namespace

void ObserveSentenceMiddles(const std::vector<Line>& lines, const Layout& layout,
                            const std::vector<TextBlock>& blocks, std::vector<Observation>* all) {
  SentenceMiddles(lines, layout, blocks, all).Mark();
}

}  // namespace pulse::ingest
