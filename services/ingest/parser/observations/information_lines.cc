#include "services/ingest/parser/observations/information_lines.h"

#include <algorithm>

#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_set.h"
#include "text/byte_scan.h"

namespace pulse::ingest {

bool OpensInformation(std::string_view text) {
  static const Words words{"contact",   "source",    "sources",  "reference", "references",
                           "enquiries", "telephone", "tel",      "email",     "e-mail",
                           "website",   "note",      "deadline", "venue",     "published",
                           "authors",   "author",    "date",     "video",     "webinar"};
  text.remove_prefix(std::min(text.find_first_not_of("*_"), text.size()));
  const auto word = text.substr(0, text::FindWhere(text, [](text::Bytes16 bytes) {
                                  return text::Is(bytes, ' ') | text::Is(bytes, ':') | text::Is(bytes, '.');
                                }));
  return word.size() < text.size() && text[word.size()] != ' ' && words.Has(word);
}

bool OpensWithCredit(std::string_view text) {
  static const Words done{"published", "commissioned", "funded",   "developed", "produced", "written",
                          "prepared",  "supported",    "launched", "released",  "edited",   "updated"};
  static const Words by{"by", "with", "for", "in", "on", "jointly"};
  const auto first = text.substr(0, text.find(' '));
  if (first.size() == text.size()) return false;
  const auto rest = text.substr(first.size() + 1);
  const auto second = rest.substr(0, rest.find(' '));
  return IsLower(second.empty() ? ' ' : second.front()) && by.Has(second) && done.Has(first);
}

}  // namespace pulse::ingest
