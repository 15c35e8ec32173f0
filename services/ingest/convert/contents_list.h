// A list of contents, which no reader of an issue needs.

#pragma once

#include <vector>

#include "services/ingest/convert/text_blocks.h"

namespace pulse::ingest {

/// Removes, from a document's first blocks, a heading of a list of contents and the entries
/// below it: three or more that each end in a page number, or those up to the first section,
/// where they name it and another that comes again. Returns how many blocks. Linear.
int RemoveContents(std::vector<TextBlock>* blocks);

}  // namespace pulse::ingest
