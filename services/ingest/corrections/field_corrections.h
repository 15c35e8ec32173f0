// SetItem and SetIssue: fields that an editor has set, whatever is read there.
//
// Pure.

#pragma once

#include <google/protobuf/field_mask.pb.h>

#include <string>
#include <vector>

#include "cordisbright/pulse/v1/correction.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// The item of that name; null when `issue` has none.
v1::Item* FindItem(v1::Issue* issue, const std::string& name);
const v1::Item* FindItem(const v1::Issue& issue, const std::string& name);

/// The fields of `mask` as they are in `item`, for a correction's base.
v1::Item FieldsOf(const google::protobuf::FieldMask& mask, const v1::Item& item);
v1::Issue FieldsOf(const google::protobuf::FieldMask& mask, const v1::Issue& issue);

/// Paths of the correction's mask under which `read`, the document's present
/// reading, says something that is new since the correction was made (its base)
/// and is not what the correction says either.
std::vector<std::string> FindOverruled(const v1::SetItem& correction, const v1::Item& read);
std::vector<std::string> FindOverruled(const v1::SetIssue& correction, const v1::Issue& read);

/// Sets the fields on the item of the correction's name, which must be there,
/// and what follows from them: publishers from a byline set alone, publishers'
/// names, links of a body. The item counts as sure. One that is given another
/// sector moves to that sector's section, behind the last item of its kind; a
/// section there is not yet is added, titled as in `taxonomy`.
void Apply(const v1::SetItem& correction, const std::vector<v1::Sector>& taxonomy, v1::Issue* issue);

/// Sets the fields on the issue.
void Apply(const v1::SetIssue& correction, v1::Issue* issue);

/// `issue` with the base of every SetItem put back: as its document reads.
v1::Issue AsRead(const v1::CorrectionSet& corrections, v1::Issue issue);

}  // namespace pulse::ingest
