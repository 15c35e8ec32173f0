// Document → web page: a whole HTML5 document, no script, nothing fetched but,
// where a site serves it, its style. Accessible to WCAG 2.2 AA: one h1, headings without a skip,
// landmarks, a skip link, and a theme's colours, whose contrasts are checked.

#pragma once

#include <optional>
#include <string>

#include "services/render/document/document.h"
#include "services/render/document/safe_url.h"
#include "services/render/themes/theme.h"

namespace pulse::render {

struct PagePlace {
  /// Where the page stands on the web, without `#`: its canonical link, and that
  /// of what programs read. Without it the page names no address of its own.
  std::optional<SafeUrl> url;
  /// Where the theme's style is served; without it the page holds it.
  std::optional<SafeUrl> stylesheet = std::nullopt;
  const Theme& theme = Theme::Default();
};

std::string EmitPage(const Document& document, const PagePlace& place = {});

}  // namespace pulse::render
