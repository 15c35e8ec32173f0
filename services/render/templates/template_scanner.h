// Template → tokens: where text, elements and placeholders begin and end. It
// knows the notation alone; what is permitted is in template_rules.h.
//
//   text &amp; text   <tag name="value">   </tag>   {{name}}   {{#name}}…{{/name}}
//
// A subset of HTML and of Mustache. What HTML would repair (no quotes, a stray
// `&`, capitals in a name) is an error here, so no browser reads it otherwise.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pulse::render {

struct TemplateProblem {
  std::size_t at;  // byte of the template
  std::string what;
};

/// Of a text or an attribute's value: text, or where a placeholder stands.
struct TemplatePiece {
  std::size_t at;
  bool is_placeholder;
  std::string text;  // decoded; of a placeholder its name
};

struct TemplateAttributeText {
  std::size_t at;
  std::string_view name;
  std::vector<TemplatePiece> value;
};

struct TemplateToken {
  enum class Kind { kText, kPlaceholder, kSectionStart, kSectionEnd, kStart, kEnd, kNothingLeft };
  Kind kind;
  std::size_t at;
  std::string name;  // of an element or a placeholder
  std::string text;  // decoded, each run of white space as one space or line feed
};

class TemplateScanner {
 public:
  /// `source` must outlive the scanner.
  explicit TemplateScanner(std::string_view source) : source_(source) {}

  /// Comments are left out. Nothing when there is a problem.
  std::optional<TemplateToken> Next();

  /// To be called after each kStart: what stands before its `>`. Nothing when
  /// there is a problem.
  std::optional<std::vector<TemplateAttributeText>> Attributes();

  const TemplateProblem& problem() const { return problem_; }

 private:
  std::nullopt_t Refuse(std::size_t at, std::string what);
  bool Sees(std::string_view text) const { return source_.substr(at_, text.size()) == text; }
  void SkipSpace();
  std::string_view Word();
  bool SkipComment();
  std::optional<TemplateToken> Braces();
  std::optional<TemplateToken> EndTag();
  std::optional<std::string> TextUntil(std::string_view ends);
  std::optional<std::string> Entity();
  std::optional<TemplateAttributeText> Attribute();

  std::string_view source_;
  std::size_t at_ = 0;
  TemplateProblem problem_{};
};

}  // namespace pulse::render
