// How a document marks the titles of its items: as headings, in bold, with the
// publisher in bold in front, or not at all.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

enum class Marking : std::uint8_t { kNone, kHeading, kBold, kLeadIn, kCount };

/// Words of a heading, without its marks.
int WordsOf(const Line& line);

class TitleMarking {
 public:
  /// Counts the titles behind the first sector's heading or group's; those of the
  /// publisher's own news name no publishers and do not count. Both arguments must
  /// outlive the object; what is asked of lines is told of `all` as it then is.
  TitleMarking(const std::vector<Line>& lines, const std::vector<Observation>& all);

  Marking Of(std::size_t i) const { return markings_[i]; }
  bool InSector(std::size_t i) const { return in_sector_[i]; }
  /// In the publisher's own news.
  bool InNews(std::size_t i) const { return in_news_[i]; }
  /// Reads as "Publisher. Title", and is no paragraph.
  bool IsTitle(std::size_t i) const;
  /// Marked as headings are, without a name or publishers.
  bool IsBare(std::size_t i) const;
  /// What no title is marked as where all titles are headings.
  bool IsUnlikeTitles(std::size_t i) const;
  /// A group's heading was met at the level.
  bool IsLevelOfGroups(std::uint8_t level) const { return group_levels_[level]; }

  std::size_t Titles(Marking marking) const { return titles_[static_cast<std::size_t>(marking)]; }
  std::size_t MarkedTitles() const {
    return Titles(Marking::kHeading) + Titles(Marking::kBold) + Titles(Marking::kLeadIn);
  }
  /// Enough titles are marked to say how they are.
  bool Suffices() const { return MarkedTitles() >= kFewestTitles; }
  /// Titles without marks, if there are any, are exceptions.
  bool TitlesAreMarked() const { return Titles(Marking::kNone) * 3 <= MarkedTitles(); }
  /// Titles without publishers, if there are any, are exceptions.
  bool TitlesHavePublishers() const { return bare_ * 3 <= MarkedTitles(); }

 private:
  static constexpr std::size_t kFewestTitles = 4;

  Marking MarkingOf(std::size_t i) const;

  const std::vector<Line>& lines_;
  const std::vector<Observation>& all_;
  std::vector<Marking> markings_;
  std::vector<bool> in_sector_;
  std::vector<bool> in_news_;
  std::array<std::size_t, static_cast<std::size_t>(Marking::kCount)> titles_{};
  std::size_t bare_ = 0;  // marked lines without publishers, too long for sub-headings
  std::array<bool, 8> group_levels_{};
};

}  // namespace pulse::ingest
