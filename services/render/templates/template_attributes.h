// The attributes of an element in a template, each by what may stand in it.

#pragma once

#include <optional>
#include <vector>

#include "services/render/style/palette.h"
#include "services/render/templates/chrome_template.h"
#include "services/render/templates/placeholder_count.h"
#include "services/render/templates/template_rules.h"
#include "services/render/templates/template_scanner.h"

namespace pulse::render {

/// Reads `attributes` of `element`, whose rule is set and which begins at byte
/// `at`, into it. Answers what is wrong; nothing when all is well.
std::optional<TemplateProblem> ReadTemplateAttributes(TemplatePart part, std::size_t at,
                                                      const std::vector<TemplateAttributeText>& attributes,
                                                      const Palette& light, PlaceholderCount* placeholders,
                                                      TemplateElement* element);

}  // namespace pulse::render
