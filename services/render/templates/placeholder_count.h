// Which placeholders a template has used: none that its part does not know, not
// too many, and each that its part has to show once and always.

#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/render/templates/template_rules.h"
#include "services/render/templates/template_scanner.h"

namespace pulse::render {

/// `{{title}}`.
std::string Shown(const PlaceholderRule& rule);
/// Where a placeholder of a kind may stand, for messages.
std::string PlaceOf(PlaceholderKind kind);

class PlaceholderCount {
 public:
  explicit PlaceholderCount(TemplatePart part) : part_(part) {}

  /// The rule of the placeholder at byte `at`. Null, with `problem` set, when there
  /// may be none of that name or no more.
  const PlaceholderRule* Use(std::size_t at, const std::string& name, TemplateProblem* problem);

  /// That it comes to be seen there. False, with `problem` set, when it has to be
  /// seen once and always and this would be a second time or only sometimes.
  bool Show(std::size_t at, const PlaceholderRule& rule, TemplateProblem* problem);

  /// What is shown from here on is shown only when `rule`'s placeholder is not empty.
  void EnterSection(const PlaceholderRule& rule) { sections_.push_back(&rule); }
  void LeaveSection() { sections_.pop_back(); }

  /// What the part has to show and does not.
  std::optional<std::string> Missing() const;

 private:
  const TemplatePart part_;
  std::size_t used_ = 0;
  std::map<Placeholder, int> shown_;  // of those that have to be
  std::vector<const PlaceholderRule*> sections_;
};

}  // namespace pulse::render
