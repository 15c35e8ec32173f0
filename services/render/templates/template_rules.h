// What a theme's templates may hold: the parts that they are written for, and
// the elements, attributes and placeholders of each. All markup that a template
// can bring out is a literal of these lists.

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "services/render/html/html_writer.h"

namespace pulse::render {

inline constexpr std::size_t kMaxTemplateBytes = 16 << 10;
inline constexpr std::size_t kMaxTemplateDepth = 12;  // elements and sections within each other
// Of one template. Each element of a mail has a style of its own, and the mail a budget.
inline constexpr std::size_t kMaxTemplateElements = 100;
inline constexpr std::size_t kMaxTemplatePlaceholders = 32;

enum class TemplatePart : std::size_t { kPageMasthead, kPageFooter, kMailMasthead, kMailFooter };

/// Names of the files below a theme's `templates`, in TemplatePart's order.
inline constexpr std::array<std::string_view, 4> kTemplateFiles = {"page-masthead.html", "page-footer.html",
                                                                   "mail-masthead.html", "mail-footer.html"};

inline bool IsOfMail(TemplatePart part) { return part >= TemplatePart::kMailMasthead; }
inline bool IsMasthead(TemplatePart part) {
  return part == TemplatePart::kPageMasthead || part == TemplatePart::kMailMasthead;
}

enum class Placeholder {
  kTitle,
  kEdition,
  kStrap,
  kSummary,
  kOnlineUrl,
  kContact,
  kNotices,
  kSender,
  kRecipient,
  kUnsubscribeUrl,
};

/// Where a placeholder may stand: text in text and in attributes of text, an
/// address alone in an `href`, lines where text may, blocks where paragraphs may.
enum class PlaceholderKind { kText, kAddress, kLines, kBlocks };

struct PlaceholderRule {
  Placeholder placeholder;
  std::string_view name;
  PlaceholderKind kind;
  unsigned parts;     // that may hold it, a bit each
  unsigned required;  // parts that hold it once
  bool never_empty;
};

/// What an element is to the one around it, and what it holds itself.
enum class ElementIs { kBlock, kPhrase, kRow, kCell, kListItem };
enum class ElementHolds { kBlocks, kPhrases, kRows, kCells, kListItems, kNothing };

struct ElementRule {
  Literal tag;
  ElementIs is;
  ElementHolds holds;
  unsigned parts;
};

enum class AttributeValue { kText, kClasses, kLanguage, kWidth, kSide, kHeight };

/// Of attributes that are neither `href` nor `style`.
struct AttributeRule {
  TextAttributeName name;
  AttributeValue value;
  std::string_view tags;  // that may have it, with spaces between; empty: all
  unsigned parts;
};

/// Null when `part` may not have it.
const ElementRule* FindElement(TemplatePart part, std::string_view tag);
const AttributeRule* FindAttribute(TemplatePart part, std::string_view tag, std::string_view name);
const PlaceholderRule* FindPlaceholder(TemplatePart part, std::string_view name);

/// Whether `value`, which holds no placeholder, is one of that attribute.
bool IsValueOf(const AttributeRule& attribute, std::string_view value);

bool MayHold(ElementHolds outer, ElementIs inner);
bool HoldsText(ElementHolds holds);

/// Those that `part` has to hold.
std::span<const PlaceholderRule> AllPlaceholders();
bool IsRequired(TemplatePart part, const PlaceholderRule& rule);

/// For messages: `a, br, div`.
std::string ElementsOf(TemplatePart part);
std::string AttributesOf(TemplatePart part, std::string_view tag);
std::string PlaceholdersOf(TemplatePart part);
std::string FormOf(AttributeValue value);

}  // namespace pulse::render
