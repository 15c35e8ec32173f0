// Messages as bytes: for calls that are answered without being taken apart.

#pragma once

#include <google/protobuf/message_lite.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/slice.h>

#include "absl/status/status.h"

namespace pulse::server {

/// Parses what came over the wire. INVALID_ARGUMENT (FIELD_MALFORMED): the bytes
/// are not such a message.
absl::Status ReadWireMessage(const grpc::ByteBuffer& wire, google::protobuf::MessageLite* message);

/// `message` serialised; the bytes are shared between copies.
grpc::Slice ToSlice(const google::protobuf::MessageLite& message);
grpc::ByteBuffer ToWire(const google::protobuf::MessageLite& message);

}  // namespace pulse::server
