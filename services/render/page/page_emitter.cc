#include "services/render/page/page_emitter.h"

#include "services/render/document/description.h"
#include "services/render/document/typography.h"
#include "services/render/html/html_writer.h"
#include "services/render/page/issue_html.h"
#include "services/render/page/page_data.h"
#include "services/render/templates/chrome_values.h"

namespace pulse::render {
namespace {

constexpr std::size_t kDescriptionBytes = 160;  // what search engines show of one

std::string WindowTitle(const Document& document) {
  return Typeset(document.edition.empty() ? document.title : document.title + ", " + document.edition);
}

std::string Description(const Document& document) {
  const std::string introduction = DescriptionOf(document.introduction, kDescriptionBytes);
  return introduction.empty() ? WindowTitle(document) + ": " + Summary(document) : Typeset(introduction);
}

// `https://host:port` of a URL: no character of it ends a policy's directive.
std::string Origin(const SafeUrl& url) {
  const std::string& text = url.str();
  return text.substr(0, text.find_first_of("/?#", text.find("://") + 3));
}

class PageEmitter {
 public:
  PageEmitter(const Document& document, const PagePlace& place) : document_(document), place_(place) {}

  std::string Emit() {
    html_.Raw("<!DOCTYPE html>\n");
    html_.Open("html", {{"lang", "en-GB"}});
    Head();
    html_.Open("body");
    html_.OpenJump(document_.main_anchor, {{"class", "skip"}});
    html_.Text("Skip to the digest");
    html_.Close();
    Masthead();
    const ChromeTemplate* footer = place_.theme.chrome(TemplatePart::kPageFooter);
    WriteIssueHtml(html_, document_,
                   {.title_level = 1, .whole_page = true, .footer = footer, .footer_values = &chrome_});
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
    // A site's own header names the style by the same hash (README, "Pages").
    const std::string style_source =
        place_.stylesheet ? Origin(*place_.stylesheet) : "'" + style_.csp_source() + "'";
    html_.Void("meta", {{"http-equiv", "Content-Security-Policy"},
                        {"content", "default-src 'none'; style-src " + style_source +
                                        "; img-src 'self'; base-uri 'none'; form-action 'none'"}});
    html_.Void("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html_.Void("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    const std::string title = WindowTitle(document_);
    const std::string description = Description(document_);
    html_.Void("meta", {{"name", "description"}, {"content", description}});
    html_.Raw("\n");
    html_.Element("title", {}, title);
    html_.Raw("\n");
    if (place_.url) html_.Relation("canonical", *place_.url);
    WriteOpenGraph(html_, document_, title, description, place_.url);
    html_.Raw("\n");
    html_.LinkedData(LinkedDataOf(document_, title, place_.url));
    html_.Raw("\n");
    if (place_.stylesheet) {
      html_.Relation("stylesheet", *place_.stylesheet);
    } else {
      html_.Style(style_);
    }
    html_.Close();
    html_.Raw("\n");
  }

  void Masthead() {
    html_.Raw("\n");
    html_.Open("header", {{"class", "masthead"}});
    html_.Open("div", {{"class", "masthead-inner"}});
    if (const ChromeTemplate* own = place_.theme.chrome(TemplatePart::kPageMasthead)) {
      WriteChrome(html_, *own, chrome_);
    } else {
      Title();
    }
    html_.Close();
    html_.Close();
    html_.Raw("\n");
  }

  void Title() {
    html_.Element("p", {{"class", "strap"}}, Strap(document_));
    html_.Open("h1");
    html_.Text(Typeset(document_.title));
    if (!document_.edition.empty()) {
      html_.Text(" ");
      html_.Element("span", {{"class", "edition"}}, document_.edition);
    }
    html_.Close();
    html_.Element("p", {{"class", "summary"}}, Summary(document_));
  }

  const Document& document_;
  const PagePlace& place_;
  const StyleSheet& style_ = place_.theme.page_style();
  const ChromeValues chrome_{document_, place_.url ? &*place_.url : nullptr};
  HtmlWriter html_;
};

}  // namespace

std::string EmitPage(const Document& document, const PagePlace& place) {
  return PageEmitter(document, place).Emit();
}

}  // namespace pulse::render
