#include "services/render/prose.h"

#include <cmark.h>

#include <memory>
#include <utility>

#include "services/render/node_arena.h"
#include "services/render/prose_builder.h"
#include "text/printable.h"
#include "text/utf8.h"

namespace pulse::render {
namespace {

struct IteratorDeleter {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

std::string_view OrEmpty(const char* text) { return text == nullptr ? std::string_view() : text; }
std::string_view LiteralOf(cmark_node* node) { return OrEmpty(cmark_node_get_literal(node)); }

// True when `node` has no exit event.
bool AddPoint(cmark_node* node, ProseBuilder& prose) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
      prose.AddText(LiteralOf(node));
      return true;
    case CMARK_NODE_CODE:
      prose.AddPoint(Mark::kCode, text::PrintableRun(LiteralOf(node)));
      return true;
    case CMARK_NODE_SOFTBREAK:
      prose.AddBreak(Mark::kSoftBreak);
      return true;
    case CMARK_NODE_LINEBREAK:
      prose.AddBreak(Mark::kHardBreak);
      return true;
    case CMARK_NODE_CODE_BLOCK:
      prose.AddPoint(Mark::kCodeBlock, text::PrintableLines(LiteralOf(node)));
      return true;
    case CMARK_NODE_HTML_BLOCK:
      prose.AddRawHtml(LiteralOf(node));
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
std::optional<ProseEvent> LinkOpening(cmark_node* node) {
  const std::string_view target = OrEmpty(cmark_node_get_url(node));
  ProseEvent event = Opening(Mark::kLink);
  event.url = SafeUrl::Parse(target);
  const bool dead = target.empty() || target == "#";
  return event.url || dead ? std::optional(std::move(event)) : std::nullopt;
}

void OpenSpan(cmark_node* node, ProseBuilder& prose) {
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
      return prose.Open(LinkOpening(node));
    case CMARK_NODE_IMAGE:
      return prose.OpenImage();
    default:
      return prose.Open(std::nullopt);
  }
}

}  // namespace

Prose ReadProse(std::string_view commonmark) {
  if (commonmark.empty()) return {};
  const NodeArena arena;  // the tree, its parser and its iterator go with it
  // cmark's own check takes a tenth of a parse.
  const int options = text::IsUtf8(commonmark) ? CMARK_OPT_DEFAULT : CMARK_OPT_VALIDATE_UTF8;
  cmark_parser* const parser = cmark_parser_new_with_mem(options, NodeArena::memory());
  cmark_parser_feed(parser, commonmark.data(), commonmark.size());
  const std::unique_ptr<cmark_iter, IteratorDeleter> iterator(cmark_iter_new(cmark_parser_finish(parser)));
  ProseBuilder prose;
  for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    cmark_node* const node = cmark_iter_get_node(iterator.get());
    if (event == CMARK_EVENT_EXIT) {
      prose.Close();
    } else if (!AddPoint(node, prose)) {
      OpenSpan(node, prose);
    }
  }
  return prose.Finish();
}

}  // namespace pulse::render
