// Whether text that stands after a break goes on with the text before it.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

/// A paragraph or list item as it grows, with what it leaves open. Added up as
/// it grows: looking through a whole paragraph again at each line would be
/// quadratic.
struct OpenText {
  std::string_view printed;     // all of it, as long as it stands so in the document
  std::string text;             // else
  std::ptrdiff_t brackets = 0;  // opened less closed
  std::ptrdiff_t quotes = 0;    // “ less ”
  std::size_t straight_quotes = 0;
  std::size_t strong_marks = 0;  // **

  std::string_view View() const { return text.empty() ? printed : std::string_view(text); }
  /// The text, to be changed.
  std::string& Own() {
    if (text.empty()) text = std::exchange(printed, {});
    return text;
  }

  /// Counts what `more`, which is about to be appended, opens and closes.
  void Count(std::string_view more);
  bool LeavesEmphasisOpen() const { return strong_marks % 2 == 1; }
  bool LeavesQuoteOpen() const { return quotes > 0 || straight_quotes % 2 == 1; }
};

/// The paragraph, list entry or quotation before a break.
struct TextBefore {
  const OpenText& open;
  Mark mark = Mark::kNone;
  /// Behind the paragraph that opens after the break stands the next entry of
  /// the list this text is one of.
  bool next_entry_follows = false;
};

/// Whether `line`, which opens a paragraph after `gap`, is the rest of `before`.
bool GoesOn(const TextBefore& before, const Line& line, Gap gap);

}  // namespace pulse::ingest
