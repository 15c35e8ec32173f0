// Pictures and fonts that a saved web page holds itself.

#pragma once

#include <string>
#include <string_view>

namespace pulse::ingest {

/// `html` without what its `data:` addresses hold: no text, and most of the bytes of
/// such a page. Linear.
std::string WithoutEmbeddedData(std::string_view html);

}  // namespace pulse::ingest
