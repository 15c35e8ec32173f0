// The lines of an item's heading, and where publishers and title stand in them.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "services/ingest/parser/assembly/assembly.h"
#include "services/ingest/parser/assembly/sourced_text.h"
#include "services/ingest/parser/observations/byline_styles.h"

namespace pulse::ingest {

class ItemHeading {
 public:
  /// `document` must outlive the object.
  explicit ItemHeading(const LabelledDocument& document) : document_(document) {}

  bool empty() const { return lines_.empty(); }
  const std::vector<std::size_t>& lines() const { return lines_; }
  std::size_t first() const { return lines_.front(); }

  /// Takes line `i`. Lines come in document order.
  void Add(std::size_t i) { lines_.push_back(i); }
  void Clear() { lines_.clear(); }

  /// Whether line `i`, which is labelled as a title, is but this one's rest.
  bool GoesOn(std::size_t i) const { return TitleWasCut(i) || BylineWasCut(i); }

  /// Takes the lines at the front of `body` that were read as body but are the
  /// title's rest. The heading has a line.
  void Mend(std::vector<std::size_t>* body);

  /// Whether what is printed may hold links; false is sure.
  bool MayHoldLinks() const;

  /// Its lines with their markup, a space behind each.
  std::string Printed() const;

  SourcedText Text() const;

  /// Where publishers and title stand in `text`, which is that of Text(); no
  /// publishers, an empty range.
  HeadingParts PartsOf(std::string_view text) const;

 private:
  bool TitleWasCut(std::size_t i) const;
  bool BylineWasCut(std::size_t i) const;
  bool LacksTitle() const;
  std::size_t SecondPart(std::string_view text) const;

  const LabelledDocument& document_;
  std::vector<std::size_t> lines_;
};

}  // namespace pulse::ingest
