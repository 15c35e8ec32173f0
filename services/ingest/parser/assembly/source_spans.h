// Where in the document a field's text stands.

#pragma once

#include <string>

#include "cordisbright/pulse/v1/issue.pb.h"
#include "services/ingest/parser/lines/range.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Adds `range` to the spans of `owner`, an issue, section or item, as `field`'s.
template <typename Owner>
void AddSpan(const std::string& field, Range range, Owner* owner) {
  v1::SourceSpan* const span = owner->add_source_spans();
  span->set_field(field);
  span->set_begin(range.begin);
  span->set_end(range.end);
}

}  // namespace pulse::ingest
