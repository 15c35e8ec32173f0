// Bytes of any format → issue: the one entry for services and commands.

#pragma once

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/convert/child/converters.h"

namespace pulse::ingest {

/// ParseDocument (parser.h) of the document's text: converted where needed,
/// with what the conversion has to say before the parser's diagnostics. Spans,
/// lines and coverage are those of the converted text (ToText answers it).
///
/// Errors of ToText (convert.h) and of ParseDocument. Any thread; blocks as long
/// as a converter may run (ChildLimits::wall_time).
absl::StatusOr<v1::ParseDocumentResponse> ReadDocument(
    const v1::Document& document, const Converters& converters = Converters::Installed());

}  // namespace pulse::ingest
