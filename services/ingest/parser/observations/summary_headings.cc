#include "services/ingest/parser/observations/summary_headings.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "services/ingest/parser/observations/numbered_parts.h"
#include "services/ingest/parser/observations/part_headings.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_shape.h"

namespace pulse::ingest {
namespace {

class SummaryHeadings {
 public:
  SummaryHeadings(const std::vector<Line>& lines, const TitleMarking& marking, std::vector<Observation>* all)
      : lines_(lines), marking_(marking), all_(*all) {}

  void Observe() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].gap == Gap::kPage) level_.reset();
      if (marking_.InNews(i)) {
        ObserveNews(i);
      } else if (!news_.empty()) {
        CloseNews();
      }
      const bool marked = marking_.Of(i) != Marking::kNone;
      const bool part = marked && (IsNamedPart(lines_[i].content) ||
                                   (IsNumberedPart(lines_[i].content) && marking_.IsUnlikeTitles(i)));
      if (!marking_.InSector(i) || all_[i].NamesSectionOrGroup()) {
        Close();
        if (!marking_.InNews(i)) open_ = false;
      } else if (marked && marking_.IsTitle(i) && !part) {
        Close();
        open_ = true;
        level_ = lines_[i].level;
      } else if (open_ && (part || marking_.IsBare(i))) {
        run_.push_back({i, level_.has_value() && *level_ != lines_[i].level, false});
      }
    }
    Close();
    CloseNews();
  }

 private:
  static constexpr int kLongestHeading = 16;

  struct Candidate {
    std::size_t line;
    bool other_level;      // than its item's title, on the same page
    bool counted = false;  // one of several with numbers
  };

  void ObserveNews(std::size_t i) {
    const bool title = marking_.Of(i) == Marking::kHeading;
    if (all_[i].Has(Feature::kNewsName) || title) {
      CloseNews();
      open_ = title;
    } else if (open_ && marking_.IsBare(i) && marking_.IsUnlikeTitles(i) &&
               WordsOf(lines_[i]) <= kLongestHeading) {
      news_.push_back(i);
    } else if (marking_.Of(i) == Marking::kBold && marking_.IsBare(i)) {
      // Among titles in bold.
      if (bold_news_ && IsShortQuestion(lines_[i]) && OpensAsPart(lines_[i]) && TextStandsBelow(i) &&
          PointsBack(WithoutEmphasis(lines_[i].content))) {
        SetSubheading(&all_[i]);
      }
      bold_news_ = true;
    }
  }

  // Bold lines below a title of the publisher's own news: one that could head nothing but
  // a part of it vouches for the others; without such, each is another title.
  void CloseNews() {
    const bool parts =
        std::any_of(news_.begin(), news_.end(), [&](std::size_t i) { return HeadsNewsPart(i); });
    for (const std::size_t i : news_) {
      if (parts) {
        SetSubheading(&all_[i]);
      } else {
        all_[i].unlike_titles = true;
      }
    }
    news_.clear();
  }

  bool HeadsNewsPart(std::size_t i) const {
    constexpr int kFewWords = 3;
    const auto& seen = all_[i];
    const auto& line = lines_[i];
    return seen.Has(Feature::kSubheading) || seen.Has(Feature::kEndsSentence) ||
           seen.Has(Feature::kEndsColon) || seen.Has(Feature::kGlued) || !TextStandsBelow(i) ||
           OpensAsPart(line) || IsNumberedPart(line.content) || IsDigit(line.content[2]) ||
           IsShort(line, kFewWords);
  }

  void Close() {
    Count();
    for (const auto& candidate : run_) {
      if (IsSubheading(candidate)) SetSubheading(&all_[candidate.line]);
    }
    run_.clear();
  }

  // Those of the item that are numbered from one on.
  void Count() {
    std::vector<Candidate*> counted;
    for (auto& candidate : run_) {
      if (NumberInFront(lines_[candidate.line]) == static_cast<int>(counted.size()) + 1)
        counted.push_back(&candidate);
    }
    for (auto* const candidate : counted) candidate->counted = counted.size() > 1;
  }

  static void SetSubheading(Observation* seen) {
    RetractByline(seen);
    seen->by_form = !seen->Has(Feature::kSubheading);
    seen->Set(Feature::kSubheading);
  }

  bool TextStandsBelow(std::size_t i) const {
    return i + 1 < lines_.size() && marking_.Of(i + 1) != Marking::kHeading &&
           !all_[i + 1].NamesSectionOrGroup() && !marking_.IsTitle(i + 1);
  }

  // Another of the run that is a sub-heading by its name, or looks like one.
  bool HasKin(std::size_t i) const {
    constexpr int kFewWords = 3;
    constexpr std::size_t kNearest = 8;  // of a run; longer ones are no summary's
    const auto here = std::find_if(run_.begin(), run_.end(), [i](const Candidate& c) { return c.line == i; });
    const auto before = std::min(static_cast<std::size_t>(here - run_.begin()), kNearest);
    const auto behind = std::min(static_cast<std::size_t>(run_.end() - here), kNearest);
    return std::any_of(here - static_cast<std::ptrdiff_t>(before), here + static_cast<std::ptrdiff_t>(behind),
                       [&](const Candidate& other) {
                         return other.line != i && (all_[other.line].Has(Feature::kSubheading) ||
                                                    IsShort(lines_[other.line], kFewWords));
                       });
  }

  bool IsSubheading(const Candidate& candidate) const {
    constexpr int kFewWords = 6;
    constexpr int kVeryFewWords = 2;
    const std::size_t i = candidate.line;
    const auto& line = lines_[i];
    if (all_[i].Has(Feature::kBylineSplit) || IsNamedPart(line.content)) return true;
    if (marking_.IsUnlikeTitles(i)) return WordsOf(line) <= kLongestHeading;
    if (!TextStandsBelow(i)) return false;
    if (candidate.counted) return true;
    if (!marking_.TitlesHavePublishers()) return false;
    if (IsShortQuestion(line)) return true;
    if (!IsShort(line, kFewWords)) return false;
    return IsShort(line, kVeryFewWords) || candidate.other_level || HasKin(i);
  }

  const std::vector<Line>& lines_;
  const TitleMarking& marking_;
  std::vector<Observation>& all_;
  bool open_ = false;                  // an item is
  std::optional<std::uint8_t> level_;  // of its title, on this page
  std::vector<Candidate> run_;
  std::vector<std::size_t> news_;  // bold lines below a title of news
  bool bold_news_ = false;         // a title of news in bold was met
};

}  // namespace

void ObserveSummaryHeadings(const std::vector<Line>& lines, const TitleMarking& marking,
                            std::vector<Observation>* all) {
  SummaryHeadings(lines, marking, all).Observe();
}

void RetractByline(Observation* seen) {
  for (const auto feature :
       {Feature::kBylineSplit, Feature::kBylineKnown, Feature::kBylineWhole, Feature::kBylineWeak,
        Feature::kGluedByline, Feature::kMarkedByline, Feature::kBylineWraps}) {
    seen->Clear(feature);
  }
}

}  // namespace pulse::ingest
