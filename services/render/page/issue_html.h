// What a page and a fragment have in common: contents, introduction, sections
// and imprint of an issue as HTML.

#pragma once

#include "services/render/document/document.h"
#include "services/render/html/html_writer.h"
#include "services/render/templates/chrome_template.h"

namespace pulse::render {

struct IssueHtmlPlace {
  int title_level = 1;      // heading level of the issue's title, which the caller writes
  bool whole_page = false;  // the issue brings the page's landmarks
  // A theme's own footer, and what fills it; null: the default one.
  const ChromeTemplate* footer = nullptr;
  const ChromeValues* footer_values = nullptr;
};

void WriteIssueHtml(HtmlWriter& html, const Document& document, IssueHtmlPlace place);

}  // namespace pulse::render
