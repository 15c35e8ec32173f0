#include "services/ingest/convert/read_document.h"

#include <utility>

#include "services/ingest/convert/convert.h"
#include "services/ingest/parser/parser.h"

namespace pulse::ingest {

absl::StatusOr<v1::ParseDocumentResponse> ReadDocument(const v1::Document& document,
                                                       const Converters& converters) {
  auto converted = ToText(document, converters);
  if (!converted.ok()) return converted.status();
  auto response = ParseDocument(converted->text_document);
  if (!response.ok()) return response;
  auto diagnostics = std::move(converted->notes);
  for (auto& diagnostic : *response->mutable_diagnostics()) diagnostics.Add(std::move(diagnostic));
  *response->mutable_diagnostics() = std::move(diagnostics);
  return response;
}

}  // namespace pulse::ingest
