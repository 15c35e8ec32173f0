// Messages of WatchChanges that are about no change, and its settings. Pure.

#pragma once

#include <grpcpp/support/byte_buffer.h>

#include <chrono>
#include <cstdint>

#include "cordisbright/pulse/v1/change.pb.h"
#include "db/change_cursor.h"

namespace pulse::query {

namespace v1 = ::cordisbright::pulse::v1;

/// What a checked request asks for: the default for none, within 1 s to 300 s.
std::chrono::milliseconds HeartbeatOf(const v1::WatchChangesRequest& request);

/// Each resumes after itself with `cursor`.
grpc::ByteBuffer HeartbeatMessage(const db::ChangeCursor& cursor);
grpc::ByteBuffer ResetMessage(const db::ChangeCursor& cursor);
grpc::ByteBuffer SnapshotCompletedMessage(const db::ChangeCursor& cursor, std::int64_t item_count);
grpc::ByteBuffer SnapshotMessage(const db::ChangeCursor& cursor, const v1::Issue& issue, const v1::Item& item,
                                 v1::ContentView view);

}  // namespace pulse::query
