#include "services/ingest/parser/diagnostics.h"

#include <algorithm>

#include "services/ingest/parser/document_check.h"

namespace pulse::ingest {

v1::Diagnostic* Diagnostics::Add(v1::Severity severity, std::string_view code, Range range,
                                 std::string message, std::string suggestion) {
  auto* const diagnostic = list_.Add();
  diagnostic->set_severity(severity);
  diagnostic->set_code(std::string(code));
  diagnostic->set_message(std::move(message));
  diagnostic->set_suggestion(std::move(suggestion));
  diagnostic->set_begin(range.begin);
  diagnostic->set_end(range.end);
  return diagnostic;
}

void Diagnostics::MoveTo(google::protobuf::RepeatedPtrField<v1::Diagnostic>* out) {
  std::stable_sort(list_.begin(), list_.end(),
                   [](const v1::Diagnostic& a, const v1::Diagnostic& b) { return a.begin() < b.begin(); });
  std::size_t done = 0;
  Position at;
  for (auto& diagnostic : list_) {
    if (diagnostic.end() == 0) continue;  // the whole document
    const auto begin = static_cast<std::size_t>(diagnostic.begin());
    const Position further = PositionOf(text_.substr(done), begin - done);
    at = {at.line + further.line - 1, further.line == 1 ? at.column + further.column - 1 : further.column};
    done = begin;
    diagnostic.set_line(at.line);
    diagnostic.set_column(at.column);
  }
  *out = std::move(list_);
}

}  // namespace pulse::ingest
