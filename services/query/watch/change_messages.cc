#include "services/query/watch/change_messages.h"

#include <utility>

#include "db/change_cursor.h"
#include "services/server/wire_message.h"

namespace pulse::query {
namespace {

google::protobuf::Timestamp TimeOf(std::int64_t micros) {
  google::protobuf::Timestamp time;
  time.set_seconds(micros / 1'000'000);
  time.set_nanos(static_cast<std::int32_t>(micros % 1'000'000 * 1000));
  return time;
}

}  // namespace

ChangeMessages::ChangeMessages(db::LoggedChange logged, std::string store,
                               std::shared_ptr<const v1::Issue> before,
                               std::shared_ptr<const v1::Issue> after,
                               std::map<std::string, std::string> aliases)
    : logged_(std::move(logged)),
      store_(std::move(store)),
      aliases_(std::move(aliases)),
      change_(std::move(before), std::move(after), logged_.previous_state, logged_.state) {}

void ChangeMessages::AppendTo(WatchFilter* filter, v1::ContentView view, std::int64_t first,
                              std::vector<grpc::ByteBuffer>* messages) const {
  if (logged_.merges_publishers) filter->FollowMerges(aliases_);
  if (first == 0 && change_.ShowsState(*filter)) messages->push_back(StateMessage());
  for (auto part = static_cast<std::size_t>(first > 0 ? first : 1); part < change_.size(); ++part) {
    const auto type = change_.TypeFor(*filter, part);
    if (type) messages->push_back(ItemMessage(part, *type, view));
  }
}

// After the last part the change is through.
std::string ChangeMessages::CursorAfter(std::size_t part) const {
  const bool last = part + 1 == change_.size();
  return db::FormatChangeCursor({.change = last ? logged_.cursor : logged_.cursor - 1,
                                 .part = last ? 0 : static_cast<std::int64_t>(part) + 1,
                                 .store = store_});
}

const grpc::ByteBuffer& ChangeMessages::StateMessage() const {
  const std::lock_guard lock(mutex_);
  grpc::ByteBuffer& bytes = serialised_[{0, 0, 0}];
  if (bytes.Valid()) return bytes;
  v1::WatchChangesResponse message;
  message.set_cursor(CursorAfter(0));
  v1::IssueStateChanged& changed = *message.mutable_issue_state_changed();
  changed.set_name(logged_.issue);
  changed.set_previous_state(logged_.previous_state);
  changed.set_state(logged_.state);
  changed.set_revision(logged_.revision);
  *changed.mutable_commit_time() = TimeOf(logged_.commit_micros);
  return bytes = server::ToWire(message);
}

const grpc::ByteBuffer& ChangeMessages::ItemMessage(std::size_t part, v1::ItemChangedType type,
                                                    v1::ContentView view) const {
  const std::lock_guard lock(mutex_);
  grpc::ByteBuffer& bytes = serialised_[{part, type, view}];
  if (bytes.Valid()) return bytes;
  v1::WatchChangesResponse message;
  message.set_cursor(CursorAfter(part));
  v1::ItemChanged& changed = *message.mutable_item_changed();
  changed = change_.Message(part, type, view);
  changed.set_revision(logged_.revision);
  *changed.mutable_commit_time() = TimeOf(logged_.commit_micros);
  return bytes = server::ToWire(message);
}

absl::StatusOr<std::shared_ptr<const ChangeMessages>> ReadChangeMessages(
    db::ChangeFeed& feed, const db::LoggedChange& logged, const std::string& store,
    std::shared_ptr<const v1::Issue> before, Deadline deadline, std::shared_ptr<const v1::Issue>* after) {
  auto read = feed.ReadRevision(logged.issue, logged.revision, deadline);
  if (!read.ok()) return read.status();
  auto now = std::make_shared<const v1::Issue>(*std::move(read));
  if (after != nullptr) *after = now;
  if (logged.revision > 1 && (before == nullptr || before->revision() != logged.revision - 1)) {
    read = feed.ReadRevision(logged.issue, logged.revision - 1, deadline);
    if (!read.ok()) return read.status();
    before = std::make_shared<const v1::Issue>(*std::move(read));
  }
  std::map<std::string, std::string> aliases;
  if (logged.merges_publishers) {
    auto merged = feed.ReadAliases(deadline);
    if (!merged.ok()) return merged.status();
    aliases = *std::move(merged);
  }
  return std::make_shared<const ChangeMessages>(logged, store, std::move(before), std::move(now),
                                                std::move(aliases));
}

}  // namespace pulse::query
