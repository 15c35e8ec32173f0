// What a page and a fragment have in common: contents, introduction, sections
// and imprint of an issue as HTML.

#pragma once

#include "services/render/document.h"
#include "services/render/html_writer.h"

namespace pulse::render {

struct IssueHtmlPlace {
  int title_level = 1;      // heading level of the issue's title, which the caller writes
  bool whole_page = false;  // the issue brings the page's landmarks
};

void WriteIssueHtml(HtmlWriter& html, const Document& document, IssueHtmlPlace place);

}  // namespace pulse::render
