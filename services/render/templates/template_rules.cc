#include "services/render/templates/template_rules.h"

#include <algorithm>

namespace pulse::render {
namespace {

constexpr unsigned Bit(TemplatePart part) { return 1U << static_cast<unsigned>(part); }
constexpr unsigned kPageTop = Bit(TemplatePart::kPageMasthead);
constexpr unsigned kPageEnd = Bit(TemplatePart::kPageFooter);
constexpr unsigned kMailTop = Bit(TemplatePart::kMailMasthead);
constexpr unsigned kMailEnd = Bit(TemplatePart::kMailFooter);
constexpr unsigned kPage = kPageTop | kPageEnd;
constexpr unsigned kMail = kMailTop | kMailEnd;
constexpr unsigned kTops = kPageTop | kMailTop;
constexpr unsigned kEnds = kPageEnd | kMailEnd;
constexpr unsigned kAll = kPage | kMail;

// A heading stands only where its level is certain: the masthead's is the page's
// one h1, and in the footer of a page h2 follows sections.
constexpr std::array<ElementRule, 18> kElements = {{
    {"a", ElementIs::kPhrase, ElementHolds::kPhrases, kAll},
    {"br", ElementIs::kPhrase, ElementHolds::kNothing, kAll},
    {"div", ElementIs::kBlock, ElementHolds::kBlocks, kPage},
    {"em", ElementIs::kPhrase, ElementHolds::kPhrases, kAll},
    {"h1", ElementIs::kBlock, ElementHolds::kPhrases, kTops},
    {"h2", ElementIs::kBlock, ElementHolds::kPhrases, kPageEnd},
    {"hr", ElementIs::kBlock, ElementHolds::kNothing, kEnds},
    {"li", ElementIs::kListItem, ElementHolds::kBlocks, kPage},
    {"ol", ElementIs::kBlock, ElementHolds::kListItems, kPage},
    {"p", ElementIs::kBlock, ElementHolds::kPhrases, kAll},
    {"small", ElementIs::kPhrase, ElementHolds::kPhrases, kPage},
    {"span", ElementIs::kPhrase, ElementHolds::kPhrases, kAll},
    {"strong", ElementIs::kPhrase, ElementHolds::kPhrases, kAll},
    {"table", ElementIs::kBlock, ElementHolds::kRows, kMail},
    {"td", ElementIs::kCell, ElementHolds::kBlocks, kMail},
    {"tr", ElementIs::kRow, ElementHolds::kCells, kMail},
    {"ul", ElementIs::kBlock, ElementHolds::kListItems, kPage},
    {"address", ElementIs::kBlock, ElementHolds::kBlocks, kPageEnd},
}};

constexpr std::array<AttributeRule, 7> kAttributes = {{
    {"aria-label", AttributeValue::kText, "a", kAll},
    {"title", AttributeValue::kText, "a", kAll},
    {"class", AttributeValue::kClasses, "", kPage},
    {"lang", AttributeValue::kLanguage, "", kAll},
    {"width", AttributeValue::kWidth, "td", kMail},
    {"align", AttributeValue::kSide, "td", kMail},
    {"valign", AttributeValue::kHeight, "td", kMail},
}};

// The footer's duties cannot be left out: who sends, how it ends, and what the
// issue itself says there.
constexpr std::array<PlaceholderRule, 10> kPlaceholders = {{
    {Placeholder::kTitle, "title", PlaceholderKind::kText, kAll, kTops, true},
    {Placeholder::kEdition, "edition", PlaceholderKind::kText, kAll, 0, false},
    {Placeholder::kStrap, "strap", PlaceholderKind::kText, kAll, 0, true},
    {Placeholder::kSummary, "summary", PlaceholderKind::kText, kAll, 0, true},
    {Placeholder::kOnlineUrl, "online_url", PlaceholderKind::kAddress, kAll, 0, false},
    {Placeholder::kContact, "contact", PlaceholderKind::kBlocks, kEnds, kEnds, false},
    {Placeholder::kNotices, "notices", PlaceholderKind::kBlocks, kEnds, kEnds, false},
    {Placeholder::kSender, "sender", PlaceholderKind::kLines, kMailEnd, kMailEnd, true},
    {Placeholder::kRecipient, "recipient", PlaceholderKind::kText, kMailEnd, kMailEnd, true},
    {Placeholder::kUnsubscribeUrl, "unsubscribe_url", PlaceholderKind::kAddress, kMailEnd, kMailEnd, true},
}};

bool Has(unsigned parts, TemplatePart part) { return (parts & Bit(part)) != 0; }

bool IsAmong(std::string_view words, std::string_view word) {
  if (words.empty()) return true;
  return (" " + std::string(words) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

void Add(std::string& list, std::string_view entry) {
  list += (list.empty() ? "" : ", ") + std::string(entry);
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }

bool IsWidth(std::string_view value) {
  if (!value.empty() && value.back() == '%') value.remove_suffix(1);
  return !value.empty() && value.size() <= 3 && value.front() != '0' &&
         std::all_of(value.begin(), value.end(), IsDigit);
}

}  // namespace

const ElementRule* FindElement(TemplatePart part, std::string_view tag) {
  for (const ElementRule& rule : kElements) {
    if (rule.tag.view() == tag && Has(rule.parts, part)) return &rule;
  }
  return nullptr;
}

const AttributeRule* FindAttribute(TemplatePart part, std::string_view tag, std::string_view name) {
  for (const AttributeRule& rule : kAttributes) {
    if (rule.name.view() == name && Has(rule.parts, part) && IsAmong(rule.tags, tag)) return &rule;
  }
  return nullptr;
}

const PlaceholderRule* FindPlaceholder(TemplatePart part, std::string_view name) {
  for (const PlaceholderRule& rule : kPlaceholders) {
    if (rule.name == name && Has(rule.parts, part)) return &rule;
  }
  return nullptr;
}

std::span<const PlaceholderRule> AllPlaceholders() { return kPlaceholders; }

bool IsRequired(TemplatePart part, const PlaceholderRule& rule) { return Has(rule.required, part); }

bool IsValueOf(const AttributeRule& attribute, std::string_view value) {
  switch (attribute.value) {
    case AttributeValue::kText:
      return true;
    case AttributeValue::kClasses:
      return !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
        return IsLower(c) || IsDigit(c) || c == '-' || c == ' ';
      });
    case AttributeValue::kLanguage:
      return value.size() >= 2 && value.size() <= 35 && std::all_of(value.begin(), value.end(), [](char c) {
               return IsLower(c) || (c >= 'A' && c <= 'Z') || IsDigit(c) || c == '-';
             });
    case AttributeValue::kWidth:
      return IsWidth(value);
    case AttributeValue::kSide:
      return value == "left" || value == "center" || value == "right";
    case AttributeValue::kHeight:
      return value == "top" || value == "middle" || value == "bottom";
  }
  return false;
}

bool MayHold(ElementHolds outer, ElementIs inner) {
  switch (outer) {
    case ElementHolds::kBlocks:
      return inner == ElementIs::kBlock || inner == ElementIs::kPhrase;
    case ElementHolds::kPhrases:
      return inner == ElementIs::kPhrase;
    case ElementHolds::kRows:
      return inner == ElementIs::kRow;
    case ElementHolds::kCells:
      return inner == ElementIs::kCell;
    case ElementHolds::kListItems:
      return inner == ElementIs::kListItem;
    case ElementHolds::kNothing:
      return false;
  }
  return false;
}

bool HoldsText(ElementHolds holds) {
  return holds == ElementHolds::kBlocks || holds == ElementHolds::kPhrases;
}

std::string ElementsOf(TemplatePart part) {
  std::string list;
  for (const ElementRule& rule : kElements) {
    if (Has(rule.parts, part)) Add(list, rule.tag.view());
  }
  return list;
}

std::string AttributesOf(TemplatePart part, std::string_view tag) {
  std::string list = tag == "a" ? "href" : "";
  if (IsOfMail(part)) Add(list, "style");
  for (const AttributeRule& rule : kAttributes) {
    if (Has(rule.parts, part) && IsAmong(rule.tags, tag)) Add(list, rule.name.view());
  }
  return list;
}

std::string PlaceholdersOf(TemplatePart part) {
  std::string list;
  for (const PlaceholderRule& rule : kPlaceholders) {
    if (Has(rule.parts, part)) Add(list, rule.name);
  }
  return list;
}

std::string FormOf(AttributeValue value) {
  switch (value) {
    case AttributeValue::kText:
      return "text";
    case AttributeValue::kClasses:
      return "names of a-z, 0-9 and hyphens";
    case AttributeValue::kLanguage:
      return "a language such as en-GB";
    case AttributeValue::kWidth:
      return "pixels as a number, or a per cent";
    case AttributeValue::kSide:
      return "left, center or right";
    case AttributeValue::kHeight:
      return "top, middle or bottom";
  }
  return {};
}

}  // namespace pulse::render
