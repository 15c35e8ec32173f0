// Headings of Markdown that a converter wrapped as it wraps text, so that all of a heading
// but its first line reads as a paragraph.

#pragma once

#include <string>

namespace pulse::ingest {

/// Joins the lines of wrapped headings and answers how many lines were joined: where some
/// headings run on below at the width of the text, and none does that had room left. Else
/// text is glued to headings, and nothing is done. Linear.
int JoinWrappedHeadings(std::string* markdown);

}  // namespace pulse::ingest
