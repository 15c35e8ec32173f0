#include "services/render/document/prose.h"

#include <utility>

#include "services/render/document/prose_builder.h"
#include "text/commonmark.h"
#include "text/printable.h"

namespace pulse::render {
namespace {

// True when the node is one that is never left.
bool AddPoint(const text::CommonMarkWalk& walk, ProseBuilder& prose) {
  switch (cmark_node_get_type(walk.node())) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
      prose.AddText(walk.literal());
      return true;
    case CMARK_NODE_CODE:
      prose.AddPoint(Mark::kCode, text::PrintableRun(walk.literal()));
      return true;
    case CMARK_NODE_SOFTBREAK:
      prose.AddBreak(Mark::kSoftBreak);
      return true;
    case CMARK_NODE_LINEBREAK:
      prose.AddBreak(Mark::kHardBreak);
      return true;
    case CMARK_NODE_CODE_BLOCK:
      prose.AddPoint(Mark::kCodeBlock, text::PrintableLines(walk.literal()));
      return true;
    case CMARK_NODE_HTML_BLOCK:
      prose.AddRawHtml(walk.literal());
      return true;
    case CMARK_NODE_THEMATIC_BREAK:
      prose.AddPoint(Mark::kRule, {});
      return true;
    default:
      return false;
  }
}

ProseEvent Opening(Mark mark) { return {mark, Edge::kOpen, {}, 0, false, std::nullopt}; }

ProseEvent ListOpening(cmark_node* node) {
  const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
  ProseEvent event = Opening(ordered ? Mark::kOrderedList : Mark::kBulletList);
  event.number = cmark_node_get_list_start(node);
  event.tight = cmark_node_get_list_tight(node) != 0;
  return event;
}

// Nothing where the target may not be followed.
std::optional<ProseEvent> LinkOpening(std::string_view target) {
  ProseEvent event = Opening(Mark::kLink);
  event.url = SafeUrl::Parse(target);
  const bool dead = target.empty() || target == "#";
  return event.url || dead ? std::optional(std::move(event)) : std::nullopt;
}

void OpenSpan(const text::CommonMarkWalk& walk, ProseBuilder& prose) {
  cmark_node* const node = walk.node();
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
      return prose.Open(Opening(Mark::kParagraph));
    case CMARK_NODE_HEADING: {
      ProseEvent event = Opening(Mark::kHeading);
      event.number = cmark_node_get_heading_level(node);
      return prose.Open(std::move(event));
    }
    case CMARK_NODE_BLOCK_QUOTE:
      return prose.Open(Opening(Mark::kQuote));
    case CMARK_NODE_LIST:
      return prose.Open(ListOpening(node));
    case CMARK_NODE_ITEM:
      return prose.Open(Opening(Mark::kListItem));
    case CMARK_NODE_EMPH:
      return prose.Open(Opening(Mark::kEmphasis));
    case CMARK_NODE_STRONG:
      return prose.Open(Opening(Mark::kStrong));
    case CMARK_NODE_LINK:
      return prose.Open(LinkOpening(walk.target()));
    case CMARK_NODE_IMAGE:
      return prose.OpenImage();
    default:
      return prose.Open(std::nullopt);
  }
}

}  // namespace

Prose ReadProse(std::string_view commonmark) {
  if (commonmark.empty()) return {};
  ProseBuilder prose;
  for (text::CommonMarkWalk walk(commonmark); walk.Next();) {
    if (walk.leaves()) {
      prose.Close();
    } else if (!AddPoint(walk, prose)) {
      OpenSpan(walk, prose);
    }
  }
  return prose.Finish();
}

}  // namespace pulse::render
