#include "services/render/page_emitter.h"

#include "services/render/html_writer.h"
#include "services/render/page_prose.h"
#include "services/render/page_style.h"
#include "services/render/typography.h"

namespace pulse::render {
namespace {

constexpr std::size_t kDescriptionBytes = 160;  // what search engines show of one

std::string Count(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string WindowTitle(const Document& document) {
  return Typeset(document.edition.empty() ? document.title : document.title + ", " + document.edition);
}

std::string Summary(const Document& document) {
  return Count(document.item_count, "item", "items") + " in " +
         Count(document.sections.size(), "section", "sections");
}

std::string Description(const Document& document) {
  const std::string introduction = PlainText(document.introduction, kDescriptionBytes);
  return introduction.empty() ? WindowTitle(document) + ": " + Summary(document) : Typeset(introduction);
}

class PageEmitter {
 public:
  explicit PageEmitter(const Document& document) : document_(document) {}

  std::string Emit() {
    html_.Raw("<!DOCTYPE html>\n");
    html_.Open("html", {{"lang", "en-GB"}});
    Head();
    html_.Open("body");
    html_.OpenJump(document_.main_anchor, {{"class", "skip"}});
    html_.Text("Skip to the digest");
    html_.Close();
    Masthead();
    html_.Open("div", {{"class", "frame"}});
    if (!document_.sections.empty()) Contents();
    Main();
    html_.Close();
    if (!document_.contact.empty() || !document_.notices.empty()) Footer();
    html_.Close();
    html_.Close();
    html_.Raw("\n");
    return html_.Finish();
  }

 private:
  void Head() {
    html_.Open("head");
    html_.Raw("\n");
    html_.Void("meta", {{"charset", "utf-8"}});
    // Should markup ever slip through, the browser still runs and fetches nothing.
    html_.Void("meta", {{"http-equiv", "Content-Security-Policy"},
                        {"content",
                         "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
                         "form-action 'none'"}});
    html_.Void("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html_.Void("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    html_.Void("meta", {{"name", "description"}, {"content", Description(document_)}});
    html_.Raw("\n");
    html_.Element("title", {}, WindowTitle(document_));
    // An empty icon keeps browsers from asking the site for /favicon.ico.
    html_.Raw("\n<link rel=\"icon\" href=\"data:,\">\n");
    html_.Open("style");
    html_.Raw(kPageStyle);
    html_.Close();
    html_.Close();
    html_.Raw("\n");
  }

  void Masthead() {
    html_.Raw("\n");
    html_.Open("header", {{"class", "masthead"}});
    html_.Open("div", {{"class", "masthead-inner"}});
    html_.Element("p", {{"class", "strap"}}, document_.special ? "Special edition" : "Monthly digest");
    html_.Open("h1");
    html_.Text(Typeset(document_.title));
    if (!document_.edition.empty()) {
      html_.Text(" ");
      html_.Element("span", {{"class", "edition"}}, document_.edition);
    }
    html_.Close();
    html_.Element("p", {{"class", "summary"}}, Summary(document_));
    html_.Close();
    html_.Close();
    html_.Raw("\n");
  }

  void Contents() {
    html_.Open("nav", {{"class", "contents"}, {"aria-labelledby", document_.contents_anchor.str()}});
    html_.Element("h2", {{"id", document_.contents_anchor.str()}}, "Contents");
    html_.Raw("\n");
    html_.Open("ol");
    for (const DocumentSection& section : document_.sections) {
      html_.Open("li");
      ContentsLine(section.anchor, section.title, section.item_count);
      ContentsGroups(section);
      html_.Close();
      html_.Raw("\n");
    }
    html_.Close();
    html_.Close();
    html_.Raw("\n");
  }

  void ContentsGroups(const DocumentSection& section) {
    if (section.groups.empty() || section.groups.back().heading.empty()) return;
    html_.Open("ul");
    for (const DocumentGroup& group : section.groups) {
      if (group.heading.empty()) continue;
      html_.Open("li");
      ContentsLine(group.anchor, group.heading, group.items.size());
      html_.Close();
    }
    html_.Close();
  }

  void ContentsLine(const Anchor& anchor, std::string_view title, std::size_t count) {
    html_.Open("div", {{"class", "entry"}});
    html_.OpenJump(anchor);
    html_.Text(Typeset(title));
    html_.Close();
    html_.Text(" ");
    html_.Open("span", {{"class", "count"}});
    html_.Text(std::to_string(count));
    html_.Element("span", {{"class", "unseen"}}, count == 1 ? " item" : " items");
    html_.Close();
    html_.Close();
  }

  void Main() {
    html_.Open("main", {{"id", document_.main_anchor.str()}});
    html_.Raw("\n");
    if (!document_.introduction.empty() || !document_.signatories.empty()) Introduction();
    for (const DocumentSection& section : document_.sections) Section(section);
    html_.Close();
    html_.Raw("\n");
  }

  void Introduction() {
    const std::string& id = document_.introduction_anchor.str();
    html_.Open("section", {{"class", "introduction"}, {"aria-labelledby", id}});
    html_.Element("h2", {{"id", id}}, "Introduction");
    html_.Raw("\n");
    WriteHtmlProse(html_, document_.introduction, 2);
    if (!document_.signatories.empty()) {
      html_.Open("div", {{"class", "sign-off"}});
      html_.Element("p", {}, "Best wishes,");
      for (const DocumentSignatory& signatory : document_.signatories) Signatory(signatory);
      html_.Close();
    }
    html_.Close();
    html_.Raw("\n");
  }

  void Signatory(const DocumentSignatory& signatory) {
    html_.Open("p");
    html_.Element("strong", {}, Typeset(signatory.name));
    if (!signatory.role.empty()) {
      html_.Void("br");
      html_.Text(Typeset(signatory.role));
    }
    html_.Close();
  }

  void Section(const DocumentSection& section) {
    html_.Open("section", {{"class", "sector"}, {"aria-labelledby", section.anchor.str()}});
    html_.Element("h2", {{"id", section.anchor.str()}}, Typeset(section.title));
    html_.Raw("\n");
    WriteHtmlProse(html_, section.introduction, 3);
    for (const DocumentGroup& group : section.groups) {
      if (!group.heading.empty()) {
        html_.Element("h3", {{"class", "group"}, {"id", group.anchor.str()}}, group.heading);
        html_.Raw("\n");
      }
      for (const DocumentItem& item : group.items) Item(item, group.heading.empty() ? 3 : 4);
    }
    html_.Close();
    html_.Raw("\n");
  }

  void Item(const DocumentItem& item, int level) {
    html_.Open("article", {{"id", item.anchor.str()}});
    html_.Open("header");
    html_.Open("p", {{"class", "source"}});
    if (!item.byline.empty()) {
      html_.Element("span", {{"class", "byline"}}, Typeset(item.byline));
      html_.Text(" ");
    }
    if (!item.kind_label.empty()) {
      html_.Element("span", {{"class", "kind"}}, item.kind_label);
      html_.Text(" ");
    }
    const std::string title = Typeset(item.title);
    html_.OpenJump(item.anchor, {{"class", "permalink"}, {"aria-label", "Link to this item: " + title}});
    html_.Text("#");
    html_.Close();
    html_.Close();
    OpenHeading(html_, level, {{"class", "title"}});
    html_.Text(title);
    html_.Close();
    html_.Close();
    html_.Raw("\n");
    WriteHtmlProse(html_, item.body, level);
    html_.Close();
    html_.Raw("\n");
  }

  void Footer() {
    html_.Open("footer");
    html_.Open("div", {{"class", "footer-inner"}});
    if (!document_.contact.empty()) {
      html_.Element("h2", {}, "Contact");
      html_.Raw("\n");
      html_.Open("address");
      WriteHtmlProse(html_, document_.contact, 2);
      html_.Close();
    }
    if (!document_.notices.empty()) {
      html_.Element("h2", {}, "About this mailing");
      html_.Raw("\n");
      for (const Prose& notice : document_.notices) WriteHtmlProse(html_, notice, 2);
    }
    html_.Close();
    html_.Close();
    html_.Raw("\n");
  }

  const Document& document_;
  HtmlWriter html_;
};

}  // namespace

std::string EmitPage(const Document& document) { return PageEmitter(document).Emit(); }

}  // namespace pulse::render
