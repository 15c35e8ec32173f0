#include "services/render/templates/placeholder_count.h"

namespace pulse::render {

std::string Shown(const PlaceholderRule& rule) { return "{{" + std::string(rule.name) + "}}"; }

std::string PlaceOf(PlaceholderKind kind) {
  switch (kind) {
    case PlaceholderKind::kAddress:
      return "an address stands alone in href=\"\"";
    case PlaceholderKind::kBlocks:
      return "it is paragraphs, and stands where paragraphs may";
    case PlaceholderKind::kLines:
      return "it is lines, and stands where text may";
    case PlaceholderKind::kText:
      return "it is text, and stands where text may";
  }
  return {};
}

const PlaceholderRule* PlaceholderCount::Use(std::size_t at, const std::string& name,
                                             TemplateProblem* problem) {
  const PlaceholderRule* rule = FindPlaceholder(part_, name);
  if (rule == nullptr) {
    *problem = {at, "found {{" + name + "}}; permitted here: " + PlaceholdersOf(part_)};
  } else if (++used_ > kMaxTemplatePlaceholders) {
    *problem = {at, "found more than " + std::to_string(kMaxTemplatePlaceholders) + " placeholders"};
    return nullptr;
  }
  return rule;
}

bool PlaceholderCount::Show(std::size_t at, const PlaceholderRule& rule, TemplateProblem* problem) {
  if (!IsRequired(part_, rule)) return true;
  if (++shown_[rule.placeholder] > 1) {
    *problem = {at, "found " + Shown(rule) + " a second time; it stands once"};
    return false;
  }
  for (const PlaceholderRule* section : sections_) {
    if (section == &rule) continue;
    *problem = {at, "found " + Shown(rule) + " within {{#" + std::string(section->name) +
                        "}}; it has to show always"};
    return false;
  }
  return true;
}

std::optional<std::string> PlaceholderCount::Missing() const {
  for (const PlaceholderRule& rule : AllPlaceholders()) {
    if (!IsRequired(part_, rule) || shown_.count(rule.placeholder) != 0) continue;
    return "found no " + Shown(rule) + "; it has to stand here once";
  }
  return std::nullopt;
}

}  // namespace pulse::render
