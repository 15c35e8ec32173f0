// Tables of a web page that only lay it out.

#pragma once

#include <string>
#include <string_view>

namespace pulse::ingest {

/// `html` with the tags of tables that hold other tables replaced by what parts
/// blocks: their cells' content follows in the order of the page. Linear.
std::string UnwrapLayoutTables(std::string_view html);

}  // namespace pulse::ingest
