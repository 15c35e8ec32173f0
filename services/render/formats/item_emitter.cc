#include "services/render/formats/item_emitter.h"

#include "services/render/document/typography.h"
#include "services/render/html/html_writer.h"
#include "services/render/html/page_prose.h"
#include "services/render/text/line_writer.h"
#include "services/render/text/markdown_emitter.h"
#include "services/render/text/markdown_text.h"
#include "services/render/text/text_emitter.h"

namespace pulse::render {

DocumentItem ReadItemAlone(const v1::Item& item) {
  v1::Issue issue;
  *issue.add_sections()->add_items() = item;
  Document document = ReadDocument(issue);
  return std::move(document.sections.front().groups.front().items.front());
}

std::string EmitItemFragment(const DocumentItem& item, const FragmentPlace& place,
                             const std::optional<SafeUrl>& permalink) {
  HtmlWriter html(place.prefix);
  html.Open("article", {{"id", item.anchor.str()}, {"class", "item"}, {"lang", "en-GB"}});
  html.Raw("\n");
  OpenHeading(html, place.heading_level, {{"class", "title"}});
  if (permalink) html.OpenLink(*permalink);
  html.Text(Typeset(item.title));
  if (permalink) html.Close();
  html.Close();
  html.Raw("\n");
  if (!item.byline.empty()) {
    html.Element("p", {{"class", "byline"}}, Typeset(item.byline));
    html.Raw("\n");
  }
  WriteHtmlProse(html, item.body, place.heading_level);
  html.Close();
  html.Raw("\n");
  return html.Finish();
}

std::string EmitItemText(const DocumentItem& item, const std::optional<SafeUrl>& permalink) {
  LineWriter lines;
  WriteTextItem(lines, item);
  if (permalink) {
    lines.StartBlock();
    lines.Line(permalink->str());
  }
  return lines.Finish();
}

std::string EmitItemMarkdown(const DocumentItem& item, const std::optional<SafeUrl>& permalink) {
  LineWriter lines;
  WriteMarkdownItem(lines, item);
  if (permalink) {
    MarkdownText line;
    line.OpenLink();
    line.Text("Read online");
    line.CloseLink(permalink);
    lines.StartBlock();
    lines.Line(line.TakeLine());
  }
  return lines.Finish();
}

}  // namespace pulse::render
