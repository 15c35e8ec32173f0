#include "services/render/email_html.h"

#include <array>

#include "services/render/html_writer.h"
#include "services/render/page_prose.h"
#include "services/render/typography.h"

namespace pulse::render {
namespace {

constexpr std::size_t kPreheaderBytes = 110;  // what the widest inbox shows

// Contrast on #ffffff: ink 15.6, muted 5.9, teal 9.0; white on the masthead 11.
constexpr std::array<ElementStyle, 16> kStyles = {{
    {"p", "margin:0 0 14px;"},
    {"h1", "margin:0;font:bold 30px/1.2 Georgia,serif;color:#ffffff;"},
    {"h2", "margin:8px 0 16px;font:bold 23px/1.3 Georgia,serif;color:#0b5159;"},
    {"h3", "margin:22px 0 8px;font:bold 18px/1.35 Georgia,serif;color:#16272b;"},
    {"h4", "margin:22px 0 8px;font:bold 17px/1.35 Georgia,serif;color:#16272b;"},
    {"h5", "margin:16px 0 6px;font:bold 16px/1.35 Arial,sans-serif;color:#16272b;"},
    {"h6", "margin:16px 0 6px;font:bold 16px/1.35 Arial,sans-serif;color:#16272b;"},
    {"ul", "margin:0 0 14px;padding:0 0 0 24px;"},
    {"ol", "margin:0 0 14px;padding:0 0 0 24px;"},
    {"li", "margin:0 0 6px;"},
    {"a", "color:#0b5159;text-decoration:underline;"},
    {"blockquote", "margin:0 0 14px;padding:0 0 0 14px;border-left:3px solid #b9782f;"},
    {"pre", "margin:0 0 14px;white-space:pre-wrap;"},
    {"code", "font-family:Consolas,monospace;font-size:14px;"},
    {"hr", "border:0;border-top:1px solid #d5dedc;"},
    {"table", "border-collapse:collapse;"},
}};

// Clients that know dark mode and keep a style sheet; others recolour on their own.
constexpr char kDarkStyle[] =
    "@media (prefers-color-scheme:dark){"
    "body,.paper{background:#0f1b1e !important;color:#e2ebe9 !important}"
    ".foot{background:#16262a !important;color:#a3b5b5 !important}"
    ".mast{background:#0a2a30 !important}"
    ".paper h2,.paper a,.foot a{color:#84cace !important}"
    ".paper h3,.paper h4,.paper h5,.paper h6{color:#e2ebe9 !important}"
    ".byline{color:#a3b5b5 !important}}";

class EmailHtml {
 public:
  EmailHtml(const Document& document, const EmailEnvelope& envelope, const EmailSelection& selection)
      : document_(document), envelope_(envelope), selection_(selection), html_(std::span(kStyles)) {}

  std::string Emit() {
    html_.Raw("<!DOCTYPE html>\n");
    html_.Open("html", {{"lang", "en-GB"}});
    Head();
    html_.OpenStyled("body", "margin:0;padding:0;background:#f3f5f3;");
    html_.OpenStyled("div", "display:none;max-height:0;overflow:hidden;");
    html_.Text(Preheader(document_));
    html_.Close();
    html_.Open("table",
               {{"role", "presentation"}, {"width", "100%"}, {"cellpadding", "0"}, {"cellspacing", "0"}});
    html_.Open("tr");
    html_.Open("td", {{"align", "center"}});
    // Outlook reads the attribute, everybody else the style.
    html_.OpenStyled(
        "table", "border-collapse:collapse;width:100%;max-width:600px;text-align:left;",
        {{"role", "presentation"}, {"width", "600"}, {"cellpadding", "0"}, {"cellspacing", "0"}});
    Masthead();
    Opening();
    for (const DocumentSection& section : document_.sections) Section(section);
    Footer();
    return html_.Finish() + "\n";
  }

 private:
  void Head() {
    html_.Open("head");
    html_.Void("meta", {{"charset", "utf-8"}});
    html_.Void("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html_.Void("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    html_.Void("meta", {{"name", "supported-color-schemes"}, {"content", "light dark"}});
    html_.Element("title", {}, Typeset(document_.title));
    html_.Open("style");
    html_.Raw(kDarkStyle);
    html_.Close();
    html_.Close();
    html_.Raw("\n");
  }

  void OpenRow() {
    html_.Open("tr");
    html_.OpenStyled("td",
                     "padding:20px 28px 8px;background:#ffffff;color:#16272b;font:16px/1.55 Arial,sans-serif;"
                     "word-break:break-word;",
                     {{"class", "paper"}});
    html_.Raw("\n");
  }

  void CloseRow() {
    html_.Close();
    html_.Close();
    html_.Raw("\n");
  }

  void Link(const SafeUrl& url, std::string_view text) {
    html_.OpenLink(url);
    html_.Text(text);
    html_.Close();
  }

  void Masthead() {
    html_.Open("tr");
    html_.OpenStyled("td",
                     "padding:30px 28px;background:#0a454d;color:#ffffff;font:16px/1.5 Arial,sans-serif;"
                     "border-bottom:4px solid #b9782f;",
                     {{"class", "mast"}});
    html_.Element("h1", {}, Typeset(document_.title));
    if (!document_.edition.empty()) {
      html_.OpenStyled("p", "margin:6px 0 0;font-size:18px;color:#c3dcdc;");
      html_.Text(document_.edition);
      html_.Close();
    }
    CloseRow();
  }

  void Opening() {
    OpenRow();
    html_.Open("p");
    Link(envelope_.online_url, "Read this issue online");
    html_.Close();
    if (!envelope_.recipient_name.empty()) {
      html_.Element("p", {}, "Dear " + envelope_.recipient_name + ",");
    }
    if (selection_.keeps_introductions()) WriteHtmlProse(html_, document_.introduction, 1);
    if (!document_.signatories.empty()) html_.Element("p", {}, "Best wishes,");
    for (const DocumentSignatory& signatory : document_.signatories) {
      html_.Open("p");
      html_.Element("strong", {}, Typeset(signatory.name));
      if (!signatory.role.empty()) {
        html_.Void("br");
        html_.Text(Typeset(signatory.role));
      }
      html_.Close();
    }
    CloseRow();
  }

  void Section(const DocumentSection& section) {
    OpenRow();
    html_.Element("h2", {}, Typeset(section.title));
    if (selection_.keeps_introductions()) WriteHtmlProse(html_, section.introduction, 2);
    std::size_t omitted = 0;
    for (const DocumentGroup& group : section.groups) {
      bool headed = group.heading.empty();
      for (const DocumentItem& item : group.items) {
        const ItemForm form = selection_.FormOf(next_item_++);
        if (form == ItemForm::kOmitted) {
          ++omitted;
          continue;
        }
        if (!headed) html_.Element("h3", {}, group.heading);
        headed = true;
        Item(item, form, group.heading.empty() ? 3 : 4);
      }
    }
    if (omitted > 0) {
      html_.Open("p");
      Link(envelope_.online_url, "And " + std::to_string(omitted) + " more online");
      html_.Close();
    }
    CloseRow();
  }

  void Item(const DocumentItem& item, ItemForm form, int level) {
    OpenHeading(html_, level);
    Link(OnlineUrl(envelope_, item), Typeset(item.title));
    html_.Close();
    if (!item.byline.empty()) {
      html_.OpenStyled("p", "margin:0 0 8px;font-size:14px;color:#4f6266;", {{"class", "byline"}});
      html_.Text(Typeset(item.byline));
      html_.Close();
    }
    if (form == ItemForm::kWhole) {
      WriteHtmlProse(html_, item.body, level);
    } else {
      html_.Open("p");
      Link(OnlineUrl(envelope_, item), "Read online");
      html_.Close();
    }
    html_.Raw("\n");
  }

  void Footer() {
    html_.Open("tr");
    html_.OpenStyled("td",
                     "padding:24px 28px;background:#f3f5f3;color:#4f6266;font:14px/1.5 Arial,sans-serif;"
                     "word-break:break-word;",
                     {{"class", "foot"}});
    html_.Raw("\n");
    for (const Prose& notice : document_.notices) WriteHtmlProse(html_, notice, 2);
    WriteHtmlProse(html_, document_.contact, 2);
    html_.Open("p");
    html_.Text(envelope_.sender_name);
    for (const std::string& line : envelope_.postal_address) {
      html_.Void("br");
      html_.Text(line);
    }
    html_.Close();
    html_.Open("p");
    html_.Text("Sent to " + envelope_.recipient_email + ". ");
    Link(envelope_.unsubscribe_url, "Unsubscribe");
    html_.Close();
    CloseRow();
  }

  const Document& document_;
  const EmailEnvelope& envelope_;
  const EmailSelection& selection_;
  HtmlWriter html_;
  std::size_t next_item_ = 0;
};

}  // namespace

std::string Preheader(const Document& document) {
  const std::string introduction = PlainText(document.introduction, kPreheaderBytes);
  if (!introduction.empty()) return Typeset(introduction);
  std::string titles;
  for (const DocumentSection& section : document.sections) {
    if (titles.size() + section.title.size() > kPreheaderBytes) break;
    titles += (titles.empty() ? "" : " · ") + Typeset(section.title);
  }
  return titles;
}

SafeUrl OnlineUrl(const EmailEnvelope& envelope, const DocumentItem& item) {
  return SafeUrl::Parse(envelope.online_url.str() + "#" + item.anchor.str()).value_or(envelope.online_url);
}

std::string EmitEmailHtml(const Document& document, const EmailEnvelope& envelope,
                          const EmailSelection& selection) {
  return EmailHtml(document, envelope, selection).Emit();
}

}  // namespace pulse::render
