// Groups of other digests, told by the words their names are made of.

#pragma once

#include <string_view>

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Whether a folded heading of at most six words says nothing but what groups are
/// called (`consultations`, `briefings, blogs and articles`), and its kind: that
/// of the first word which has one, unspecified where none has.
bool KindOfGroupWords(std::string_view folded, v1::ItemKind* kind);

}  // namespace pulse::ingest
