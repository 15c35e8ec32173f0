#include "services/render/html/page_prose.h"

#include <vector>

#include "services/render/document/typography.h"

namespace pulse::render {
namespace {

class ProseWriter {
 public:
  ProseWriter(HtmlWriter& html, int heading_level) : html_(html), heading_level_(heading_level) {}

  void Write(const ProseEvent& event) {
    switch (event.edge) {
      case Edge::kOpen:
        Open(event);
        break;
      case Edge::kClose:
        Close(event);
        break;
      case Edge::kPoint:
        Point(event);
        break;
    }
  }

 private:
  void Open(const ProseEvent& event) {
    switch (event.mark) {
      case Mark::kParagraph:
        typesetter_.StartLine();
        if (!InTightItem()) html_.Open("p");
        break;
      case Mark::kHeading:
        typesetter_.StartLine();
        OpenHeading(html_, heading_level_ + event.number);
        break;
      case Mark::kBulletList:
        tight_.push_back(event.tight);
        html_.Open("ul");
        html_.Raw("\n");
        break;
      case Mark::kOrderedList:
        tight_.push_back(event.tight);
        OpenOrderedList(event.number);
        break;
      case Mark::kListItem:
        html_.Open("li");
        break;
      case Mark::kQuote:
        tight_.push_back(false);
        html_.Open("blockquote");
        html_.Raw("\n");
        break;
      case Mark::kEmphasis:
        html_.Open("em");
        break;
      case Mark::kStrong:
        html_.Open("strong");
        break;
      case Mark::kLink:
        link_leads_somewhere_ = event.url.has_value();
        if (event.url) html_.OpenLink(*event.url);
        break;
      default:
        break;
    }
  }

  void OpenOrderedList(int start) {
    if (start == 1) {
      html_.Open("ol");
    } else {
      html_.Open("ol", {{"start", std::to_string(start)}});
    }
    html_.Raw("\n");
  }

  void Close(const ProseEvent& event) {
    switch (event.mark) {
      case Mark::kParagraph:
        if (!InTightItem()) html_.Close();
        html_.Raw("\n");
        break;
      case Mark::kBulletList:
      case Mark::kOrderedList:
      case Mark::kQuote:
        tight_.pop_back();
        [[fallthrough]];
      case Mark::kHeading:
      case Mark::kListItem:
        html_.Close();
        html_.Raw("\n");
        break;
      case Mark::kLink:
        if (link_leads_somewhere_) html_.Close();
        break;
      default:
        html_.Close();
    }
  }

  void Point(const ProseEvent& event) {
    switch (event.mark) {
      case Mark::kText:
        html_.Text(typesetter_.Set(event.text));
        break;
      case Mark::kCode:
        typesetter_.SkipWord();
        html_.Element("code", {}, event.text);
        break;
      case Mark::kCodeBlock:
        html_.Open("pre");
        html_.Element("code", {}, event.text);
        html_.Close();
        html_.Raw("\n");
        break;
      case Mark::kRule:
        html_.Void("hr");
        html_.Raw("\n");
        break;
      case Mark::kHardBreak:
        html_.Void("br");
        [[fallthrough]];
      default:
        typesetter_.StartLine();
        html_.Raw("\n");
    }
  }

  bool InTightItem() const { return !tight_.empty() && tight_.back(); }

  HtmlWriter& html_;
  int heading_level_;
  Typesetter typesetter_;
  std::vector<bool> tight_;  // of the lists and quotes that are open
  bool link_leads_somewhere_ = false;
};

}  // namespace

void WriteHtmlProse(HtmlWriter& html, const Prose& prose, int heading_level) {
  ProseWriter writer(html, heading_level);
  for (const ProseEvent& event : prose) writer.Write(event);
}

void OpenHeading(HtmlWriter& html, int level, HtmlWriter::Attributes attributes) {
  switch (level) {
    case 1:
      return html.Open("h1", attributes);
    case 2:
      return html.Open("h2", attributes);
    case 3:
      return html.Open("h3", attributes);
    case 4:
      return html.Open("h4", attributes);
    case 5:
      return html.Open("h5", attributes);
    default:
      return html.Open("h6", attributes);
  }
}

}  // namespace pulse::render
