// What a cell of a layout table holds, put back into paragraphs and lists.

#pragma once

#include <string_view>
#include <vector>

#include "services/ingest/convert/text_blocks.h"

namespace pulse::ingest {

/// The mark of a list's entry at the front of `text`: a bullet of ASCII or a number of at
/// most three digits with a full stop, one space behind it. Empty where there is none.
std::string_view EntryMark(std::string_view text);

/// Appends the blocks of a cell that stands on one line: two spaces or more part its
/// paragraphs, and its lists keep their marks only.
void AppendCellText(std::string_view cell, std::vector<TextBlock>* blocks);

/// Parts what a cell without line ends runs together: a linked title in bold type and
/// its summary, a sign-off and the text before it, and, at the text's front, the
/// digest's name and the month.
void PartRunTogether(std::vector<TextBlock>* blocks);

}  // namespace pulse::ingest
