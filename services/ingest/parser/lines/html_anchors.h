// Anchors that converters leave at the ends of a line of Markdown, for links to
// land on: `<span id="page-1-0"></span>`, `{#reports}`. They say nothing to a reader.

#pragma once

#include <cstddef>
#include <string_view>

namespace pulse::ingest {

/// Bytes of the one anchor or line break that `text` begins with; 0 when it begins
/// with none. WithoutAnchors leaves out nothing else.
std::size_t AnchorLength(std::string_view text);

/// Bytes of the anchors that `text` begins with, and of the spaces behind each.
std::size_t AnchorsInFront(std::string_view text);

/// `text` without the anchors and line breaks at its ends; the whole of a text that
/// is nothing else.
std::string_view WithoutAnchors(std::string_view text);

}  // namespace pulse::ingest
