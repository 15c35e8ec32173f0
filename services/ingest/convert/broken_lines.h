// Lines that a line break parts inside a heading or a title in bold.

#pragma once

#include <vector>

#include "services/ingest/convert/text_blocks.h"

namespace pulse::ingest {

/// In a heading, a line separator (U+2028) is a line break of the document. Where
/// one of the lines beside it reads better as publishers, they become blocks of their
/// own; otherwise the heading was only wrapped, and a space stands there again. A
/// paragraph of two lines in bold, one of them publishers, is parted too, and the
/// publishers' loses the bold that would make it a title. Linear.
void PartBrokenLines(std::vector<TextBlock>* blocks);

}  // namespace pulse::ingest
