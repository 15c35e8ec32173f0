// A theme's template → a ChromeTemplate, or the reason why not.

#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "services/render/style/palette.h"
#include "services/render/templates/chrome_template.h"
#include "services/render/templates/template_rules.h"

namespace pulse::render {

/// INVALID_ARGUMENT (THEME_INVALID): what template_rules.h or chrome_style.h does
/// not permit, an element that is not closed, or what `part` has to hold and does
/// not; with file, line and column, what was found and what is permitted.
absl::StatusOr<ChromeTemplate> ReadChromeTemplate(TemplatePart part, std::string_view source,
                                                  const Palette& light);

}  // namespace pulse::render
