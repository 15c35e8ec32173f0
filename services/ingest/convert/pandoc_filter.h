// What pandoc does to a document between reading and writing it.

#pragma once

#include <string_view>

namespace pulse::ingest {

/// A filter in Lua (pandoc 2.17 or later). Tables that only set the page are taken apart,
/// their cells' text in the order of rows: pandoc would write `[TABLE]` for them; tables
/// of figures stay. A heading broken in two lines becomes two, as publishers and title
/// are printed. A link that is bold becomes bold text that is a link.
extern const std::string_view kPandocFilter;

}  // namespace pulse::ingest
