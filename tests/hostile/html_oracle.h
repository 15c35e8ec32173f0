// What a browser would make of HTML, as an HTML5 parser that is not ours reads
// it (Gumbo): a text that only looks harmless to a scanner is found out here.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pulse::hostile {

/// Everything in `html` that could run, load, be submitted, or lead elsewhere
/// than https, http, mailto or `#`: elements, attributes and targets that are
/// not on the list of those the renderer has a use for. Empty when there is none.
std::vector<std::string> FindActive(std::string_view html);

}  // namespace pulse::hostile
