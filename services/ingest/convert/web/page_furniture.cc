#include "services/ingest/convert/web/page_furniture.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

using Named = std::pair<std::string_view, Furniture>;

constexpr std::array<Named, 16> kElements = {{{"script", Furniture::kMachinery},
                                              {"style", Furniture::kMachinery},
                                              {"svg", Furniture::kMachinery},
                                              {"canvas", Furniture::kMachinery},
                                              {"iframe", Furniture::kMachinery},
                                              {"audio", Furniture::kMachinery},
                                              {"video", Furniture::kMachinery},
                                              {"select", Furniture::kMachinery},
                                              {"datalist", Furniture::kMachinery},
                                              {"textarea", Furniture::kMachinery},
                                              {"noscript", Furniture::kHidden},
                                              {"template", Furniture::kHidden},
                                              {"nav", Furniture::kNavigation},
                                              {"aside", Furniture::kAside},
                                              {"dialog", Furniture::kDialogue},
                                              {"form", Furniture::kForm}}};

constexpr std::array<Named, 6> kRoles = {{{"navigation", Furniture::kNavigation},
                                          {"menu", Furniture::kNavigation},
                                          {"menubar", Furniture::kNavigation},
                                          {"search", Furniture::kNavigation},
                                          {"dialog", Furniture::kDialogue},
                                          {"alertdialog", Furniture::kDialogue}}};

// Classes and ids that the widespread systems give to such parts.
constexpr std::array<Named, 30> kClasses = {{{"nav", Furniture::kNavigation},
                                             {"navbar", Furniture::kNavigation},
                                             {"breadcrumb", Furniture::kNavigation},
                                             {"breadcrumbs", Furniture::kNavigation},
                                             {"skip-link", Furniture::kNavigation},
                                             {"skiplink", Furniture::kNavigation},
                                             {"skip-to-content", Furniture::kNavigation},
                                             {"govuk-skip-link", Furniture::kNavigation},
                                             {"govuk-breadcrumbs", Furniture::kNavigation},
                                             {"post-navigation", Furniture::kNavigation},
                                             {"wpadminbar", Furniture::kNavigation},
                                             {"cookie-bar", Furniture::kDialogue},
                                             {"cookie-banner", Furniture::kDialogue},
                                             {"cookie-consent", Furniture::kDialogue},
                                             {"cookie-notice", Furniture::kDialogue},
                                             {"cookieconsent", Furniture::kDialogue},
                                             {"cookie-law-info-bar", Furniture::kDialogue},
                                             {"govuk-cookie-banner", Furniture::kDialogue},
                                             {"onetrust-consent-sdk", Furniture::kDialogue},
                                             {"sharedaddy", Furniture::kSharing},
                                             {"jp-relatedposts", Furniture::kSharing},
                                             {"addtoany_share_save_container", Furniture::kSharing},
                                             {"a2a_kit", Furniture::kSharing},
                                             {"addthis_toolbox", Furniture::kSharing},
                                             {"social-share", Furniture::kSharing},
                                             {"share-buttons", Furniture::kSharing},
                                             {"comments-area", Furniture::kSharing},
                                             {"comment-respond", Furniture::kSharing},
                                             {"entry-footer", Furniture::kSharing},
                                             {"comments", Furniture::kSharing}}};

template <std::size_t kSize>
Furniture Find(const std::array<Named, kSize>& named, std::string_view name) {
  const auto found =
      std::find_if(named.begin(), named.end(), [name](const Named& entry) { return entry.first == name; });
  return found == named.end() ? Furniture::kNone : found->second;
}

// Of the words of an attribute's value.
template <std::size_t kSize>
Furniture FindWord(const std::array<Named, kSize>& named, const std::string_view* value) {
  if (value == nullptr) return Furniture::kNone;
  auto rest = Trim(*value);
  while (!rest.empty()) {
    std::string word;
    while (!rest.empty() && !IsSpace(rest.front())) {
      word.push_back(ToLower(rest.front()));
      rest.remove_prefix(1);
    }
    if (const auto found = Find(named, word); found != Furniture::kNone) return found;
    rest = Trim(rest);
  }
  return Furniture::kNone;
}

bool IsHidden(const HtmlTag& open) {
  if (FindAttribute(open, "hidden") != nullptr) return true;
  const auto* style = FindAttribute(open, "style");
  if (style == nullptr) return false;
  std::string plain;
  for (const char c : *style) {
    if (!IsSpace(c)) plain.push_back(ToLower(c));
  }
  return plain.find("display:none") != std::string::npos ||
         plain.find("visibility:hidden") != std::string::npos;
}

// What holds the document whatever it is called.
bool IsWholePage(std::string_view name) {
  return name == "html" || name == "body" || name == "main" || name == "article" || name == "head";
}

}  // namespace

Furniture FurnitureOf(const HtmlTag& open) {
  if (IsWholePage(open.name)) return Furniture::kNone;
  if (const auto found = Find(kElements, open.name); found != Furniture::kNone) return found;
  if (IsHidden(open)) return Furniture::kHidden;
  for (const auto found :
       {FindWord(kRoles, FindAttribute(open, "role")), FindWord(kClasses, FindAttribute(open, "class")),
        FindWord(kClasses, FindAttribute(open, "id"))}) {
    if (found != Furniture::kNone) return found;
  }
  return Furniture::kNone;
}

std::string_view NameOf(Furniture furniture) {
  switch (furniture) {
    case Furniture::kHidden:
      return "hidden text";
    case Furniture::kNavigation:
      return "navigation";
    case Furniture::kAside:
      return "aside";
    case Furniture::kDialogue:
      return "dialog";
    case Furniture::kForm:
      return "form";
    case Furniture::kSharing:
      return "share links and comments";
    default:
      return "machinery";
  }
}

}  // namespace pulse::ingest
