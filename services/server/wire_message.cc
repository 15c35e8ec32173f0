#include "services/server/wire_message.h"

#include <grpcpp/support/proto_buffer_reader.h>

#include <cstdint>

#include "proto/error_reason.h"
#include "services/server/error_reasons.h"

namespace pulse::server {

absl::Status ReadWireMessage(const grpc::ByteBuffer& wire, google::protobuf::MessageLite* message) {
  if (grpc::Slice bytes; wire.TrySingleSlice(&bytes).ok()) {
    if (message->ParseFromArray(bytes.begin(), static_cast<int>(bytes.size()))) return absl::OkStatus();
  } else if (wire.Valid()) {
    grpc::ByteBuffer read = wire;  // the reader wants one of its own; the bytes are shared
    grpc::ProtoBufferReader reader(&read);
    if (reader.status().ok() && message->ParseFromZeroCopyStream(&reader)) return absl::OkStatus();
  }
  return ErrorWithReason(absl::StatusCode::kInvalidArgument, kFieldMalformed,
                         "The request is not a message of the type this method takes, or a text in it is not "
                         "UTF-8.");
}

grpc::Slice ToSlice(const google::protobuf::MessageLite& message) {
  const std::size_t size = message.ByteSizeLong();
  grpc::Slice slice(size);
  // Nobody else has the bytes yet.
  message.SerializeWithCachedSizesToArray(const_cast<std::uint8_t*>(slice.begin()));  // NOLINT
  return slice;
}

grpc::ByteBuffer ToWire(const google::protobuf::MessageLite& message) {
  const grpc::Slice slice = ToSlice(message);
  return {&slice, 1};
}

}  // namespace pulse::server
