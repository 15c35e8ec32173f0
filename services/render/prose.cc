#include "services/render/prose.h"

#include <cmark.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "services/render/node_arena.h"
#include "services/render/printable.h"
#include "services/render/unicode.h"

namespace pulse::render {
namespace {

struct IteratorDeleter {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

std::string_view OrEmpty(const char* text) { return text == nullptr ? std::string_view() : text; }

// Builds the event list out of cmark's enter and exit events.
class ProseReader {
 public:
  // Of a body of one paragraph with a link or two.
  static constexpr std::size_t kUsualEvents = 16;

  Prose Read(cmark_node* root) {
    prose_.reserve(kUsualEvents);
    const std::unique_ptr<cmark_iter, IteratorDeleter> iterator(cmark_iter_new(root));
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      if (event == CMARK_EVENT_EXIT) {
        Leave();
      } else if (!EnterPoint(node)) {
        EnterSpan(node);
      }
    }
    return std::move(prose_);
  }

 private:
  // A node that is still open. `opened` is where its event stands; nothing when
  // the node is dropped and only its children are kept.
  struct OpenNode {
    cmark_node_type type;
    std::optional<std::size_t> opened;
  };

  // True when `node` has no exit event.
  bool EnterPoint(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_HTML_INLINE:
        AddText(OrEmpty(cmark_node_get_literal(node)));
        return true;
      case CMARK_NODE_CODE:
        AddPoint(Mark::kCode, PrintableRun(OrEmpty(cmark_node_get_literal(node))));
        return true;
      case CMARK_NODE_SOFTBREAK:
        AddBreak(Mark::kSoftBreak);
        return true;
      case CMARK_NODE_LINEBREAK:
        AddBreak(Mark::kHardBreak);
        return true;
      case CMARK_NODE_CODE_BLOCK:
        AddPoint(Mark::kCodeBlock, PrintableLines(OrEmpty(cmark_node_get_literal(node))));
        return true;
      case CMARK_NODE_HTML_BLOCK:
        AddRawHtml(OrEmpty(cmark_node_get_literal(node)));
        return true;
      case CMARK_NODE_THEMATIC_BREAK:
        AddPoint(Mark::kRule, {});
        return true;
      default:
        return false;
    }
  }

  void EnterSpan(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    OpenNode open{type, std::nullopt};
    if (std::optional<ProseEvent> event = OpenEvent(node, type)) {
      open.opened = prose_.size();
      if (IsContainer(event->mark)) ++nesting_;
      if (IsInline(event->mark)) ++inline_open_[static_cast<std::size_t>(event->mark)];
      prose_.push_back(std::move(*event));
    }
    if (type == CMARK_NODE_IMAGE) ++images_open_;
    open_.push_back(open);
  }

  // What opens for `node`; nothing when the node is dropped and its children kept.
  std::optional<ProseEvent> OpenEvent(cmark_node* node, cmark_node_type type) const {
    ProseEvent event{Mark::kParagraph, Edge::kOpen, {}, 0, false, std::nullopt};
    switch (type) {
      case CMARK_NODE_PARAGRAPH:
        return event;
      case CMARK_NODE_HEADING:
        event.mark = Mark::kHeading;
        event.number = cmark_node_get_heading_level(node);
        return event;
      case CMARK_NODE_BLOCK_QUOTE:
        event.mark = Mark::kQuote;
        break;
      case CMARK_NODE_LIST:
        event.mark =
            cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Mark::kOrderedList : Mark::kBulletList;
        event.number = cmark_node_get_list_start(node);
        event.tight = cmark_node_get_list_tight(node) != 0;
        break;
      case CMARK_NODE_ITEM:
        event.mark = Mark::kListItem;
        return open_.back().opened ? std::optional(std::move(event)) : std::nullopt;
      case CMARK_NODE_EMPH:
        event.mark = Mark::kEmphasis;
        break;
      case CMARK_NODE_STRONG:
        event.mark = Mark::kStrong;
        break;
      case CMARK_NODE_LINK: {
        const std::string_view target = OrEmpty(cmark_node_get_url(node));
        event.mark = Mark::kLink;
        event.url = SafeUrl::Parse(target);
        const bool dead = target.empty() || target == "#";
        if (!event.url && !dead) return std::nullopt;
        break;
      }
      default:
        return std::nullopt;
    }
    if (IsContainer(event.mark) && nesting_ >= kMaxNesting) return std::nullopt;
    if (IsInline(event.mark) &&
        (images_open_ > 0 || inline_open_[static_cast<std::size_t>(event.mark)] > 0)) {
      return std::nullopt;
    }
    return event;
  }

  void Leave() {
    const OpenNode node = open_.back();
    open_.pop_back();
    if (node.type == CMARK_NODE_IMAGE) --images_open_;
    if (!node.opened) return;
    const Mark mark = prose_[*node.opened].mark;
    if (IsContainer(mark)) --nesting_;
    if (IsInline(mark)) --inline_open_[static_cast<std::size_t>(mark)];
    if (IsLineOfText(mark)) DropBreaksAtEnd();
    const bool empty = prose_.size() == *node.opened + 1;
    if (empty && mark != Mark::kListItem) {
      prose_.pop_back();
      return;
    }
    if (mark == Mark::kHeading) prose_[*node.opened].number = HeadingDepth(prose_[*node.opened].number);
    prose_.push_back(
        {mark, Edge::kClose, {}, prose_[*node.opened].number, prose_[*node.opened].tight, std::nullopt});
  }

  // Depth of a heading of `level` below the headings that are still open.
  int HeadingDepth(int level) {
    while (!heading_levels_.empty() && heading_levels_.back() >= level) heading_levels_.pop_back();
    heading_levels_.push_back(level);
    return static_cast<int>(heading_levels_.size());
  }

  void AddText(std::string_view literal) {
    std::string text = PrintableRun(literal);
    if (!prose_.empty() && prose_.back().mark == Mark::kText) {
      prose_.back().text += text;
      return;
    }
    if (AtLineStart()) text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    if (!text.empty()) AddPoint(Mark::kText, std::move(text));
  }

  void AddPoint(Mark mark, std::string text) {
    prose_.push_back({mark, Edge::kPoint, std::move(text), 0, false, std::nullopt});
  }

  // A break at the start of a line of text would print an empty line.
  void AddBreak(Mark mark) {
    if (!AtLineStart()) AddPoint(mark, {});
  }

  bool AtLineStart() const {
    if (prose_.empty()) return true;
    const ProseEvent& last = prose_.back();
    return last.mark == Mark::kSoftBreak || last.mark == Mark::kHardBreak ||
           (last.edge == Edge::kOpen && IsLineOfText(last.mark));
  }

  void DropBreaksAtEnd() {
    while (prose_.back().mark == Mark::kSoftBreak || prose_.back().mark == Mark::kHardBreak)
      prose_.pop_back();
  }

  // A block of tags is a paragraph of its text, a blank line starts the next.
  void AddRawHtml(std::string_view html) {
    std::optional<std::size_t> paragraph;
    const auto close = [&] {
      if (paragraph) prose_.push_back({Mark::kParagraph, Edge::kClose, {}, 0, false, std::nullopt});
      paragraph.reset();
    };
    while (!html.empty()) {
      const std::size_t end = std::min(html.find('\n'), html.size());
      const std::string line = PrintableLine(html.substr(0, end));
      html.remove_prefix(std::min(end + 1, html.size()));
      if (line.empty()) {
        close();
        continue;
      }
      if (paragraph) {
        AddPoint(Mark::kSoftBreak, {});
      } else {
        paragraph = prose_.size();
        prose_.push_back({Mark::kParagraph, Edge::kOpen, {}, 0, false, std::nullopt});
      }
      AddPoint(Mark::kText, line);
    }
    close();
  }

  static bool IsContainer(Mark mark) {
    return mark == Mark::kQuote || mark == Mark::kBulletList || mark == Mark::kOrderedList;
  }
  static bool IsInline(Mark mark) {
    return mark == Mark::kEmphasis || mark == Mark::kStrong || mark == Mark::kLink;
  }
  static bool IsLineOfText(Mark mark) { return mark == Mark::kParagraph || mark == Mark::kHeading; }

  Prose prose_;
  std::vector<OpenNode> open_;
  std::vector<int> heading_levels_;
  std::size_t nesting_ = 0;
  std::size_t images_open_ = 0;
  std::size_t inline_open_[static_cast<std::size_t>(Mark::kLink) + 1] = {};
};

}  // namespace

Prose ReadProse(std::string_view commonmark) {
  if (commonmark.empty()) return {};
  const NodeArena arena;  // the tree and its parser go with it
  // cmark's own check takes a tenth of a parse.
  const int options = IsUtf8(commonmark) ? CMARK_OPT_DEFAULT : CMARK_OPT_VALIDATE_UTF8;
  cmark_parser* const parser = cmark_parser_new_with_mem(options, NodeArena::memory());
  cmark_parser_feed(parser, commonmark.data(), commonmark.size());
  return ProseReader().Read(cmark_parser_finish(parser));
}

std::string PlainText(const Prose& prose, std::size_t max_bytes) {
  std::string text;
  for (const ProseEvent& event : prose) {
    if (event.mark == Mark::kText || event.mark == Mark::kCode) {
      text += event.text;
    } else if (event.edge == Edge::kClose || event.edge == Edge::kPoint) {
      const bool within_word =
          event.mark == Mark::kEmphasis || event.mark == Mark::kStrong || event.mark == Mark::kLink;
      if (!within_word) text += ' ';
    }
    if (text.size() > 2 * max_bytes) break;
  }
  text = PrintableLine(text);
  if (text.size() <= max_bytes) return text;
  const std::size_t space = text.rfind(' ', max_bytes);
  text.resize(space == std::string::npos ? 0 : space);
  return text + "…";
}

}  // namespace pulse::render
