#include "services/ingest/parser/observations/marked_headings.h"

#include <cstddef>
#include <optional>
#include <string_view>

#include "services/ingest/parser/names/byline.h"
#include "services/ingest/parser/names/group_names.h"
#include "services/ingest/parser/observations/heading_parts.h"
#include "services/ingest/parser/observations/heading_slips.h"
#include "services/ingest/parser/observations/numbered_parts.h"
#include "services/ingest/parser/observations/reading_lists.h"
#include "services/ingest/parser/observations/summary_headings.h"
#include "services/ingest/parser/observations/title_marking.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

class MarkedHeadings {
 public:
  MarkedHeadings(const std::vector<Line>& lines, const TitleMarking& marking, std::vector<Observation>* all)
      : lines_(lines), marking_(marking), all_(*all) {}

  void Observe() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (IsContactLine(i)) {
        RetractByline(&all_[i]);
        all_[i].Set(Feature::kSummaryOpener);
      }
      if (IsPlainText(i)) all_[i].Set(Feature::kMidSentence);
      if (i + 1 < lines_.size() && IsTitleAbove(i) && IsRest(i + 1)) {
        RetractByline(&all_[i + 1]);
        all_[i + 1].Set(Feature::kHeadingRest);
      }
      if (i + 2 < lines_.size() && IsCutTitle(i)) {
        all_[i + 1].Set(Feature::kHeadingRest);
        all_[i + 1].Clear(Feature::kAfterTitle);
      }
    }
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (marking_.InSector(i) && marking_.IsBare(i)) ReadGroup(i);
    }
    std::optional<PublishersNamed> named;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (!MayBeParted(i)) continue;
      if (!named) named.emplace(lines_, all_);
      ReadParting(i, *named);
    }
  }

  // A title marked unlike the others, or alone without publishers among those that
  // have them, may be none.
  void Doubt() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!marking_.InSector(i)) continue;
      auto& seen = all_[i];
      const bool unmarked = marking_.IsTitle(i) && seen.Has(Feature::kAlone) &&
                            marking_.Of(i) == Marking::kNone &&
                            marking_.Titles(Marking::kNone) * 4 <= marking_.MarkedTitles() &&
                            (i + 1 == lines_.size() || marking_.Of(i + 1) != Marking::kNone ||
                             all_[i + 1].NamesSectionOrGroup());
      const bool bare = marking_.IsBare(i) && marking_.TitlesHavePublishers();
      const bool cut = i + 2 < lines_.size() && IsCutTitle(i);
      const bool strange =
          marking_.IsTitle(i) && marking_.IsUnlikeTitles(i) && !seen.Has(Feature::kBylineKnown);
      seen.unlike_titles = unmarked || bare || cut || strange;
    }
  }

 private:
  // Where titles carry marks, an unmarked line with a colon before its first stop.
  bool IsContactLine(std::size_t i) const {
    const auto& seen = all_[i];
    if (!seen.Has(Feature::kBylineSplit) || !seen.Has(Feature::kAlone) || marking_.Of(i) != Marking::kNone ||
        !marking_.TitlesAreMarked()) {
      return false;
    }
    const auto split = SplitByline(lines_[i].content);
    return split && lines_[i].content.substr(0, split->byline_end).find(':') != std::string_view::npos;
  }

  // Where titles carry marks and publishers, what has neither begins none.
  bool IsPlainText(std::size_t i) const {
    const auto& seen = all_[i];
    return marking_.InSector(i) && marking_.Of(i) == Marking::kNone && !seen.Has(Feature::kBylineSplit) &&
           !seen.Has(Feature::kInByline) && !seen.Has(Feature::kHeadingRest) && !seen.NamesSectionOrGroup() &&
           marking_.TitlesAreMarked() && marking_.TitlesHavePublishers();
  }

  // A title, and the line below is marked as it is.
  bool IsTitleAbove(std::size_t i) const {
    const auto marking = marking_.Of(i);
    return marking_.InSector(i) && (marking == Marking::kHeading || marking == Marking::kBold) &&
           all_[i].Has(Feature::kBylineWhole) && marking_.IsTitle(i) && marking == marking_.Of(i + 1) &&
           lines_[i].level == lines_[i + 1].level && lines_[i + 1].gap != Gap::kPage;
  }

  // Whether line `i` goes on with the title above it, though that might end there.
  bool IsRest(std::size_t i) const {
    const auto& title = all_[i - 1];
    const auto& rest = all_[i];
    if (rest.NamesSectionOrGroup() || rest.Has(Feature::kSubheading) || IsNumberedPart(lines_[i].content))
      return false;
    // A heading below it makes it one of several.
    if (i + 1 < lines_.size() && marking_.Of(i + 1) == marking_.Of(i) && marking_.IsBare(i + 1)) return false;
    const bool tight = lines_[i].gap == Gap::kGlued;
    const bool open = title.Has(Feature::kEndsColon) || title.Has(Feature::kEndsOpen);
    if (!rest.Has(Feature::kBylineSplit)) return tight || open;
    // "Skipping School: Invisible" / "Children. A review", "Council. Rough" / "Sleeping Grant. Findings"
    const bool ended = title.Has(Feature::kEndsSentence) || title.Has(Feature::kEndsQuestion);
    return tight && !ended && !rest.Has(Feature::kBylineKnown);
  }

  // Whether the line below a title, though it is marked in another way, is its rest:
  // the title stops where none can, or what is marked so directly below it could head
  // nothing else.
  bool IsCutTitle(std::size_t i) const {
    constexpr std::size_t kLongestRest = 100;
    const auto& title = all_[i];
    const auto& rest = all_[i + 1];
    if (!marking_.InSector(i) || !title.Has(Feature::kHeading) || !title.Has(Feature::kBylineWhole) ||
        !marking_.IsTitle(i) || title.Has(Feature::kEndsSentence) || title.Has(Feature::kEndsQuestion))
      return false;
    const auto& line = lines_[i + 1];
    if (line.gap == Gap::kGlued || lines_[i + 2].gap == Gap::kGlued || line.content.size() > kLongestRest ||
        (line.mark != Mark::kNone && line.mark != Mark::kHeading) || rest.NamesSectionOrGroup() ||
        rest.Has(Feature::kSubheading) || rest.Has(Feature::kBylineSplit) ||
        rest.Has(Feature::kSummaryOpener) || IsNumberedPart(line.content))
      return false;
    if (!IsText(i + 2)) return false;
    const auto marking = marking_.Of(i + 1);
    if (marking == Marking::kNone && rest.Has(Feature::kStartsLower)) return true;
    const bool fragment = marking == Marking::kNone && rest.Has(Feature::kVerbless) &&
                          !rest.Has(Feature::kAllCapitals) && !rest.Has(Feature::kEndsColon);
    const bool marked = marking == Marking::kHeading || marking == Marking::kBold;
    // "What next on", "Ten years on" may be whole.
    const bool open =
        title.Has(Feature::kEndsOpen) && Fold(LastWord(WithoutEmphasis(lines_[i].content))) != "on";
    if (open && (fragment || marked)) return true;
    if (marking == Marking::kHeading && line.level < lines_[i].level) return true;
    const bool same = marking == Marking::kHeading && line.level == lines_[i].level;
    return (marking == Marking::kBold || (same && marking_.TitlesHavePublishers())) &&
           !rest.Has(Feature::kEndsQuestion) && !HasKinBelow(i + 2, marking);
  }

  bool IsText(std::size_t i) const {
    return marking_.Of(i) == Marking::kNone && !all_[i].NamesSectionOrGroup() && !marking_.IsTitle(i);
  }

  // In the item that goes on with line `i`: then all of them are sub-headings.
  bool HasKinBelow(std::size_t i, Marking marking) const {
    for (; i < lines_.size() && !marking_.IsTitle(i) && !all_[i].NamesSectionOrGroup(); ++i) {
      if (marking_.Of(i) == marking && marking_.IsBare(i)) return true;
    }
    return false;
  }

  void ReadGroup(std::size_t i) {
    constexpr int kMostWords = 6;
    auto& seen = all_[i];
    const auto& line = lines_[i];
    const auto& next = lines_[i + 1];
    if (!marking_.IsTitle(i + 1) || marking_.Of(i + 1) == Marking::kNone || WordsOf(line) > kMostWords ||
        seen.Has(Feature::kEndsOpen) || seen.Has(Feature::kEndsSentence) ||
        seen.Has(Feature::kEndsQuestion)) {
      return;
    }
    const auto text = WithoutEmphasis(line.content);
    auto kind = v1::ITEM_KIND_UNSPECIFIED;
    if (!KindOfGroupWords(Fold(text), &kind)) {
      const bool above = line.mark == Mark::kHeading && next.mark == Mark::kHeading &&
                         next.gap != Gap::kPage && line.level < next.level &&
                         marking_.IsLevelOfGroups(line.level);
      if (!above || ReadsAsPublishers(text, NameEvidence::kOrganisation)) return;
      kind = v1::ITEM_KIND_UNSPECIFIED;
    }
    seen.Set(Feature::kKindName);
    seen.kind = kind;
    seen.by_form = true;
  }

  // Stands where a title would, and reads as none.
  bool MayBeParted(std::size_t i) const {
    const auto& seen = all_[i];
    const auto marking = marking_.Of(i);
    if (!marking_.InSector(i) || marking == Marking::kNone || seen.NamesSectionOrGroup() ||
        seen.Has(Feature::kBylineSplit) || seen.Has(Feature::kInByline) || seen.Has(Feature::kHeadingRest) ||
        seen.Has(Feature::kSubheading) || seen.Has(Feature::kCaptionWords) ||
        (seen.Has(Feature::kEndsSentence) && marking != Marking::kHeading)) {
      return false;
    }
    if (lines_[i].gap == Gap::kPage && marking_.Of(i - 1) == marking && !all_[i - 1].NamesSectionOrGroup())
      return false;
    if ((marking != Marking::kHeading && seen.Has(Feature::kGlued)) || marking_.IsUnlikeTitles(i))
      return false;
    // A lead-in is a title only where titles are.
    return marking != Marking::kLeadIn || marking_.Titles(marking) * 2 >= marking_.MarkedTitles();
  }

  void ReadParting(std::size_t i, const PublishersNamed& named) {
    // "service in England. Part two" may go on with the heading above it.
    const bool apart = marking_.Of(i - 1) == Marking::kNone || all_[i - 1].NamesSectionOrGroup();
    const char mark = FindParting(lines_[i].content, named, apart);
    if (mark == 0) return;
    auto& seen = all_[i];
    seen.parting = mark;
    for (const auto feature : {Feature::kBylineSplit, Feature::kBylineKnown, Feature::kBylineWhole})
      seen.Set(feature);
    if (apart) seen.Clear(Feature::kStartsLower);
  }

  const std::vector<Line>& lines_;
  const TitleMarking& marking_;
  std::vector<Observation>& all_;
};

}  // namespace

void ObserveMarkedHeadings(const std::vector<Line>& lines, std::vector<Observation>* all) {
  const TitleMarking marking(lines, *all);
  if (!marking.Suffices()) return;
  ObserveReadingLists(lines, marking, all);
  MarkedHeadings(lines, marking, all).Observe();
  const TitleMarking mended(lines, *all);
  ObserveSummaryHeadings(lines, mended, all);
  MarkedHeadings(lines, mended, all).Doubt();
}

}  // namespace pulse::ingest
