// What is left of text without markup, and where in the document it came from.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/container/inlined_vector.h"
#include "services/ingest/parser/lines/range.h"

namespace pulse::ingest {

/// Text put together from parts of the document, which remembers where each
/// byte came from.
class SourcedText {
 public:
  /// Most text comes from one or two places.
  using Ranges = absl::InlinedVector<Range, 4>;

  /// Appends `part`, which stands at `offset` in the document, as a reader sees
  /// it: emphasis marks, escapes and link targets left out and entities read when
  /// `markdown`, soft hyphens left out, runs of white space made one space.
  /// `link_goes_on` when a bracket that `part` opens may be closed by a later part.
  void Append(std::string_view part, std::uint32_t offset, bool markdown, bool link_goes_on = false);

  /// Joins what was appended to `next`, the part to be appended: WrapJoint, or
  /// nothing where a soft hyphen broke a word.
  void AppendJoint(std::string_view next);

  const std::string& text() const { return text_; }

  /// The document's ranges behind bytes [begin, end) of text(), in order, no two
  /// touching. A slice of one is text() but for entities, soft hyphens and white
  /// space as printed; markup and line ends part them.
  Ranges RangesOf(std::size_t begin, std::size_t end) const;

 private:
  void Put(std::string_view bytes, std::uint32_t offset);
  /// Appends `bytes` for `length` bytes of the document that say it otherwise.
  void PutFor(std::string_view bytes, std::uint32_t offset, std::size_t length);

  struct Run {
    std::size_t at = 0;  // in text_
    std::uint32_t offset = 0;
    std::size_t length = 0;
    std::size_t stands_for = 0;  // bytes of the document, where they are others
  };
  std::string text_;
  bool breaks_word_ = false;  // the last part ended in a soft hyphen
  absl::InlinedVector<Run, 2> runs_;
};

/// What stands between the end of `before` and a line that goes on with it: a
/// space, or nothing where the wrap fell inside a word, a range or an address.
std::string_view WrapJoint(std::string_view before, std::string_view after);

}  // namespace pulse::ingest
