#include "services/render/formats/diagnostics.h"

#include <algorithm>
#include <optional>

#include "services/render/document/document.h"
#include "services/render/document/safe_url.h"
#include "text/commonmark.h"
#include "text/printable.h"

namespace pulse::render {
namespace {

constexpr std::size_t kMostUrlBytes = 2000;

class TextCheck {
 public:
  TextCheck(std::string_view location, bool mail, Diagnostics* found)
      : location_(location), mail_(mail), found_(found) {}

  void Visit(const text::CommonMarkWalk& walk) {
    switch (cmark_node_get_type(walk.node())) {
      case CMARK_NODE_LINK:
        return VisitLink(walk.target());
      case CMARK_NODE_IMAGE:
        if (cmark_node_first_child(walk.node()) == nullptr) {
          Add(v1::RENDER_FINDING_ALTERNATIVE_MISSING,
              "An image is not shown and has no text to stand in its place.", walk.target());
        }
        return;
      case CMARK_NODE_CODE_BLOCK:
        if (mail_) {
          Add(v1::RENDER_FINDING_CLIENT_SUPPORT,
              "Outlook on Windows does not wrap the long lines of preformatted text.", {});
        }
        return;
      default:
        return;
    }
  }

 private:
  void VisitLink(std::string_view target) {
    if (target.empty() || target == "#") {
      return Add(v1::RENDER_FINDING_LINK_DEAD, "A link has no target; its text is shown.", target);
    }
    const std::optional<SafeUrl> url = SafeUrl::Parse(target);
    if (!url) {
      return Add(v1::RENDER_FINDING_LINK_DROPPED,
                 "A link's target is not an http, https or mailto address; its text is shown.", target);
    }
    if (url->str() != target) {
      Add(v1::RENDER_FINDING_LINK_REWRITTEN, "A link's target is written as " + url->str() + ".", target);
    }
    if (mail_ && url->str().rfind("http:", 0) == 0) {
      Add(v1::RENDER_FINDING_CLIENT_SUPPORT, "Some mail programs warn of links without https.", target);
    }
  }

  void Add(v1::RenderFinding finding, std::string message, std::string_view url) {
    if (found_->size() >= kMostDiagnostics) return;
    v1::RenderDiagnostic& diagnostic = found_->emplace_back();
    diagnostic.set_finding(finding);
    diagnostic.set_location(std::string(location_));
    diagnostic.set_message(std::move(message));
    diagnostic.set_url(text::PrintableRun(url.substr(0, kMostUrlBytes)));
  }

  std::string_view location_;
  bool mail_;
  Diagnostics* found_;
};

std::string Indexed(const char* field, int index) {
  return std::string(field) + "[" + std::to_string(index) + "]";
}

}  // namespace

v1::RenderDiagnostic SizeOf(std::size_t bytes, std::size_t budget) {
  v1::RenderDiagnostic size;
  size.set_finding(v1::RENDER_FINDING_SIZE);
  size.set_size_bytes(static_cast<std::int64_t>(bytes));
  size.set_budget_bytes(static_cast<std::int64_t>(budget));
  size.set_message(std::to_string(bytes) + " bytes" +
                   (budget == 0 ? "." : " of at most " + std::to_string(budget) + "."));
  return size;
}

void CheckText(std::string_view location, std::string_view text, bool mail, Diagnostics* found) {
  TextCheck check(location, mail, found);
  for (text::CommonMarkWalk walk(text); walk.Next();) {
    if (!walk.leaves()) check.Visit(walk);
  }
}

void CheckIssue(const v1::Issue& issue, bool mail, Diagnostics* found) {
  CheckText("introduction", issue.introduction(), mail, found);
  for (int i = 0; i < issue.sections_size(); ++i) {
    const v1::Section& section = issue.sections(i);
    CheckText(Indexed("sections", i) + ".introduction", section.introduction(), mail, found);
    for (const v1::Item& item : section.items()) CheckText(item.name(), item.body(), mail, found);
  }
  CheckText("contact.text", issue.contact().text(), mail, found);
  for (int i = 0; i < issue.notices_size(); ++i) {
    CheckText(Indexed("notices", i), issue.notices(i), mail, found);
  }
}

void CheckSelection(const v1::Issue& issue, const EmailSelection& selection, Diagnostics* found) {
  std::size_t index = 0;
  for (const v1::Section& section : issue.sections()) {
    for (const v1::Item* item : PrintedOrder(section)) {
      const ItemForm form = selection.FormOf(index++);
      if (form == ItemForm::kWhole || found->size() >= kMostDiagnostics) continue;
      const bool shortened = form == ItemForm::kShortened;
      v1::RenderDiagnostic& diagnostic = found->emplace_back();
      diagnostic.set_finding(shortened ? v1::RENDER_FINDING_ITEM_SHORTENED : v1::RENDER_FINDING_ITEM_OMITTED);
      diagnostic.set_location(item->name());
      diagnostic.set_message(shortened ? "Shortened to its title and a link, to keep within the size."
                                       : "Left out, to keep within the size.");
    }
  }
}

}  // namespace pulse::render
