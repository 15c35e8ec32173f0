// Text as blocks: what blank lines and form feeds part.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pulse::ingest {

struct TextBlock {
  bool new_page = false;  // a form feed stands before it
  std::string text;       // without the line end of its last line; never empty
};

/// The lines of `text`, without their ends; the empty ones too, but for one behind the
/// last line end.
std::vector<std::string_view> LinesOf(std::string_view text);

std::vector<TextBlock> SplitBlocks(std::string_view text);

/// One blank line between blocks, a form feed where one was, a line end last.
std::string JoinBlocks(const std::vector<TextBlock>& blocks);

/// What a block says, without what Markdown adds: heading marks, emphasis,
/// escapes, link targets; lines joined by a space.
std::string PlainTextOf(const TextBlock& block);

/// Whether the block is a Markdown heading.
bool IsHeading(const TextBlock& block);

}  // namespace pulse::ingest
