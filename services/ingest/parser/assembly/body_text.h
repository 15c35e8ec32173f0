// The text of a body's lines as CommonMark.

#pragma once

#include <string>
#include <string_view>

#include "services/ingest/parser/assembly/body_joins.h"
#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

class BodyText {
 public:
  explicit BodyText(bool markdown) : markdown_(markdown) {}

  /// Of `line`: in plain text what would be markup is escaped, in Markdown what
  /// needs no escape is not. `first` when it opens a block. Valid until the next
  /// call, and as long as the document.
  std::string_view Of(const Line& line, bool first);

 private:
  bool markdown_;
  std::string changed_;  // text that is not as printed
};

/// Makes `open`, which is empty, the text, counted, of a line of Markdown that stays as
/// it is: no escape is in it and no soft hyphen. False, and nothing done, for any other.
bool TakeAsPrinted(std::string_view text, OpenText* open);

}  // namespace pulse::ingest
