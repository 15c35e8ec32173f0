#include "services/ingest/parser/observations/glued_news.h"

#include <cstddef>

#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/text_blocks.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/verb_search.h"

namespace pulse::ingest {
namespace {

class GluedNews {
 public:
  GluedNews(const std::vector<Line>& lines, const Layout& layout, const std::vector<Observation>& all)
      : lines_(lines), layout_(layout), all_(all), reader_(lines, layout, all) {}

  bool IsTitle(std::size_t i) const {
    return i > 0 && i + 2 < lines_.size() && lines_[i].gap == Gap::kGlued &&
           EndsSentence(lines_[i - 1].content) && ReadsAsTitle(i) && IsText(i + 1) &&
           reader_.HadRoom(i + 1, layout_.width);
  }

  // "We welcome Ada Example, who joins us from Harbour | Trust, and Ben Example.": of text in
  // two lines below its title, the first reads as a title, but that it goes on.
  bool IsTextBelowTitle(std::size_t i) const {
    if (i == 0 || i + 1 >= lines_.size() || lines_[i].gap == Gap::kGlued || lines_[i - 1].gap == Gap::kGlued)
      return false;
    const std::size_t last = EndOfGluedLines(lines_, i);
    return last > i && ReadsAsTitle(i - 1) && lines_[i].mark == Mark::kNone && !IsMarked(all_[i]) &&
           !all_[i].NamesSectionOrGroup() && !EndsSentence(lines_[i - 1].content) &&
           EndsSentence(lines_[last].content) && layout_.columns[i] * 4 > layout_.width * 3 &&
           HoldsVerb(lines_[i].content);
  }

 private:
  bool ReadsAsTitle(std::size_t i) const {
    constexpr std::size_t kLongest = 110;
    const auto text = lines_[i].content;
    const auto& seen = all_[i];
    const auto end = LastMark(text);
    const bool stands_out = seen.Has(Feature::kCapitalised) || layout_.columns[i] * 4 <= layout_.width * 3;
    return lines_[i].mark == Mark::kNone && text.size() <= kLongest && stands_out && !IsMarked(seen) &&
           !seen.Has(Feature::kStartsLower) && !seen.Has(Feature::kSubheading) &&
           !seen.Has(Feature::kCaptionWords) && !seen.NamesSectionOrGroup() && end != '.' && end != ':' &&
           end != ',' && end != ';' && !IsDangling(text, end);
  }

  // Whether a paragraph of several lines begins in line `i`.
  bool IsText(std::size_t i) const {
    return lines_[i].gap == Gap::kGlued && lines_[i].mark == Mark::kNone && !IsMarked(all_[i]) &&
           !all_[i].NamesSectionOrGroup() && !all_[i].Has(Feature::kStartsLower) &&
           lines_[i + 1].gap == Gap::kGlued && !reader_.HadRoom(i + 1, layout_.width);
  }

  const std::vector<Line>& lines_;
  const Layout& layout_;
  const std::vector<Observation>& all_;
  const TextBlockReader reader_;
};

}  // namespace

void ObserveGluedNews(const std::vector<Line>& lines, const Layout& layout, std::vector<Observation>* all) {
  if (layout.marked || layout.width == 0) return;
  const GluedNews news(lines, layout, *all);
  bool inside = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& seen = (*all)[i];
    if (seen.NamesSection()) inside = seen.Has(Feature::kNewsName);
    if (!inside || seen.sure != Sure::kNothing) continue;
    if (news.IsTextBelowTitle(i)) (*all)[i].sure = Sure::kNewsText;
    if (!news.IsTitle(i)) continue;
    (*all)[i].sure = Sure::kNewsTitle;
    (*all)[i + 1].Set(Feature::kAfterTitle);
  }
}

}  // namespace pulse::ingest
