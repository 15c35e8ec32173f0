// What differs between two versions of an issue, for plans, previews and the
// history.
//
// Pure. Names say which item is which; the rest is compared field by field.

#pragma once

#include <string>

#include "cordisbright/pulse/v1/history.pb.h"
#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Longest FieldChange.before and .after, in bytes; longer ones are cut at a
/// character and end in "…".
inline constexpr std::size_t kMaxChangeTextBytes = 20'000;

/// As IssueDiff documents it. Sections are the same when they are of the same
/// sector, or, without one, of the same title. Linear but for the order of
/// items, which takes n log n.
v1::IssueDiff DiffIssues(const v1::Issue& before, const v1::Issue& after);

/// The fields that differ between two versions of an item, in the order of the
/// message. Empty: nobody who reads the item would see a difference.
google::protobuf::RepeatedPtrField<v1::FieldChange> DiffItems(const v1::Item& before, const v1::Item& after);

}  // namespace pulse::ingest
