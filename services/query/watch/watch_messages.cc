#include "services/query/watch/watch_messages.h"

#include <algorithm>

#include "services/query/view.h"
#include "services/server/wire_message.h"

namespace pulse::query {
namespace {

using std::chrono::milliseconds;

v1::WatchChangesResponse MessageAt(const db::ChangeCursor& cursor) {
  v1::WatchChangesResponse message;
  message.set_cursor(db::FormatChangeCursor(cursor));
  return message;
}

}  // namespace

milliseconds HeartbeatOf(const v1::WatchChangesRequest& request) {
  constexpr std::int64_t kDefaultSeconds = 30;
  constexpr std::int64_t kMostSeconds = 300;
  if (!request.has_heartbeat_interval()) return std::chrono::seconds(kDefaultSeconds);
  const auto& asked = request.heartbeat_interval();
  const std::int64_t seconds = std::min(asked.seconds(), kMostSeconds);
  return std::clamp(milliseconds(seconds * 1000 + asked.nanos() / 1'000'000), milliseconds(1000),
                    milliseconds(kMostSeconds * 1000));
}

grpc::ByteBuffer HeartbeatMessage(const db::ChangeCursor& cursor) {
  v1::WatchChangesResponse message = MessageAt(cursor);
  message.mutable_heartbeat();
  return server::ToWire(message);
}

grpc::ByteBuffer ResetMessage(const db::ChangeCursor& cursor) {
  v1::WatchChangesResponse message = MessageAt(cursor);
  message.mutable_reset();
  return server::ToWire(message);
}

grpc::ByteBuffer SnapshotCompletedMessage(const db::ChangeCursor& cursor, std::int64_t item_count) {
  v1::WatchChangesResponse message = MessageAt(cursor);
  message.mutable_snapshot_completed()->set_item_count(item_count);
  return server::ToWire(message);
}

grpc::ByteBuffer SnapshotMessage(const db::ChangeCursor& cursor, const v1::Issue& issue, const v1::Item& item,
                                 v1::ContentView view) {
  v1::WatchChangesResponse message = MessageAt(cursor);
  v1::ItemChanged& changed = *message.mutable_item_changed();
  changed.set_type(v1::ITEM_CHANGED_TYPE_SNAPSHOT);
  changed.set_name(item.name());
  *changed.mutable_item() = item;
  ApplyView(view, changed.mutable_item());
  changed.set_revision(issue.revision());
  *changed.mutable_commit_time() = issue.update_time();
  return server::ToWire(message);
}

}  // namespace pulse::query
