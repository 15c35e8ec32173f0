// The blocks of a body, and how they stand in CommonMark.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "services/ingest/parser/assembly/body_joins.h"
#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

struct Block {
  Mark mark = Mark::kNone;  // kNone: a paragraph
  std::uint16_t indent = 0;
  std::uint16_t number = 0;
  std::ptrdiff_t text_column = 0;  // of a bulleted item of plain text
  std::string_view bullet;         // of such an item
  bool inside_item = false;        // a further paragraph of the list item before
  bool inside_quote = false;       // a further paragraph of the quotation before
  bool minor = false;              // an item whose bullet marks entries of an inner list
  OpenText open;
};

inline bool IsItem(const Block& block) { return IsItem(block.mark); }

/// Writes blocks parted by one blank line, list items by none; nesting is two columns a
/// bullet, three a number. One after the other: a body may have millions of them.
class BlockWriter {
 public:
  /// Makes room for so many bytes.
  void Reserve(std::size_t bytes) { out_.reserve(bytes); }
  bool empty() const { return out_.empty(); }

  void Add(const Block& block);
  std::string Take() { return std::move(out_); }

 private:
  // An item of a list that a further one may be nested in.
  struct Level {
    std::uint16_t indent;
    bool minor;
    std::ptrdiff_t text_column;
    std::string_view bullet;
    std::size_t content;  // column where the item's text starts
  };
  static constexpr std::size_t kDeepestList = 8;  // deeper nesting is noise of a conversion

  void AddItem(const Block& block);
  static bool StandsBeside(const Block& block, const Level& outer);

  absl::InlinedVector<Level, kDeepestList> levels_;
  std::string out_;
  bool in_list_ = false;
  bool major_ = false;  // the running list has bullets of the outer kind
};

}  // namespace pulse::ingest
