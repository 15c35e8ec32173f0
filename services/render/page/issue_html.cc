#include "services/render/page/issue_html.h"

#include <algorithm>

#include "services/render/document/typography.h"
#include "services/render/html/page_prose.h"
#include "services/render/html/sign_off.h"

namespace pulse::render {
namespace {

// What a style sheet knows a sector by; empty when the section has none.
std::string_view SectorId(const DocumentSection& section) {
  constexpr std::string_view kPrefix = "sectors/";
  return std::string_view(section.sector).substr(std::min(kPrefix.size(), section.sector.size()));
}

class IssueHtml {
 public:
  IssueHtml(HtmlWriter& html, const Document& document, IssueHtmlPlace place)
      : html_(html),
        document_(document),
        level_(place.title_level),
        main_(place.whole_page ? Literal("main") : Literal("div")),
        footer_(place.whole_page ? Literal("footer") : Literal("div")) {}

  void Contents() {
    html_.Open("nav", {{"class", "contents"}, {"aria-labelledby", document_.contents_anchor.str()}});
    Heading(1, {{"id", document_.contents_anchor.str()}}, "Contents");
    html_.Raw("\n");
    html_.Open("ol");
    for (const DocumentSection& section : document_.sections) {
      html_.Open("li", {{"data-sector", SectorId(section)}});
      ContentsLine(section.anchor, section.title, section.item_count);
      ContentsGroups(section);
      html_.Close();
      html_.Raw("\n");
    }
    html_.Close();
    html_.Close();
    html_.Raw("\n");
  }

  void Main() {
    html_.Open(main_, {{"id", document_.main_anchor.str()}});
    html_.Raw("\n");
    if (!document_.introduction.empty() || !document_.signatories.empty()) Introduction();
    for (const DocumentSection& section : document_.sections) Section(section);
    WriteHtmlProse(html_, document_.aside, level_ + 1);
    html_.Close();
    html_.Raw("\n");
  }

  void Footer(const IssueHtmlPlace& place) {
    html_.Open(footer_);
    html_.Open("div", {{"class", "footer-inner"}});
    if (place.footer != nullptr) {
      WriteChrome(html_, *place.footer, *place.footer_values);
    } else {
      ContactAndNotices();
    }
    html_.Close();
    html_.Close();
    html_.Raw("\n");
  }

 private:
  void ContactAndNotices() {
    if (!document_.contact.empty()) {
      Heading(1, {}, "Contact");
      html_.Raw("\n");
      html_.Open("address");
      WriteHtmlProse(html_, document_.contact, level_ + 1);
      html_.Close();
    }
    if (!document_.notices.empty()) {
      Heading(1, {}, "About this mailing");
      html_.Raw("\n");
      for (const Prose& notice : document_.notices) WriteHtmlProse(html_, notice, level_ + 1);
    }
  }

  void Heading(int below_title, HtmlWriter::Attributes attributes, std::string_view text) {
    OpenHeading(html_, level_ + below_title, attributes);
    html_.Text(text);
    html_.Close();
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

  void Introduction() {
    const std::string& id = document_.introduction_anchor.str();
    html_.Open("section", {{"class", "introduction"}, {"aria-labelledby", id}});
    Heading(1, {{"id", id}}, "Introduction");
    html_.Raw("\n");
    WriteHtmlProse(html_, document_.introduction, level_ + 1);
    if (!document_.signatories.empty()) {
      html_.Open("div", {{"class", "sign-off"}});
      WriteSignOff(html_, document_);
      html_.Close();
    }
    html_.Close();
    html_.Raw("\n");
  }

  void Section(const DocumentSection& section) {
    html_.Open(
        "section",
        {{"class", "sector"}, {"data-sector", SectorId(section)}, {"aria-labelledby", section.anchor.str()}});
    Heading(1, {{"id", section.anchor.str()}}, Typeset(section.title));
    html_.Raw("\n");
    WriteHtmlProse(html_, section.introduction, level_ + 1);
    for (const DocumentGroup& group : section.groups) {
      if (!group.heading.empty()) {
        Heading(2, {{"class", "group"}, {"id", group.anchor.str()}}, group.heading);
        html_.Raw("\n");
      }
      for (const DocumentItem& item : group.items) Item(item, level_ + (group.heading.empty() ? 2 : 3));
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

  HtmlWriter& html_;
  const Document& document_;
  int level_;
  // A page has one <main>: the site's own, where the issue is a part of it.
  Literal main_;
  Literal footer_;
};

}  // namespace

void WriteIssueHtml(HtmlWriter& html, const Document& document, IssueHtmlPlace place) {
  IssueHtml issue(html, document, place);
  html.Open("div", {{"class", "frame"}});
  if (!document.sections.empty()) issue.Contents();
  issue.Main();
  html.Close();
  if (place.footer != nullptr || !document.contact.empty() || !document.notices.empty()) issue.Footer(place);
}

}  // namespace pulse::render
