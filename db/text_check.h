// Text the database can keep: valid UTF-8 without NUL.

#pragma once

#include <google/protobuf/message.h>

#include "absl/status/status.h"
#include "text/utf8.h"

namespace pulse::db {

using text::IsUtf8;

/// INVALID_ARGUMENT for the first string field of `message`, however deep, that
/// contains a NUL byte or is not UTF-8; says which, as `sections[0].title`.
absl::Status CheckText(const google::protobuf::Message& message);

}  // namespace pulse::db
