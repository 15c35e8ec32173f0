// What the parser noticed, for an editor.

#pragma once

#include <string>
#include <string_view>

#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/parser/lines/range.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Collects diagnostics with their place in the document.
class Diagnostics {
 public:
  explicit Diagnostics(std::string_view text) : text_(text) {}

  /// `range` is what the diagnostic concerns; an empty range at 0 means the
  /// whole document. `code` is one of those in DIAGNOSTICS.md.
  v1::Diagnostic* Add(v1::Severity severity, std::string_view code, Range range, std::string message,
                      std::string suggestion = {});

  /// In document order, with lines and columns filled in; one pass over the
  /// text however many there are.
  void MoveTo(google::protobuf::RepeatedPtrField<v1::Diagnostic>* out);

 private:
  std::string_view text_;
  google::protobuf::RepeatedPtrField<v1::Diagnostic> list_;
};

}  // namespace pulse::ingest
