#include "services/render/mail/email_html.h"

#include <utility>

#include "services/render/document/description.h"
#include "services/render/document/typography.h"
#include "services/render/html/html_writer.h"
#include "services/render/html/page_prose.h"
#include "services/render/html/sign_off.h"
#include "services/render/templates/chrome_values.h"

namespace pulse::render {
namespace {

constexpr std::size_t kPreheaderBytes = 110;  // what the widest inbox shows

class EmailHtml {
 public:
  EmailHtml(const Document& document, const EmailEnvelope& envelope, const Theme& theme)
      : document_(document),
        envelope_(envelope),
        theme_(theme),
        styles_(theme.mail_styles()),
        html_(styles_.elements()) {}

  EmailParts Emit() {
    html_.Raw("<!DOCTYPE html>\n");
    html_.Open("html", {{"lang", "en-GB"}});
    Head();
    html_.OpenStyled("body", styles_.of(MailPart::kBody));
    html_.OpenStyled("div", styles_.of(MailPart::kPreheader));
    html_.Text(Preheader(document_));
    html_.Close();
    html_.Open("table",
               {{"role", "presentation"}, {"width", "100%"}, {"cellpadding", "0"}, {"cellspacing", "0"}});
    html_.Open("tr");
    html_.Open("td", {{"align", "center"}});
    // Outlook reads the attribute, everybody else the style.
    html_.OpenStyled(
        "table", styles_.of(MailPart::kColumn),
        {{"role", "presentation"}, {"width", "600"}, {"cellpadding", "0"}, {"cellspacing", "0"}});
    Masthead();
    Opening();
    for (const DocumentSection& section : document_.sections) Section(section);
    Footer();
    parts_.Finish(html_.Finish() + "\n");
    return std::move(parts_);
  }

 private:
  using Kept = EmailParts::Kept;

  void EndPart(Kept kept) { parts_.EndPart(html_.size(), kept); }

  void Introduction(const Prose& prose, int heading_level) {
    WriteHtmlProse(html_, prose, heading_level);
    EndPart(Kept::kWithIntroductions);
  }

  void Head() {
    html_.Open("head");
    html_.Void("meta", {{"charset", "utf-8"}});
    html_.Void("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html_.Void("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    html_.Void("meta", {{"name", "supported-color-schemes"}, {"content", "light dark"}});
    html_.Element("title", {}, Typeset(document_.title));
    html_.Style(styles_.sheet());
    html_.Close();
    html_.Raw("\n");
  }

  void OpenRow() {
    html_.Open("tr");
    html_.OpenStyled("td", styles_.of(MailPart::kPaper), {{"class", "paper"}});
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
    html_.OpenStyled("td", styles_.of(MailPart::kMasthead), {{"class", "mast"}});
    if (const ChromeTemplate* own = theme_.chrome(TemplatePart::kMailMasthead)) {
      WriteChrome(html_, *own, chrome_);
    } else {
      Title();
    }
    CloseRow();
  }

  void Title() {
    html_.OpenStyled("p", styles_.of(MailPart::kStrap));
    html_.Text(Strap(document_));
    html_.Close();
    html_.Element("h1", {}, Typeset(document_.title));
    if (!document_.edition.empty()) {
      html_.OpenStyled("p", styles_.of(MailPart::kEdition));
      html_.Text(document_.edition);
      html_.Close();
    }
  }

  void Opening() {
    OpenRow();
    html_.Open("p");
    Link(envelope_.online_url, "Read this issue online");
    html_.Close();
    if (!envelope_.recipient_name.empty()) {
      html_.Element("p", {}, "Dear " + envelope_.recipient_name + ",");
    }
    EndPart(Kept::kAlways);
    Introduction(document_.introduction, 1);
    WriteSignOff(html_, document_);
    CloseRow();
  }

  void Section(const DocumentSection& section) {
    OpenRow();
    SectionHeading(section);
    EndPart(Kept::kInSection);
    Introduction(section.introduction, 2);
    for (const DocumentGroup& group : section.groups) {
      GroupHeading(group.heading);
      for (const DocumentItem& item : group.items) Item(item, group.heading.empty() ? 3 : 4);
    }
    Omitted();
    CloseRow();
  }

  void SectionHeading(const DocumentSection& section) {
    const InlineStyle style = styles_.SectionHeading(section.sector);
    const std::string_view sector = styles_.SectionClass(section.sector);
    if (sector.empty()) {
      html_.OpenStyled("h2", style);
    } else {
      html_.OpenStyled("h2", style, {{"class", sector}});
    }
    html_.Text(Typeset(section.title));
    html_.Close();
  }

  void GroupHeading(const std::string& heading) {
    if (!heading.empty()) {
      html_.OpenStyled("h3", styles_.of(MailPart::kGroup), {{"class", "group"}});
      html_.Text(heading);
      html_.Close();
    }
    EndPart(Kept::kOverItem);
  }

  void Item(const DocumentItem& item, int level) {
    const SafeUrl url = OnlineUrl(envelope_, item);
    OpenHeading(html_, level);
    Link(url, Typeset(item.title));
    html_.Close();
    if (!item.byline.empty()) {
      html_.OpenStyled("p", styles_.of(MailPart::kByline), {{"class", "byline"}});
      html_.Text(Typeset(item.byline));
      html_.Close();
    }
    EndPart(Kept::kInItem);
    WriteHtmlProse(html_, item.body, level);
    html_.Raw("\n");
    EndPart(Kept::kInWholeItem);
    html_.Open("p");
    Link(url, "Read online");
    html_.Close();
    html_.Raw("\n");
    EndPart(Kept::kInShortItem);
  }

  void Omitted() {
    html_.Open("p");
    html_.OpenLink(envelope_.online_url);
    html_.Text("And ");
    EndPart(Kept::kAfterOmitted);
    EndPart(Kept::kCountOfOmitted);
    html_.Text(" more online");
    html_.Close();
    html_.Close();
    EndPart(Kept::kAfterOmitted);
  }

  void Footer() {
    html_.Open("tr");
    html_.OpenStyled("td", styles_.of(MailPart::kFoot), {{"class", "foot"}});
    html_.Raw("\n");
    if (const ChromeTemplate* own = theme_.chrome(TemplatePart::kMailFooter)) {
      WriteChrome(html_, *own, chrome_);
    } else {
      NoticesAndSender();
    }
    CloseRow();
  }

  void NoticesAndSender() {
    for (const Prose& notice : document_.notices) WriteHtmlProse(html_, notice, 2);
    WriteHtmlProse(html_, document_.contact, 2);
    html_.Open("p");
    WriteSender(html_, envelope_);
    html_.Close();
    html_.Open("p");
    html_.Text("Sent to " + envelope_.recipient_email + ". ");
    Link(envelope_.unsubscribe_url, "Unsubscribe");
    html_.Close();
  }

  const Document& document_;
  const EmailEnvelope& envelope_;
  const Theme& theme_;
  const MailStyles& styles_;
  const ChromeValues chrome_{document_, envelope_};
  HtmlWriter html_;
  EmailParts parts_;
};

}  // namespace

std::string Preheader(const Document& document) {
  const std::string introduction = DescriptionOf(document.introduction, kPreheaderBytes);
  if (!introduction.empty()) return Typeset(introduction);
  std::string titles;
  for (const DocumentSection& section : document.sections) {
    if (titles.size() + section.title.size() > kPreheaderBytes) break;
    titles += (titles.empty() ? "" : " · ") + Typeset(section.title);
  }
  return titles;
}

SafeUrl OnlineUrl(const EmailEnvelope& envelope, const DocumentItem& item) {
  return envelope.online_url.At(item.anchor);
}

EmailParts EmitEmailHtml(const Document& document, const EmailEnvelope& envelope, const Theme& theme) {
  return EmailHtml(document, envelope, theme).Emit();
}

}  // namespace pulse::render
