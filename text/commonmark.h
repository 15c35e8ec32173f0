// CommonMark's tree, walked in the order in which it is printed.

#pragma once

#include <cmark.h>

#include <memory>
#include <string_view>

#include "text/node_arena.h"

namespace pulse::text {

/// Begins before the root. Any bytes are CommonMark; what is not UTF-8 reads as
/// U+FFFD. Time is linear in the size. Nodes live as long as the walk; one walk at a
/// time on a thread.
class CommonMarkWalk {
 public:
  explicit CommonMarkWalk(std::string_view commonmark);

  /// Enters or leaves the next node; false where there is none. Nodes that hold no
  /// others are entered only.
  bool Next() { return (event_ = cmark_iter_next(iterator_.get())) != CMARK_EVENT_DONE; }

  cmark_node* node() const { return cmark_iter_get_node(iterator_.get()); }
  bool leaves() const { return event_ == CMARK_EVENT_EXIT; }

  /// The node's own text; empty where it has none.
  std::string_view literal() const { return OrEmpty(cmark_node_get_literal(node())); }

  /// Of a link or an image; empty for any other node.
  std::string_view target() const { return OrEmpty(cmark_node_get_url(node())); }

 private:
  static std::string_view OrEmpty(const char* text) { return text == nullptr ? std::string_view() : text; }

  struct IteratorDeleter {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
  };

  NodeArena arena_;  // the tree, its parser and its iterator go with it
  std::unique_ptr<cmark_iter, IteratorDeleter> iterator_;
  cmark_event_type event_ = CMARK_EVENT_NONE;
};

}  // namespace pulse::text
