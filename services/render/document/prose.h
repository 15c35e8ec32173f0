// CommonMark → prose: what the emitters print of an introduction, a body or a
// notice. Everything active has gone by the time an emitter sees it.
//
// What is kept and what is not:
//   links      https, http and mailto (see SafeUrl). Any other target is lost
//              and the link's text stays. A dead link, `[text](#)` or `[text]()`,
//              stays as a link without a target.
//   raw HTML   is text: readers see the tags, browsers do not.
//   images     are never shown; a non-empty alternative text stays as plain text
//              in the image's place, so nothing an author wrote is lost.
//   headings   are numbered by depth from 1 without a skip; an emitter puts
//              them below the heading that the prose stands under.
//   spaces     at the start of a line of text, and empty lines in it, go.
//   nesting    lists and quotes deeper than kMaxNesting keep their text at that
//              depth; emphasis in emphasis of the same kind is one emphasis.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/render/document/safe_url.h"

namespace pulse::render {

/// Lists and quotes inside each other. People write three; what is deeper is
/// an accident or an attack, and would leave no room on a 72-column line.
inline constexpr std::size_t kMaxNesting = 8;

enum class Mark {
  kParagraph,
  kHeading,
  kBulletList,
  kOrderedList,
  kListItem,
  kQuote,
  kCodeBlock,  // point
  kRule,       // point
  kText,       // point
  kCode,       // point
  kSoftBreak,  // point
  kHardBreak,  // point
  kEmphasis,
  kStrong,
  kLink,
};

/// Opens and closes of a mark are balanced and properly nested; no link holds another.
enum class Edge { kOpen, kClose, kPoint };

struct ProseEvent {
  Mark mark;
  Edge edge;
  std::string text;            // kText, kCode, kCodeBlock: printable text (text/printable.h)
  int number = 0;              // kHeading: depth from 1; kOrderedList: its first number
  bool tight = false;          // lists: no space between items
  std::optional<SafeUrl> url;  // kLink, where it opens: absent on a dead link

  friend bool operator==(const ProseEvent&, const ProseEvent&) = default;
};

/// A flat list instead of a tree of nodes: emitters walk it with a loop, so no
/// document can exhaust their stack.
using Prose = std::vector<ProseEvent>;

/// Never fails: any bytes are CommonMark. Time is linear in the size.
Prose ReadProse(std::string_view commonmark);

}  // namespace pulse::render
