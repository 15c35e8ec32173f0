// A list of contents with page numbers, which no reader of an issue needs.

#pragma once

#include <vector>

#include "services/ingest/convert/text_blocks.h"

namespace pulse::ingest {

/// Removes, from a document's first blocks, a heading of a list of contents and the entries
/// below it, each of which ends in a page number. Returns how many blocks: 0 where fewer
/// than three such entries follow. Linear.
int RemoveContents(std::vector<TextBlock>* blocks);

}  // namespace pulse::ingest
