// Document → web page: a whole HTML5 document in one file, no script, nothing
// fetched. Accessible to WCAG 2.2 AA: one h1, headings without a skip,
// landmarks, a skip link, and a palette whose contrasts are in themes/page.css.

#pragma once

#include <string>

#include "services/render/document.h"

namespace pulse::render {

std::string EmitPage(const Document& document);

}  // namespace pulse::render
