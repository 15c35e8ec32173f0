// Reads emitted HTML back in tests: what elements and attributes a browser
// would find in it.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pulse::render {

struct ScannedTag {
  std::string name;                               // `p`, `/p`, `!DOCTYPE`
  std::map<std::string, std::string> attributes;  // values unescaped only in &amp; &quot; &#39;
};

/// Every `<…>` of `html`, in order, but for the content of `style`.
std::vector<ScannedTag> ScanTags(std::string_view html);

/// What in `html` could run, load, or lead anywhere but https, http, mailto or
/// the page itself; empty when nothing can. `html` is a page of ours or the
/// output of a Markdown renderer.
std::vector<std::string> FindActiveContent(std::string_view html);

/// Levels of the headings in order: {1, 2, 3, …}.
std::vector<int> HeadingLevels(std::string_view html);

}  // namespace pulse::render
