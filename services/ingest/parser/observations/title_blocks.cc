#include "services/ingest/parser/observations/title_blocks.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "services/ingest/parser/observations/heading_slips.h"
#include "services/ingest/parser/observations/news_particulars.h"
#include "services/ingest/parser/observations/sentence_middles.h"
#include "services/ingest/parser/observations/text_blocks.h"
#include "services/ingest/parser/observations/title_ends.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

using Kind = TextBlock::Kind;

// So many titles show how a document sets them.
constexpr std::size_t kTitlesThatShow = 4;

class TitleBlocks {
 public:
  TitleBlocks(const std::vector<Line>& lines, const Layout& layout, std::vector<Observation>* all)
      : lines_(lines),
        layout_(layout),
        all_(*all),
        reader_(lines, layout, *all),
        blocks_(reader_.Read()),
        ends_(lines, layout, *all, blocks_, titles_) {}

  void Mark() {
    MarkPlainly();
    ObserveNewsParticulars(lines_, blocks_, &all_);
  }

 private:
  void MarkPlainly() {
    if (layout_.marked) return ObserveSentenceMiddles(lines_, layout_, blocks_, &all_);
    Count();
    ObserveSentenceMiddles(lines_, layout_, blocks_, &all_);
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      ReadSlightName(b);
      if (blocks_[b].kind == Kind::kGluedText && count_ >= kTitlesThatShow) MarkGluedText(blocks_[b]);
      if (IsTitle(b)) b = MarkTitle(b);
      MarkLineAboveItsRest(b);
      if (ends_.IsLeadIn(b)) all_[blocks_[b].begin].Set(Feature::kMidSentence);
      MarkText(b);
      if (titles_.stand_alone && blocks_[b].news) MarkNews(b);
    }
  }

  // How this document sets its titles.
  void Count() {
    std::size_t glued = 0;
    for (const auto& block : blocks_) {
      glued += block.kind == Kind::kGluedText ? 1U : 0U;
      if (block.kind != Kind::kTitle) continue;
      ++count_;
      for (std::size_t i = block.begin; i <= block.last; ++i)
        titles_.width = std::max<std::size_t>(titles_.width, layout_.columns[i]);
    }
    titles_.stand_alone = count_ >= kTitlesThatShow && glued <= count_;
    for (auto& block : blocks_) {
      if (block.kind == Kind::kStopped && ends_.EndOfTitle(block) < block.last) block.kind = Kind::kGluedText;
    }
  }

  void MarkGluedText(const TextBlock& block) {
    const std::size_t end = ends_.EndOfTitle(block);
    const bool titled = end > block.begin || all_[block.begin].Has(Feature::kBylineWhole);
    if (end == block.last || !titled) return;
    all_[end + 1].Set(Feature::kAfterTitle);
    if (end > block.begin && reader_.HadRoom(end, titles_.width)) all_[end].Set(Feature::kHeadingRest);
  }

  // Where titles stand by themselves, what stands so above text may be one whose
  // publishers have small letters.
  void ReadSlightName(std::size_t b) {
    constexpr std::size_t kMostLines = 3;
    auto& block = blocks_[b];
    const bool line = block.kind == Kind::kLine || block.kind == Kind::kOther;
    if (!titles_.stand_alone || !line || block.news || b + 1 == blocks_.size() ||
        blocks_[b + 1].kind != Kind::kText || block.last >= block.begin + kMostLines)
      return;
    const auto& above = lines_[block.begin - 1];
    auto& first = all_[block.begin];
    if (first.NamesSectionOrGroup() || !reader_.IsPlain(block) || !reader_.IsShort(block) ||
        LastMark(lines_[block.last].content) == ':' || EndsSentence(lines_[block.last].content) ||
        !(all_[block.begin - 1].NamesSectionOrGroup() || EndsSentence(above.content)))
      return;
    std::string heading;
    for (std::size_t i = block.begin; i <= block.last; ++i) heading.append(lines_[i].content).append(" ");
    if (!OpensWithSlightName(heading, true)) return;
    first.parting = '.';
    for (const auto feature : {Feature::kBylineSplit, Feature::kBylineKnown, Feature::kBylineWhole})
      first.Set(feature);
    for (const auto feature : {Feature::kStartsLower, Feature::kMidSentence}) first.Clear(feature);
    block.kind = Kind::kTitle;
  }

  bool IsTitle(std::size_t b) const {
    const auto& block = blocks_[b];
    if (block.kind == Kind::kTitle && block.begin == block.last) return true;
    if (!titles_.stand_alone) return false;
    if (block.kind == Kind::kTitle) return !ends_.HoldsTwo(block);
    if (b + 1 == blocks_.size()) return false;
    const auto& next = blocks_[b + 1];
    if (block.kind == Kind::kCut && ends_.EndOfTitle(block) < block.last) return false;
    if (block.kind == Kind::kCut) return ends_.IsCutByPage(b) || ends_.TextOpensPage(next);
    return block.kind == Kind::kStopped && next.kind == Kind::kText;
  }

  void GoOn(const TextBlock& block) {
    for (std::size_t i = block.begin + 1; i <= block.last; ++i) SetRest(i);
  }

  // What a title ends in names no section, and nothing begins there.
  void SetRest(std::size_t i) {
    auto& seen = all_[i];
    seen.Set(Feature::kHeadingRest);
    seen.ForgetNames();
  }

  // What stands behind the blank line that ends a title is no part of it, and no
  // title when it is text. Answers the block that the title ends in.
  std::size_t MarkTitle(std::size_t b) {
    GoOn(blocks_[b]);
    if (ends_.IsParted(b) || ends_.IsCutByPage(b)) {
      ++b;
      SetRest(blocks_[b].begin);
      all_[blocks_[b].begin].Clear(Feature::kAfterTitle);
      GoOn(blocks_[b]);
    }
    if (b + 1 == blocks_.size()) return b;
    const auto& next = blocks_[b + 1];
    auto& seen = all_[next.first];
    if (lines_[next.first].gap == Gap::kBlank || ends_.TextOpensPage(next)) seen.Set(Feature::kAfterTitle);
    // A line or two are a short summary or a cover's.
    const bool sentences =
        next.kind == Kind::kGluedText && titles_.stand_alone && !all_[next.begin].Has(Feature::kBylineKnown);
    const bool text = next.kind == Kind::kText || sentences ||
                      (next.kind == Kind::kLine && !next.news && titles_.stand_alone);
    if (text && ends_.IsOneText(next)) seen.Set(Feature::kMidSentence);
    return b;
  }

  // What goes on behind a blank line in small letters, up to a sentence's end, is no
  // title's text.
  void MarkLineAboveItsRest(std::size_t b) {
    const auto& block = blocks_[b];
    if (b + 1 == blocks_.size() || blocks_[b + 1].kind != Kind::kText) return;
    const bool line = block.kind == Kind::kLine;
    if (!line && !(titles_.stand_alone && ends_.IsTextParted(b))) return;
    const auto rest = lines_[blocks_[b + 1].first].content;
    if (rest.size() > 1 && IsLower(rest[0]) && IsLower(rest[1])) all_[block.begin].Set(Feature::kMidSentence);
  }

  // Sentences over several lines are no title where titles name their publishers, nor
  // among news when the first line is full.
  void MarkText(std::size_t b) {
    const auto& block = blocks_[b];
    if (block.kind != Kind::kText || block.last == block.begin) return;
    const bool titled = titles_.stand_alone || (b > 0 && blocks_[b - 1].kind == Kind::kLine);
    if (block.news ? titled && IsFull(block.begin) : titles_.stand_alone)
      all_[block.begin].Set(Feature::kMidSentence);
  }

  // Whether line `i` was wrapped where the next one goes on.
  bool IsFull(std::size_t i) const {
    const std::size_t width = layout_.width;
    return layout_.columns[i] * 4 >= width * 3 && layout_.columns[i + 1] <= width * 5 / 4 &&
           !reader_.HadRoom(i + 1, width);
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
      if (NamesOrganisation(lines_[i]) || (i > block.begin && reader_.HadRoom(i, titles_.width))) return;
    }
    GoOn(block);
    for (std::size_t i = block.begin; i <= block.last; ++i) {
      all_[i].Clear(Feature::kNamesMonth);
      all_[i].Clear(Feature::kMonthOnly);
    }
    if (ends_.IsOneText(next)) all_[next.begin].Set(Feature::kMidSentence);
    if (ends_.TextOpensPage(next)) all_[next.begin].Set(Feature::kAfterTitle);
  }

  const std::vector<Line>& lines_;
  const Layout& layout_;
  std::vector<Observation>& all_;
  const TextBlockReader reader_;
  std::vector<TextBlock> blocks_;
  TitleLayout titles_;
  const TitleEnds ends_;
  std::size_t count_ = 0;  // of what are surely titles
};

}  // namespace

void ObserveTitleBlocks(const std::vector<Line>& lines, const Layout& layout, std::vector<Observation>* all) {
  TitleBlocks(lines, layout, all).Mark();
}

}  // namespace pulse::ingest
