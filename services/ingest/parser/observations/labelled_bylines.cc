#include "services/ingest/parser/observations/labelled_bylines.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "services/ingest/parser/names/byline_label.h"
#include "services/ingest/parser/observations/heading_lines.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/verb_search.h"

namespace pulse::ingest {
namespace {

bool OpensWithLabel(const Line& line) {
  if (line.content.size() > kLongestStyledByline || IsItem(line.mark)) return false;
  const char first = line.content.empty() ? ' ' : line.content.front();
  return BylineLabelOf(first == '*' || first == '_' ? Bare(line.content) : line.content).length > 0;
}

// Whether the lines say but "Published by: Harbour Trust", with or without a stop.
bool AreLabelled(const std::vector<Line>& lines, const HeadingLines& part) {
  auto text = HeadingText(lines, part);
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == '*' || c == '_'; }),
             text.end());
  const auto label = BylineLabelOf(text);
  if (label.length == 0) return false;
  auto names = std::string_view(text).substr(label.length);
  if (names.ends_with('.')) names.remove_suffix(1);
  return ReadsAsPublishers(names, label.sure ? NameEvidence::kCapitals : NameEvidence::kOrganisation);
}

class LabelledBylines {
 public:
  LabelledBylines(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs,
                  const std::vector<Observation>& all)
      : lines_(lines), paragraphs_(paragraphs), all_(all) {}

  std::vector<LabelledByline> Find() {
    bool inside = false;
    for (std::size_t p = 0; p < paragraphs_.size(); ++p) {
      inside |= all_[paragraphs_[p].first].NamesSectionOrGroup();
      for (std::size_t i = paragraphs_[p].first; inside && i <= paragraphs_[p].last; ++i) {
        if (OpensWithLabel(lines_[i])) Read(p, i);
      }
    }
    return Settle();
  }

 private:
  // The label in line `i` of paragraph `p`.
  void Read(std::size_t p, std::size_t i) {
    const std::size_t most = std::min(paragraphs_[p].last, i + kMostHeadingLines - 1);
    for (std::size_t last = most + 1; last-- > i;) {
      if (!AreLabelled(lines_, {i, last})) continue;
      if (const auto above = TitleAbove(p, i)) {
        below_.push_back({above->first, i, last});
      } else if (last + 1 < lines_.size() && MayBeTitled(last + 1, last + 1)) {
        opens_part_ |= all_[i - 1].NamesSectionOrGroup();
        above_.push_back({i, last + 1, last + 1});
      }
      return;
    }
  }

  std::optional<HeadingLines> TitleAbove(std::size_t p, std::size_t i) const {
    if (i == paragraphs_[p].first && p == 0) return std::nullopt;
    const std::size_t first = i == paragraphs_[p].first ? paragraphs_[p - 1].first : paragraphs_[p].first;
    if (!MayBeTitled(first, i - 1)) return std::nullopt;
    return HeadingLines{first, i - 1};
  }

  // Whether the lines may be a title that does not name its publishers itself.
  bool MayBeTitled(std::size_t first, std::size_t last) const {
    const auto& seen = all_[first];
    const bool named = seen.Has(Feature::kBylineSplit) && seen.Has(Feature::kBylineKnown) &&
                       !seen.Has(Feature::kBylineInParagraph);
    if (named || seen.NamesSectionOrGroup() || seen.Has(Feature::kListItem) ||
        seen.Has(Feature::kCaptionWords) || seen.Has(Feature::kSubheading))
      return false;
    const auto text = HeadingText(lines_, {first, last});
    if (!MayBeTitle(lines_, {first, last}, text)) return false;
    return IsMarked(lines_[first]) || !EndsSentence(text) || LastMark(text) == '?' || !HoldsVerb(text);
  }

  // A title of two parts may be "Publisher. Title" of a publisher nobody knows: it is
  // not where that is how most titles with a label read.
  std::vector<LabelledByline> Settle() const {
    const auto parts = [this](const StyledHeading& heading) {
      return all_[heading.first].Has(Feature::kBylineSplit);
    };
    const bool keep =
        std::count_if(below_.begin(), below_.end(), parts) * 2 <= static_cast<std::ptrdiff_t>(below_.size());
    std::vector<LabelledByline> found;
    for (const auto& heading : below_) {
      if (keep || !parts(heading)) found.push_back({BylineStyle::kLineBelow, heading});
    }
    for (const auto& heading : above_) {
      if (opens_part_) found.push_back({BylineStyle::kLineAbove, heading});
    }
    return found;
  }

  const std::vector<Line>& lines_;
  const std::vector<Paragraph>& paragraphs_;
  const std::vector<Observation>& all_;
  std::vector<StyledHeading> below_;
  std::vector<StyledHeading> above_;
  bool opens_part_ = false;  // one above its title stands right below a section's or group's heading
};

}  // namespace

std::vector<LabelledByline> FindLabelledBylines(const std::vector<Line>& lines,
                                                const std::vector<Paragraph>& paragraphs,
                                                const std::vector<Observation>& all) {
  return LabelledBylines(lines, paragraphs, all).Find();
}

}  // namespace pulse::ingest
