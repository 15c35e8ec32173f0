// What an ingest would do, for people.

#pragma once

#include <google/protobuf/struct.pb.h>

#include "clients/cpp/pulse/terminal/console.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// Prints the plan's hash and each item with what a commit does to it; of those
/// that stay as they are only the number.
void PrintPlan(const Console& console, const v1::IngestPlan& plan);

/// Adds `planHash` and `plan`, a list of name, action and title.
void AddAsJson(const v1::IngestPlan& plan, google::protobuf::Struct* fields);

}  // namespace pulse::cli
