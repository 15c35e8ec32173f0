#include "services/ingest/parser/observations/labelled_bylines.h"

#include <algorithm>
#include <cstdint>
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

// How sure it is that lines print publishers behind a label.
enum class LabelSeen : std::uint8_t { kNo, kMaybe, kSurely };

// Whether the lines say but "Published by: Harbour Trust", with or without a stop. Maybe
// they do where the label stands in front of other things too, and of a name nobody knows.
LabelSeen ReadLabelled(const std::vector<Line>& lines, const HeadingLines& part) {
  auto text = HeadingText(lines, part);
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == '*' || c == '_'; }),
             text.end());
  const auto label = BylineLabelOf(text);
  if (label.length == 0) return LabelSeen::kNo;
  auto names = std::string_view(text).substr(label.length);
  if (names.ends_with('.')) names.remove_suffix(1);
  if (!ReadsAsPublishers(names, NameEvidence::kCapitals)) return LabelSeen::kNo;
  return label.sure || ReadsAsPublishers(names, NameEvidence::kOrganisation) ? LabelSeen::kSurely
                                                                             : LabelSeen::kMaybe;
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
  struct Candidate {
    HeadingLines publishers;
    std::optional<HeadingLines> above;  // what may be the title
    std::optional<HeadingLines> below;
    bool sure;
  };

  // The label in line `i` of paragraph `p`.
  void Read(std::size_t p, std::size_t i) {
    const std::size_t most = std::min(paragraphs_[p].last, i + kMostHeadingLines - 1);
    for (std::size_t last = most + 1; last-- > i;) {
      const auto labelled = ReadLabelled(lines_, {i, last});
      if (labelled == LabelSeen::kNo) continue;
      Candidate candidate{{i, last}, TitleAbove(p, i), {}, labelled == LabelSeen::kSurely};
      if (last + 1 < lines_.size() && MayBeTitled(last + 1, last + 1)) {
        candidate.below = HeadingLines{last + 1, last + 1};
        opens_part_ |= all_[i - 1].NamesSectionOrGroup();
      }
      sure_ += candidate.sure ? 1U : 0U;
      candidates_.push_back(candidate);
      return;
    }
  }

  std::optional<HeadingLines> TitleAbove(std::size_t p, std::size_t i) const {
    if (i == paragraphs_[p].first && p == 0) return std::nullopt;
    const std::size_t first = i == paragraphs_[p].first ? paragraphs_[p - 1].first : paragraphs_[p].first;
    if (!MayBeTitled(first, i - 1)) return std::nullopt;
    return HeadingLines{first, i - 1};
  }

  // Whether the lines may be a title.
  bool MayBeTitled(std::size_t first, std::size_t last) const {
    const auto& seen = all_[first];
    if (seen.NamesSectionOrGroup() || seen.Has(Feature::kListItem) || seen.Has(Feature::kCaptionWords) ||
        seen.Has(Feature::kSubheading))
      return false;
    const auto text = HeadingText(lines_, {first, last});
    if (!MayBeTitle(lines_, {first, last}, text)) return false;
    return IsMarked(lines_[first]) || !EndsSentence(text) || LastMark(text) == '?' || !HoldsVerb(text);
  }

  // Whether so many titles are whole that one of two parts is as well, though it reads
  // as "Publisher. Title": nearly all where the publisher is one by its words. `parts` is
  // the number of those.
  bool MayHoldStop(const HeadingLines& title, std::size_t parts) const {
    constexpr std::size_t kOneIn = 4;
    const auto& seen = all_[title.first];
    if (!seen.Has(Feature::kBylineSplit)) return true;
    return parts * (seen.Has(Feature::kBylineKnown) ? kOneIn : 2) <= candidates_.size();
  }

  // Labels stand above their titles where one opens a section or a group. Several that
  // are sure vouch for names nobody knows.
  std::vector<LabelledByline> Settle() const {
    constexpr std::size_t kSeveral = 2;
    const auto parts =
        std::count_if(candidates_.begin(), candidates_.end(), [this](const Candidate& candidate) {
          return candidate.above && all_[candidate.above->first].Has(Feature::kBylineSplit);
        });
    std::vector<LabelledByline> found;
    for (const auto& [publishers, above, below, sure] : candidates_) {
      if (!sure && sure_ < kSeveral) continue;
      if (opens_part_ && below) {
        found.push_back({BylineStyle::kLineAbove, {publishers.first, below->first, below->last}});
      } else if (above && MayHoldStop(*above, static_cast<std::size_t>(parts))) {
        found.push_back({BylineStyle::kLineBelow, {above->first, publishers.first, publishers.last}});
      }
    }
    return found;
  }

  const std::vector<Line>& lines_;
  const std::vector<Paragraph>& paragraphs_;
  const std::vector<Observation>& all_;
  std::vector<Candidate> candidates_;
  std::size_t sure_ = 0;
  bool opens_part_ = false;  // one above its title stands right below a section's or group's heading
};

}  // namespace

std::vector<LabelledByline> FindLabelledBylines(const std::vector<Line>& lines,
                                                const std::vector<Paragraph>& paragraphs,
                                                const std::vector<Observation>& all) {
  return LabelledBylines(lines, paragraphs, all).Find();
}

}  // namespace pulse::ingest
