// What an editor changed in an issue, as corrections.

#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <string>
#include <vector>

#include "cordisbright/pulse/v1/correction.pb.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

using Corrections = google::protobuf::RepeatedPtrField<v1::Correction>;

/// The corrections that turn `base` into `edited`: SetIssue, SetItem and
/// DropItem, each with what differs and no more. Items are known by their names,
/// and every item of `edited` is one of `base`.
Corrections Difference(const v1::Issue& base, const v1::Issue& edited);

/// What of `mine` somebody else has changed too: fields that `mine` sets and that
/// differ between `base` and `current`, other than to what `mine` says, and items
/// that it sets and `current` has not. For people: `issues/…/items/slug: title`.
std::vector<std::string> FindClashes(const v1::Issue& base, const v1::Issue& current,
                                     const Corrections& mine);

/// `mine` without what `current` says already.
Corrections StillToDo(const v1::Issue& current, const Corrections& mine);

}  // namespace pulse::cli
