// Lines of running text → normalised CommonMark: wraps undone, paragraphs and
// list items cut by a page break made one again, lists made whole.

#pragma once

#include <string>
#include <vector>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

struct Body {
  std::string markdown;
  /// Lines (of those given) that were joined to the text before them although
  /// blank lines or a page break stood between.
  std::vector<const Line*> joined;
};

/// `lines` are the text's lines in document order. In plain text (`markdown`
/// false) what would be markup is escaped. Blocks are parted by one blank line,
/// list items by none; nesting is two columns a bullet, three a number.
Body NormaliseBody(const std::vector<const Line*>& lines, bool markdown);

}  // namespace pulse::ingest
