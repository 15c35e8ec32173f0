// CommonMark without its marks, for where none can stand: what a search shows of a text.

#pragma once

#include <string>
#include <string_view>

namespace pulse::text {

/// The words as a page shows them, on one line of printable text (text/printable.h):
/// code, tags and the alternative text of images are text, targets of links are not,
/// and a space stands where a line or a block ends.
std::string PlainText(std::string_view commonmark);

}  // namespace pulse::text
