#include "services/ingest/parser/observations/unpublished_starts.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "services/ingest/parser/names/byline.h"
#include "services/ingest/parser/observations/text_blocks.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/verb_search.h"

namespace pulse::ingest {
namespace {

// So many publishers in front of titles show that titles have them.
constexpr std::size_t kPublishersThatShow = 4;

class UnpublishedStarts {
 public:
  UnpublishedStarts(const std::vector<Line>& lines, const Layout& layout,
                    const std::vector<Paragraph>& paragraphs, std::vector<Observation>* all)
      : lines_(lines), layout_(layout), paragraphs_(paragraphs), all_(*all) {}

  void Mark() {
    if (!TitlesNamePublishers()) return;
    EachInSector([&](std::size_t p) {
      MarkInside(paragraphs_[p]);
      if (IsLeadIn(p) && (IsLeadIn(p - 1) || IsLeadIn(p + 1))) BeginsNoTitle(paragraphs_[p].first);
      MarkSubtitle(p);
      for (std::size_t i = paragraphs_[p].first; i <= paragraphs_[p].last; ++i) MarkSecondSentence(i);
      const std::size_t i = paragraphs_[p].first;
      if (i == 0 || all_[i - 1].NamesSectionOrGroup() || IsHeading(all_[i]) || OpensByline(i)) return;
      if (lines_[i].gap != Gap::kGlued && !IsAnnouncedAbovePage(p) && !IsCaption(p)) return;
      BeginsNoTitle(i);
      if (IsTitle(p - 1)) {
        if (OpensSummary(p) || IsCaption(p)) all_[i].Set(Feature::kAfterTitle);
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
    EachInSector([&](std::size_t p) {
      const auto& first = all_[paragraphs_[p].first];
      if (first.Has(Feature::kBylineKnown) && !first.Has(Feature::kMidSentence) &&
          !first.Has(Feature::kListItem)) {
        ++publishers;
        title_width_ = std::max(title_width_, layout_.columns[paragraphs_[p].first]);
      }
    });
    title_width_ = std::min(title_width_, layout_.width);
    return publishers >= kPublishersThatShow;
  }

  static bool IsHeading(const Observation& seen) {
    return seen.NamesSectionOrGroup() || seen.Has(Feature::kBylineSplit) || seen.Has(Feature::kInByline) ||
           seen.second_part || IsMarked(seen);
  }

  // "Schools. Each should have a plan.": of several such in a row none is an item, for
  // want of summaries.
  bool IsLeadIn(std::size_t p) const {
    if (p >= paragraphs_.size() || !IsTitle(p)) return false;
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

  // "Department of Health. Beginning now.": a title of two sentences, the second without
  // a verb and short of the text below.
  void MarkSecondSentence(std::size_t i) {
    if (i + 2 >= lines_.size() || !all_[i].Has(Feature::kBylineWhole) || !EndsShortSentence(i) ||
        !EndsShortSentence(i + 1) || lines_[i + 1].gap != Gap::kGlued || HoldsVerb(lines_[i + 1].content))
      return;
    if (all_[i + 2].Has(Feature::kSummaryOpener)) all_[i + 1].Set(Feature::kHeadingRest);
  }

  bool EndsShortSentence(std::size_t i) const {
    return LastMark(lines_[i].content) == '.' && all_[i].Has(Feature::kBreaksShort);
  }

  // "Department of Health. What good looks like:", whose next line is of the title too.
  void MarkSubtitle(std::size_t p) {
    const std::size_t i = paragraphs_[p].first;
    const auto& first = all_[i];
    if (lines_[i].gap == Gap::kGlued || !first.Has(Feature::kBylineKnown) ||
        !first.Has(Feature::kEndsColon) || i + 1 == lines_.size() || lines_[i + 1].gap != Gap::kGlued ||
        IsHeading(all_[i + 1]))
      return;
    if (all_[i + 1].Has(Feature::kLastOfParagraph)) all_[i + 1].Set(Feature::kHeadingRest);
  }

  // Inside a paragraph only a publisher shows that a title begins; right below "The
  // review found that:" are its entries.
  void MarkInside(const Paragraph& paragraph) {
    const bool heading = IsHeading(all_[paragraph.first]);
    for (std::size_t i = paragraph.first + 1; i <= paragraph.last; ++i) {
      if (IsHeading(all_[i]) || OpensByline(i)) continue;
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

  bool IsTitle(std::size_t p) const { return all_[paragraphs_[p].first].Has(Feature::kBylineSplit); }

  // Whether a title that is whole ends in line `i`, where there was much room for more.
  bool EndsInRoom(std::size_t i) const {
    const auto text = lines_[i].content;
    const auto end = LastMark(text);
    const std::size_t needed = layout_.columns[i] + 1 + layout_.first_words[i + 1];
    return end != ':' && end != ',' && end != '.' && end != '?' && !all_[i + 1].Has(Feature::kStartsLower) &&
           !IsDangling(text, end) && needed * 4 <= title_width_ * 3;
  }

  // A line or two without a stop that stand between a title and its text, or between
  // text and the next title: no item, for want of publishers and one of the two.
  bool IsCaption(std::size_t p) const {
    const auto& paragraph = paragraphs_[p];
    if (p + 1 == paragraphs_.size() || paragraph.last > paragraph.first + 1 ||
        EndsSentence(lines_[paragraph.last].content))
      return false;
    if (!IsTitle(p - 1)) return EndsSentence(lines_[paragraph.first - 1].content) && IsTitle(p + 1);
    return EndsInRoom(paragraph.first - 1) && !IsHeading(all_[paragraphs_[p + 1].first]);
  }

  // "This report…" or "The Law Society has…" right below a title, the Law Society's.
  bool OpensSummary(std::size_t p) const {
    const std::size_t i = paragraphs_[p].first;
    const std::size_t heading = paragraphs_[p - 1].first;
    if (lines_[i].gap != Gap::kGlued || !all_[heading].Has(Feature::kBylineSplit)) return false;
    if (OpensWithPublisher(lines_[i].content, lines_[heading].content)) return true;
    // "Who pays for it? This report…"
    const bool more = i + 1 < lines_.size();
    if (more && all_[i].Has(Feature::kEndsQuestion) && all_[i + 1].Has(Feature::kSummaryOpener)) return true;
    // A title breaks early only where it ends, and text fills its lines.
    if (more && EndsInRoom(i - 1) && layout_.columns[i] >= title_width_) return true;
    return all_[i].Has(Feature::kSummaryOpener) && !all_[i - 1].Has(Feature::kEndsColon) &&
           !IsDangling(lines_[i - 1].content);
  }

  static bool OpensWithPublisher(std::string_view text, std::string_view heading) {
    const auto split = SplitByline(heading);
    if (!split) return false;
    const auto without_article = [](std::string_view name) {
      if (name.starts_with("The ")) name.remove_prefix(4);
      return name;
    };
    const auto publisher = without_article(heading.substr(0, split->byline_end));
    const auto opening = without_article(text);
    return opening.starts_with(publisher) && opening.substr(publisher.size()).starts_with(' ');
  }

  const std::vector<Line>& lines_;
  const Layout& layout_;
  const std::vector<Paragraph>& paragraphs_;
  std::vector<Observation>& all_;
  std::size_t title_width_ = 0;  // of the widest first line of a title
};

}  // namespace

void ObserveUnpublishedStarts(const std::vector<Line>& lines, const Layout& layout,
                              const std::vector<Paragraph>& paragraphs, std::vector<Observation>* all) {
  if (layout.marked || layout.width == 0) return;
  UnpublishedStarts(lines, layout, paragraphs, all).Mark();
}

}  // namespace pulse::ingest
