// Titles with their summaries glued below them, in text that no blank line parts.

#pragma once

#include <cstddef>
#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Whether a line is of a heading's for what is seen of it alone: a name, a publisher,
/// a mark.
bool MayBeHeading(const Observation& seen);

/// Asks paragraphs by number. What it is made of must outlive it; `all` runs in parallel
/// with `lines`.
class StackedTitles {
 public:
  StackedTitles(const std::vector<Line>& lines, const Layout& layout,
                const std::vector<Paragraph>& paragraphs, std::vector<Observation>* all)
      : lines_(lines), layout_(layout), paragraphs_(paragraphs), all_(*all) {}

  /// Columns of the widest first line of a title.
  void SetWidth(std::size_t columns) { width_ = columns; }

  /// Whether paragraph `p` begins with a publisher.
  bool IsTitle(std::size_t p) const { return all_[paragraphs_[p].first].Has(Feature::kBylineSplit); }

  /// Whether paragraph `p`, glued to a title, is its summary and no more of the title:
  /// "This report…", or "The Law Society has…" where the title is the Law Society's.
  bool HasSummary(std::size_t p) const;

  /// Whether paragraph `p` is a line or two without a stop between a title and its text,
  /// or between text and the next title: no item, for want of publishers and one of the
  /// two.
  bool HasCaption(std::size_t p) const;

  /// Says of the lines below the title that paragraph `p` begins with whether they surely
  /// are of it.
  void MarkRest(std::size_t p);

 private:
  void MarkSecondSentence(std::size_t i);
  void MarkBehindColon(std::size_t i);
  bool EndsShortSentence(std::size_t i) const;
  bool EndsInRoom(std::size_t i) const;

  const std::vector<Line>& lines_;
  const Layout& layout_;
  const std::vector<Paragraph>& paragraphs_;
  std::vector<Observation>& all_;
  std::size_t width_ = 0;
};

}  // namespace pulse::ingest
