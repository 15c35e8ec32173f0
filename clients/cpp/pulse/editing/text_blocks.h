// Structured text for an editor: blocks with fields and a body.
//
//     # A line like this is a comment, before the first block and among fields.
//     === HEADING
//     key: value
//
//     The body, verbatim, up to the next block.
//
// Any body and any value comes back as it was. A line of a body that reads like
// the start of a block, and an empty line at a body's beginning or end, has a
// backslash before it; empty lines there without one belong to no body. In a
// value a line feed is `\n`, a tab `\t`, a space at its end `\s`, a backslash
// `\\`.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pulse::cli {

struct TextField {
  int line = 0;  // 1-based; 0 in a block to be written
  std::string key;
  std::string value;
};

struct TextBlock {
  int line = 0;
  std::string heading;
  std::vector<TextField> fields;
  std::string body;
};

/// Something in a text that cannot be read.
struct TextMistake {
  int line;
  std::string message;  // what to do, for people

  bool operator==(const TextMistake&) const = default;
};

/// The block as text, with an empty line after it.
std::string WriteBlock(const TextBlock& block);

struct BlockText {
  std::vector<TextBlock> blocks;
  std::vector<TextMistake> mistakes;  // in order of lines
};

/// Reads text that WriteBlock wrote and somebody edited. Lines may end in CR LF
/// if all do. Text that is not UTF-8, or has a NUL, is a mistake and has no blocks.
BlockText ReadBlocks(std::string_view text);

}  // namespace pulse::cli
