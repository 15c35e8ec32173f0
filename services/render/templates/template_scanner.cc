#include "services/render/templates/template_scanner.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/printable.h"

namespace pulse::render {
namespace {

using Kind = TemplateToken::Kind;

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool IsNameByte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; }

std::string Quoted(std::string_view text) {
  constexpr std::size_t kShown = 24;
  const std::string_view line = text.substr(0, std::min(text.find_first_of("\r\n"), kShown));
  return "`" + text::PrintableRun(line) + "`";  // which may end within a character
}

// So that indentation does not go out with every mail.
std::string Collapsed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (!IsSpace(text[at])) {
      out += text[at++];
      continue;
    }
    bool line = false;
    for (; at < text.size() && IsSpace(text[at]); ++at) line = line || text[at] == '\n';
    out += line ? '\n' : ' ';
  }
  return out;
}

}  // namespace

std::optional<TemplateToken> TemplateScanner::Next() {
  while (Sees("<!--")) {
    if (!SkipComment()) return std::nullopt;
  }
  const std::size_t begin = at_;
  if (begin == source_.size()) return TemplateToken{Kind::kNothingLeft, begin, {}, {}};
  if (Sees("{{")) return Braces();
  if (Sees("</")) return EndTag();
  if (!Sees("<")) {
    std::optional<std::string> text = TextUntil("<");
    if (!text) return std::nullopt;
    return TemplateToken{Kind::kText, begin, {}, Collapsed(*text)};
  }
  ++at_;
  const std::string_view name = Word();
  if (name.empty()) {
    return Refuse(begin, "found " + Quoted(source_.substr(begin)) +
                             "; after `<` stands an element's name in lower case, and as text it is `&lt;`");
  }
  return TemplateToken{Kind::kStart, begin, std::string(name), {}};
}

std::optional<std::vector<TemplateAttributeText>> TemplateScanner::Attributes() {
  std::vector<TemplateAttributeText> attributes;
  for (;;) {
    SkipSpace();
    if (Sees("/>")) ++at_;
    if (Sees(">")) {
      ++at_;
      return attributes;
    }
    std::optional<TemplateAttributeText> attribute = Attribute();
    if (!attribute) return std::nullopt;
    for (const TemplateAttributeText& other : attributes) {
      if (other.name == attribute->name) {
        return Refuse(attribute->at, "found `" + std::string(other.name) + "` twice in an element");
      }
    }
    attributes.push_back(*std::move(attribute));
  }
}

std::nullopt_t TemplateScanner::Refuse(std::size_t at, std::string what) {
  problem_ = {at, std::move(what)};
  return std::nullopt;
}

void TemplateScanner::SkipSpace() {
  while (at_ < source_.size() && IsSpace(source_[at_])) ++at_;
}

std::string_view TemplateScanner::Word() {
  const std::size_t begin = at_;
  while (at_ < source_.size() && IsNameByte(source_[at_])) ++at_;
  return source_.substr(begin, at_ - begin);
}

bool TemplateScanner::SkipComment() {
  const std::size_t end = source_.find("-->", at_ + 4);
  if (end == std::string_view::npos) {
    Refuse(at_, "found a comment that is not closed; `-->` closes it");
    return false;
  }
  at_ = end + 3;
  return true;
}

std::optional<TemplateToken> TemplateScanner::Braces() {
  const std::size_t begin = at_;
  at_ += 2;
  const Kind kind = Sees("#") ? Kind::kSectionStart : Sees("/") ? Kind::kSectionEnd : Kind::kPlaceholder;
  if (kind != Kind::kPlaceholder) ++at_;
  const std::string_view name = Word();
  if (name.empty() || !Sees("}}")) {
    return Refuse(begin,
                  "found " + Quoted(source_.substr(begin)) +
                      "; a placeholder is {{name}}, and {{#name}}…{{/name}} shows what is between when "
                      "it is not empty");
  }
  at_ += 2;
  return TemplateToken{kind, begin, std::string(name), {}};
}

std::optional<TemplateToken> TemplateScanner::EndTag() {
  const std::size_t begin = at_;
  at_ += 2;
  const std::string_view name = Word();
  SkipSpace();
  if (name.empty() || !Sees(">")) {
    return Refuse(begin, "found " + Quoted(source_.substr(begin)) + "; an element is closed by `</name>`");
  }
  ++at_;
  return TemplateToken{Kind::kEnd, begin, std::string(name), {}};
}

// To the next placeholder or one of `ends`, or to the end.
std::optional<std::string> TemplateScanner::TextUntil(std::string_view ends) {
  std::string text;
  while (at_ < source_.size() && !Sees("{{") && ends.find(source_[at_]) == std::string_view::npos) {
    if (source_[at_] != '&') {
      text += source_[at_++];
      continue;
    }
    const std::optional<std::string> character = Entity();
    if (!character) return std::nullopt;
    text += *character;
  }
  return text;
}

std::optional<std::string> TemplateScanner::Entity() {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kEntities = {
      {{"&amp;", "&"},
       {"&lt;", "<"},
       {"&gt;", ">"},
       {"&quot;", "\""},
       {"&apos;", "'"},
       {"&nbsp;", "\xC2\xA0"},
       {"&copy;", "\xC2\xA9"},
       {"&middot;", "\xC2\xB7"}}};
  for (const auto& [entity, character] : kEntities) {
    if (!Sees(entity)) continue;
    at_ += entity.size();
    return std::string(character);
  }
  return Refuse(at_, "found " + Quoted(source_.substr(at_, source_.find_first_of("; <\n", at_) - at_ + 1)) +
                         "; permitted: &amp; &lt; &gt; &quot; &apos; &nbsp; &copy; &middot; and every "
                         "other character as itself");
}

std::optional<TemplateAttributeText> TemplateScanner::Attribute() {
  TemplateAttributeText attribute{at_, Word(), {}};
  SkipSpace();
  const bool assigned = Sees("=");
  if (assigned) ++at_;
  SkipSpace();
  const char quote = at_ < source_.size() ? source_[at_] : '\0';
  if (attribute.name.empty() || !assigned || (quote != '"' && quote != '\'')) {
    return Refuse(attribute.at, "found " + Quoted(source_.substr(attribute.at)) +
                                    "; an attribute is name=\"value\" with the name in lower case");
  }
  ++at_;
  while (at_ < source_.size() && source_[at_] != quote) {
    const std::size_t begin = at_;
    if (Sees("{{")) {
      const std::optional<TemplateToken> braces = Braces();
      if (!braces) return std::nullopt;
      if (braces->kind != Kind::kPlaceholder) return Refuse(begin, "found a section in an attribute");
      attribute.value.push_back({begin, true, braces->name});
      continue;
    }
    std::optional<std::string> text = TextUntil({&quote, 1});
    if (!text) return std::nullopt;
    attribute.value.push_back({begin, false, Collapsed(*text)});
  }
  if (at_ == source_.size()) return Refuse(attribute.at, "found an attribute whose quote is not closed");
  ++at_;
  return attribute;
}

}  // namespace pulse::render
