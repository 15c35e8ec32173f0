// Where the links of a text go.

#pragma once

#include <string_view>

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Whether a text may hold any; false is sure. Linear, and fast.
bool MayHoldLinks(std::string_view body);

/// Appends the links of a CommonMark text: `[text](url)`, `<url>` and bare
/// http(s) URLs. A target that is empty, `#` or not absolute http, https or
/// mailto makes a dead link: its url is empty.
void AppendLinks(std::string_view body, google::protobuf::RepeatedPtrField<v1::Link>* links);

}  // namespace pulse::ingest
