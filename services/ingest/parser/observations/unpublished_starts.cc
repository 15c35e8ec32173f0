#include "services/ingest/parser/observations/unpublished_starts.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "services/ingest/parser/names/byline.h"
#include "services/ingest/parser/observations/stacked_titles.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// So many publishers in front of titles show that titles have them.
constexpr std::size_t kPublishersThatShow = 4;

class UnpublishedStarts {
 public:
  UnpublishedStarts(const std::vector<Line>& lines, const Layout& layout,
                    const std::vector<Paragraph>& paragraphs, std::vector<Observation>* all)
      : lines_(lines),
        layout_(layout),
        paragraphs_(paragraphs),
        all_(*all),
        titles_(lines, layout, paragraphs, all) {}

  void Mark() {
    if (!TitlesNamePublishers()) return;
    EachInSector([&](std::size_t p) {
      MarkInside(paragraphs_[p]);
      if (IsLeadIn(p) && (IsLeadIn(p - 1) || IsLeadIn(p + 1))) BeginsNoTitle(paragraphs_[p].first);
      titles_.MarkRest(p);
      const std::size_t i = paragraphs_[p].first;
      if (i == 0 || all_[i - 1].NamesSectionOrGroup() || MayBeHeading(all_[i]) || OpensByline(i)) return;
      if (lines_[i].gap != Gap::kGlued && !IsAnnouncedAbovePage(p) && !titles_.HasCaption(p)) return;
      BeginsNoTitle(i);
      if (titles_.IsTitle(p - 1)) {
        if (titles_.HasSummary(p) || titles_.HasCaption(p)) all_[i].Set(Feature::kAfterTitle);
      } else {
        all_[i].Set(Feature::kMidSentence);
      }
    });
  }

 private:
  // Calls `visit` with each paragraph behind the name of the first sector, but for
  // the publisher's own news, whose titles name nobody.
  template <typename Visit>
  void EachInSector(Visit visit) const {
    bool inside = false;
    for (std::size_t p = 0; p < paragraphs_.size(); ++p) {
      const auto& first = all_[paragraphs_[p].first];
      if (first.NamesSection()) inside = first.Has(Feature::kSectorName);
      if (inside) visit(p);
    }
  }

  bool TitlesNamePublishers() {
    std::size_t publishers = 0;
    std::size_t widest = 0;
    EachInSector([&](std::size_t p) {
      const auto& first = all_[paragraphs_[p].first];
      if (first.Has(Feature::kBylineKnown) && !first.Has(Feature::kMidSentence) &&
          !first.Has(Feature::kListItem)) {
        ++publishers;
        widest = std::max<std::size_t>(widest, layout_.columns[paragraphs_[p].first]);
      }
    });
    titles_.SetWidth(std::min(widest, layout_.width));
    return publishers >= kPublishersThatShow;
  }

  // "Schools. Each should have a plan.": of several such in a row none is an item, for
  // want of summaries.
  bool IsLeadIn(std::size_t p) const {
    if (p >= paragraphs_.size() || !titles_.IsTitle(p)) return false;
    const auto& paragraph = paragraphs_[p];
    const auto text = lines_[paragraph.first].content;
    const auto split = SplitByline(text);
    return split && text.substr(0, split->byline_end).find(' ') == std::string_view::npos &&
           LastMark(lines_[paragraph.last].content) == '.';
  }

  // Whether line `i` and the next read as "Publisher. Title": the publisher may end in
  // the second, or with the first.
  bool OpensByline(std::size_t i) const {
    if (i + 1 >= lines_.size() || all_[i].Has(Feature::kStartsLower)) return false;
    std::string heading(lines_[i].content);
    heading.append(" ").append(lines_[i + 1].content);
    const auto split = SplitByline(heading);
    return split && split->title_begin > lines_[i].content.size();
  }

  // Inside a paragraph only a publisher shows that a title begins; right below "The
  // review found that:" are its entries.
  void MarkInside(const Paragraph& paragraph) {
    const bool heading = MayBeHeading(all_[paragraph.first]);
    for (std::size_t i = paragraph.first + 1; i <= paragraph.last; ++i) {
      if (MayBeHeading(all_[i]) || OpensByline(i)) continue;
      BeginsNoTitle(i);
      if (!heading && all_[i - 1].Has(Feature::kEndsColon)) all_[i].Set(Feature::kMidSentence);
    }
  }

  void BeginsNoTitle(std::size_t i) {
    if (all_[i].sure == Sure::kNothing) all_[i].sure = Sure::kNoTitle;
  }

  // Such an entry behind a page's end.
  bool IsAnnouncedAbovePage(std::size_t p) const {
    const std::size_t i = paragraphs_[p].first;
    const auto& above = all_[paragraphs_[p - 1].first];
    return lines_[i].gap == Gap::kPage && all_[i - 1].Has(Feature::kEndsColon) &&
           !above.Has(Feature::kBylineSplit);
  }

  const std::vector<Line>& lines_;
  const Layout& layout_;
  const std::vector<Paragraph>& paragraphs_;
  std::vector<Observation>& all_;
  StackedTitles titles_;
};

}  // namespace

void ObserveUnpublishedStarts(const std::vector<Line>& lines, const Layout& layout,
                              const std::vector<Paragraph>& paragraphs, std::vector<Observation>* all) {
  if (layout.marked || layout.width == 0) return;
  UnpublishedStarts(lines, layout, paragraphs, all).Mark();
}

}  // namespace pulse::ingest
