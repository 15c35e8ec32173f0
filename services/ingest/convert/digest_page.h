// The service's own web page, come back as a document.
//
// The page is set for readers and so differs from the digest: a publisher
// stands with the item's kind in a line above the title, a list of contents
// comes first, notices and contact come last. Whatever carried the page here
// (HTML, a PDF printed from it, a word processor), these are put back.

#pragma once

#include <vector>

#include "services/ingest/convert/text_blocks.h"

namespace pulse::ingest {

/// Puts the page's blocks into the digest's form: `Publisher. Title` headings,
/// no contents, contact and notices before the first section. False, with the
/// blocks untouched, when they are not such a page (told by its line
/// `11 items in 4 sections`).
bool RestoreDigestForm(std::vector<TextBlock>* blocks);

}  // namespace pulse::ingest
