// Text the database can keep: valid UTF-8 without NUL.

#pragma once

#include <google/protobuf/message.h>

#include <string>

#include "absl/status/status.h"

namespace pulse::db {

/// Whether `text` is UTF-8 as RFC 3629 has it: no overlong form, no surrogate,
/// nothing above U+10FFFF.
bool IsUtf8(const std::string& text);

/// INVALID_ARGUMENT for the first string field of `message`, however deep, that
/// contains a NUL byte or is not UTF-8; says which, as `sections[0].title`.
absl::Status CheckText(const google::protobuf::Message& message);

}  // namespace pulse::db
