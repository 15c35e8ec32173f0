// What differs between two states of an issue, for people.

#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <string>
#include <string_view>

#include "clients/cpp/pulse/terminal/console.h"
#include "cordisbright/pulse/v1/history.pb.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

using FieldChanges = google::protobuf::RepeatedPtrField<v1::FieldChange>;

/// Prints a block for the issue and one for each item that differs, with each
/// field before and after: the part that changed, and some words around it.
void PrintDiff(const Console& console, const v1::IssueDiff& diff);

/// Prints the fields alone, indented.
void PrintFieldChanges(const Console& console, const FieldChanges& fields);

/// The parts of two texts that differ, with some words of what is equal around
/// them; "…" stands for the rest. Linear.
struct ChangedPart {
  std::string before;
  std::string after;
};
ChangedPart FindChangedPart(std::string_view before, std::string_view after);

}  // namespace pulse::cli
