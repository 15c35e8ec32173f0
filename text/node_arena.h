// Memory of one parse of CommonMark: taken piece by piece, given back as a whole.
// cmark allocates a node at a time and frees each; that is a fifth of its work.

#pragma once

#include <cmark.h>

namespace pulse::text {

/// While one lives, `memory()` allocates from this thread's arena; with it goes
/// all that was allocated. One at a time on a thread.
class NodeArena {
 public:
  NodeArena() = default;
  ~NodeArena();
  NodeArena(const NodeArena&) = delete;
  NodeArena& operator=(const NodeArena&) = delete;

  static cmark_mem* memory();
};

}  // namespace pulse::text
