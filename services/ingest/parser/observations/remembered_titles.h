// The titles that a reader of the next lines still remembers.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/container/inlined_vector.h"

namespace pulse::ingest {

/// A title as its words are compared. They are written out when first asked for: of
/// most titles a mark of each word tells that they hold nothing of a line.
class RememberedTitle {
 public:
  RememberedTitle() = default;
  /// `text` must outlive the object.
  explicit RememberedTitle(std::string_view text);

  /// `more`, which must outlive the object, is the title's next line.
  void GoOn(std::string_view more);

  bool empty() const { return empty_; }

  /// Folded, a space before and behind each.
  const std::string& Words();

  /// Whether it may hold words of these marks; false is sure.
  bool MayHold(std::uint64_t marks) const { return (marks & ~marks_) == 0; }

  /// One of 64 bits, whatever the word's case.
  static std::uint64_t MarkOf(std::string_view word);

 private:
  bool empty_ = true;
  std::string words_;                              // written out
  absl::InlinedVector<std::string_view, 4> more_;  // behind these
  std::uint64_t marks_ = 0;                        // of all
};

/// The last three titles. Their texts must outlive the object.
class RememberedTitles {
 public:
  void Forget() { titles_ = {}; }
  void Add(std::string_view title);
  /// `more` is the last title's next line.
  void GoOn(std::string_view more) { titles_.front().GoOn(more); }

  /// Whether there is no last title.
  bool empty() const { return titles_.front().empty(); }

  /// Whether one of the titles holds the words of `line`, one behind the other; a
  /// single word only when `one_word`.
  bool Hold(std::string_view line, bool one_word);

  /// Whether the last title ends in what `line` says: it is said again as a whole.
  bool LastEndsIn(std::string_view line);

 private:
  bool MayHold(std::string_view line, std::uint64_t* marks) const;

  std::array<RememberedTitle, 3> titles_;
};

}  // namespace pulse::ingest
