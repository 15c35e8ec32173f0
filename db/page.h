// One page of a listing.

#pragma once

#include <string>
#include <vector>

namespace pulse::db {

/// One page of a listing, with the keyset position after its last row.
template <typename Row>
struct Page {
  std::vector<Row> rows;
  /// Opaque position to continue after; empty on the last page.
  std::string next;
  /// The store's change cursor the page is at least as new as.
  std::string change_cursor;
};

}  // namespace pulse::db
