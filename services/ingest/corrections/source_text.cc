#include "services/ingest/corrections/source_text.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "db/sha256.h"
#include "services/ingest/convert/convert.h"
#include "text/hex.h"

namespace pulse::ingest {

absl::StatusOr<SourceText> ReadSourceText(const v1::Document& document) {
  auto converted = ToText(document);
  if (!converted.ok()) return converted.status();
  SourceText source;
  source.name = absl::StrCat("sourceDocuments/", text::Hex(db::Sha256(document.content())));
  source.converted = converted->text_document.content() != document.content();
  source.text_document = std::move(converted->text_document);
  source.notes = std::move(converted->notes);
  return source;
}

}  // namespace pulse::ingest
