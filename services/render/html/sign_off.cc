#include "services/render/html/sign_off.h"

#include "services/render/document/typography.h"

namespace pulse::render {

void WriteSignOff(HtmlWriter& html, const Document& document) {
  if (document.signatories.empty()) return;
  html.Element("p", {}, "Best wishes,");
  for (const DocumentSignatory& signatory : document.signatories) {
    html.Open("p");
    html.Element("strong", {}, Typeset(signatory.name));
    if (!signatory.role.empty()) {
      html.Void("br");
      html.Text(Typeset(signatory.role));
    }
    html.Close();
  }
}

}  // namespace pulse::render
