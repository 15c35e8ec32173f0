// Messages as bytes that can be compared.

#pragma once

#include <google/protobuf/message_lite.h>

#include <string>

namespace pulse::render {

/// The same for equal messages, within one build.
std::string DeterministicBytes(const google::protobuf::MessageLite& message);

}  // namespace pulse::render
