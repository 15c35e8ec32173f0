#include "services/render/templates/template_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "proto/error_reason.h"
#include "services/render/templates/placeholder_count.h"
#include "services/render/templates/template_attributes.h"
#include "services/render/templates/template_scanner.h"
#include "text/byte_scan.h"
#include "text/printable.h"
#include "text/utf8.h"

namespace pulse::render {
namespace {

using Kind = TemplateToken::Kind;

bool IsBlank(std::string_view text) { return text.find_first_not_of(" \n") == std::string_view::npos; }

// What is open: the template itself, an element or a section.
struct Level {
  std::size_t at = 0;
  ElementHolds holds = ElementHolds::kBlocks;
  std::optional<TemplateElement> element = {};
  const PlaceholderRule* section = nullptr;
  std::vector<TemplateNode> inside = {};
  bool has_words = false;  // that are always there
  bool has_title = false;

  std::string_view tag() const { return element ? element->rule->tag.view() : std::string_view(); }
};

std::string Open(const Level& level) {
  if (level.section != nullptr) return "open here is {{#" + std::string(level.section->name) + "}}";
  return level.element ? "open here is <" + std::string(level.tag()) + ">" : "nothing is open here";
}

class TemplateReader {
 public:
  TemplateReader(TemplatePart part, std::string_view source, const Palette& light)
      : part_(part), source_(source), light_(light), scanner_(source), placeholders_(part) {}

  absl::StatusOr<ChromeTemplate> Read() {
    if (!IsText() || !ReadAll() || !IsComplete()) return Error();
    return std::move(levels_.front().inside);
  }

 private:
  bool Refuse(std::size_t at, std::string what) {
    problem_ = {at, std::move(what)};
    return false;
  }

  absl::Status Error() const {
    const std::string_view before = source_.substr(0, problem_.at);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::string_view in_line = before.substr(before.rfind('\n') + 1);  // 0 after npos
    const std::size_t column = 1 + text::CountCharacters(in_line);
    const std::string file(kTemplateFiles.at(static_cast<std::size_t>(part_)));
    return ErrorWithReason(absl::StatusCode::kInvalidArgument, "THEME_INVALID",
                           "templates/" + file + ":" + std::to_string(line) + ":" + std::to_string(column) +
                               ": " + problem_.what);
  }

  bool IsText() {
    if (source_.size() > kMaxTemplateBytes) {
      return Refuse(0, "found " + std::to_string(source_.size()) +
                           " bytes; permitted: " + std::to_string(kMaxTemplateBytes));
    }
    for (std::size_t at = 0; at < source_.size();) {
      const std::string_view character = source_.substr(at, text::DecodeCodePoint(source_, at).length);
      const bool space = character == "\n" || character == "\r" || character == "\t";
      if (!space && text::PrintableRun(character) != character) {
        return Refuse(at,
                      "found a byte that is no UTF-8, a control character, or one that turns the order of "
                      "reading; permitted: printable text");
      }
      at += character.size();
    }
    return true;
  }

  bool ReadAll() {
    for (;;) {
      const std::optional<TemplateToken> token = scanner_.Next();
      if (!token) return Refuse(scanner_.problem().at, scanner_.problem().what);
      if (token->kind == Kind::kNothingLeft) return true;
      if (!Take(*token)) return false;
    }
  }

  bool Take(const TemplateToken& token) {
    switch (token.kind) {
      case Kind::kText:
        return TakeText(token);
      case Kind::kPlaceholder:
        return TakePlaceholder(token);
      case Kind::kSectionStart:
        return StartSection(token);
      case Kind::kSectionEnd:
        return EndSection(token);
      case Kind::kStart:
        return StartElement(token);
      default:
        return EndElement(token);
    }
  }

  bool IsComplete() {
    if (levels_.size() > 1) return Refuse(Top().at, "found no end of what begins here; " + Open(Top()));
    if (IsMasthead(part_) && headings_ == 0) {
      return Refuse(source_.size(), "found no <h1>; a masthead has one, with {{title}} in it");
    }
    std::optional<std::string> missing = placeholders_.Missing();
    return !missing || Refuse(source_.size(), *std::move(missing));
  }

  Level& Top() { return levels_.back(); }

  // What always shows inside shows outside, but a section does not always show.
  void Mark(bool Level::*has) {
    for (auto level = levels_.rbegin(); level != levels_.rend() && level->section == nullptr; ++level) {
      (*level).*has = true;
    }
  }

  bool TakeText(const TemplateToken& token) {
    if (!HoldsText(Top().holds)) {  // where white space is only layout
      return IsBlank(token.text) || Refuse(token.at, "found text where HTML has none; " + Open(Top()));
    }
    if (!IsBlank(token.text)) Mark(&Level::has_words);
    Top().inside.emplace_back(token.text);
    return true;
  }

  bool TakePlaceholder(const TemplateToken& token) {
    const PlaceholderRule* rule = placeholders_.Use(token.at, token.name, &problem_);
    if (rule == nullptr || !placeholders_.Show(token.at, *rule, &problem_)) return false;
    const bool fits = rule->kind == PlaceholderKind::kBlocks ? Top().holds == ElementHolds::kBlocks
                                                             : HoldsText(Top().holds);
    if (!fits || rule->kind == PlaceholderKind::kAddress) {
      return Refuse(token.at, "found " + Shown(*rule) + " where it may not stand; " + PlaceOf(rule->kind));
    }
    Top().inside.emplace_back(rule->placeholder);
    if (rule->never_empty) Mark(&Level::has_words);
    if (rule->placeholder == Placeholder::kTitle) Mark(&Level::has_title);
    return true;
  }

  bool StartSection(const TemplateToken& token) {
    const PlaceholderRule* rule = placeholders_.Use(token.at, token.name, &problem_);
    if (rule == nullptr || !Push({.at = token.at, .holds = Top().holds, .section = rule})) return false;
    placeholders_.EnterSection(*rule);
    return true;
  }

  bool EndSection(const TemplateToken& token) {
    if (Top().section == nullptr || Top().section->name != token.name) {
      return Refuse(token.at, "found {{/" + token.name + "}}; " + Open(Top()));
    }
    TemplateSection section{Top().section->placeholder, std::move(Top().inside)};
    placeholders_.LeaveSection();
    levels_.pop_back();
    Top().inside.emplace_back(std::move(section));
    return true;
  }

  bool StartElement(const TemplateToken& token) {
    const ElementRule* rule = FindElement(part_, token.name);
    if (rule == nullptr) {
      return Refuse(token.at, "found <" + token.name + ">; permitted here: " + ElementsOf(part_));
    }
    const bool in_link =
        std::any_of(levels_.begin(), levels_.end(), [](const Level& level) { return level.tag() == "a"; });
    if (!MayHold(Top().holds, rule->is) || (in_link && token.name == "a")) {
      return Refuse(token.at, "found <" + token.name + "> where HTML has none; " + Open(Top()));
    }
    if (++elements_ > kMaxTemplateElements) {
      return Refuse(token.at, "found more than " + std::to_string(kMaxTemplateElements) + " elements");
    }
    if (token.name == "h1" && ++headings_ > 1) {
      return Refuse(token.at, "found a second <h1>; a masthead has one");
    }
    const auto attributes = scanner_.Attributes();
    if (!attributes) return Refuse(scanner_.problem().at, scanner_.problem().what);
    TemplateElement element{rule, {}, {}, {}, {}};
    if (auto problem =
            ReadTemplateAttributes(part_, token.at, *attributes, light_, &placeholders_, &element)) {
      return Refuse(problem->at, std::move(problem->what));
    }
    if (rule->holds != ElementHolds::kNothing) {
      return Push({.at = token.at, .holds = rule->holds, .element = std::move(element)});
    }
    Top().inside.emplace_back(std::move(element));
    return true;
  }

  bool EndElement(const TemplateToken& token) {
    if (!Top().element || Top().tag() != token.name) {
      return Refuse(token.at, "found </" + token.name + ">; " + Open(Top()));
    }
    if (token.name == "a" && !Top().has_words) {
      return Refuse(Top().at, "found a link without a text that is always there");
    }
    if (token.name == "h1" && !Top().has_title) return Refuse(Top().at, "found <h1> without {{title}} in it");
    TemplateElement element = *std::move(Top().element);
    element.inside = std::move(Top().inside);
    levels_.pop_back();
    Top().inside.emplace_back(std::move(element));
    return true;
  }

  bool Push(Level level) {
    if (levels_.size() > kMaxTemplateDepth) {
      return Refuse(level.at,
                    "found more than " + std::to_string(kMaxTemplateDepth) + " levels within each other");
    }
    levels_.push_back(std::move(level));
    return true;
  }

  const TemplatePart part_;
  const std::string_view source_;
  const Palette& light_;
  TemplateScanner scanner_;
  PlaceholderCount placeholders_;
  std::vector<Level> levels_{1};
  std::size_t elements_ = 0;
  int headings_ = 0;
  TemplateProblem problem_{};
};

}  // namespace

absl::StatusOr<ChromeTemplate> ReadChromeTemplate(TemplatePart part, std::string_view source,
                                                  const Palette& light) {
  return TemplateReader(part, source, light).Read();
}

}  // namespace pulse::render
