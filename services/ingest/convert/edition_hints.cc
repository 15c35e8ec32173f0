#include "services/ingest/convert/edition_hints.h"

#include <algorithm>

#include "proto/error_reason.h"
#include "services/ingest/parser/assembly/markdown_escape.h"
#include "services/ingest/parser/parser.h"
#include "services/ingest/parser/words/month_year.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {

const EditionHint* AddMasthead(const std::vector<EditionHint>& hints, v1::Document* document) {
  const auto hint = std::find_if(hints.begin(), hints.end(), [](const EditionHint& candidate) {
    int year = 0;
    int month = 0;
    return ReadMonthYear(Fold(candidate.text), &year, &month);
  });
  if (hint == hints.end()) return nullptr;
  if (GetErrorReason(ParseDocument(*document).status()) != "EDITION_NOT_FOUND") return nullptr;
  std::string escaped;
  std::string text = "# ";
  text += EscapeMarkdown(hint->text, false, &escaped);
  text += "\n\n";
  document->mutable_content()->insert(0, text);
  return &*hint;
}

}  // namespace pulse::ingest
