// The text that a source document is read as.

#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <string>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

struct SourceText {
  std::string name;            // `sourceDocuments/{SHA-256 of the document's bytes}`
  v1::Document text_document;  // what the parser reads
  bool converted = false;      // its text is not the document's bytes
  google::protobuf::RepeatedPtrField<v1::Diagnostic> notes;  // what the conversion has to say
};

/// Errors of ToText (convert/convert.h). Blocks as long as a converter may run.
absl::StatusOr<SourceText> ReadSourceText(const v1::Document& document);

}  // namespace pulse::ingest
