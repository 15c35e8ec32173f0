#include "services/query/watch/watch_reading.h"

#include "proto/error_reason.h"
#include "services/query/watch/watch_messages.h"
#include "services/server/error_reasons.h"

namespace pulse::query {

void WatchReading::Ask(const v1::WatchChangesRequest& request) {
  filter_ = WatchFilter::Of(request);
  view_ = request.view();
  if (!request.start_cursor().empty()) start_ = db::ParseChangeCursor(request.start_cursor());
}

std::vector<grpc::ByteBuffer> WatchReading::MessagesOf(const ChangeMessages& change, std::int64_t first) {
  std::vector<grpc::ByteBuffer> messages;
  change.AppendTo(&filter_, view_, first, &messages);
  return messages;
}

WatchReading::Loaded WatchReading::GoOn(const db::ChangeCursor& at, Deadline deadline) {
  return at.snapshot ? ReadSnapshot(at, deadline) : ReadChanges(at, deadline);
}

// A snapshot as of now; where the caller had something before, it is told to
// forget it.
WatchReading::Loaded WatchReading::StartOver(const db::LogExtent& extent, bool reset) const {
  Loaded loaded;
  loaded.next = {.change = extent.newest, .snapshot = true, .store = extent.store};
  if (reset) loaded.messages.push_back(ResetMessage(loaded.next));
  return loaded;
}

WatchReading::Loaded WatchReading::Start(Deadline deadline) {
  const auto page = feed_->ReadAfter(0, 1, deadline);
  if (!page.ok()) return {.status = page.status()};
  const db::LogExtent& extent = page->extent;
  if (!filter_.publishers.empty()) {
    const auto aliases = feed_->ReadAliases(deadline);
    if (!aliases.ok()) return {.status = aliases.status()};
    filter_.FollowMerges(*aliases);
  }
  if (!start_) return StartOver(extent, false);
  const bool foreign = start_->store != extent.store;
  const bool ahead = start_->Newest() > extent.newest;
  if (!foreign && ahead && extent.standby) {
    return {.status = ErrorWithReason(absl::StatusCode::kUnavailable, server::kCursorNotReached,
                                      "This server does not have the change of start_cursor yet. Watch again "
                                      "in a moment.")};
  }
  if (foreign || ahead || extent.expired > start_->change) return StartOver(extent, true);
  Loaded loaded;
  loaded.next = *start_;
  return loaded;
}

WatchReading::Loaded WatchReading::ReadSnapshot(const db::ChangeCursor& at, Deadline deadline) {
  constexpr int kIssuesALoad = 2;  // what they say waits in memory, for each stream
  const auto page = feed_->ReadSnapshot(at.change, at.issue, kIssuesALoad, deadline);
  if (!page.ok()) return {.status = page.status()};
  if (page->extent.expired > at.change) return StartOver(page->extent, true);
  Loaded loaded;
  loaded.next = at;
  for (const v1::Issue& issue : page->issues) AppendSnapshot(issue, &loaded);
  if (!page->last) return loaded;
  const std::int64_t sent = loaded.next.sent;
  loaded.next = {.change = at.change, .store = at.store};
  loaded.messages.push_back(SnapshotCompletedMessage(loaded.next, sent));
  return loaded;
}

void WatchReading::AppendSnapshot(const v1::Issue& issue, Loaded* loaded) const {
  db::ChangeCursor& next = loaded->next;
  std::int64_t index = 0;
  for (const v1::Section& section : issue.sections()) {
    for (const v1::Item& item : section.items()) {
      if (index++ < next.item || !filter_.Sees(issue.state()) || !filter_.Matches(item)) continue;
      next.item = index;
      ++next.sent;
      loaded->messages.push_back(SnapshotMessage(next, issue, item, view_));
    }
  }
  next.issue = issue.name();
  next.item = 0;
}

WatchReading::Loaded WatchReading::ReadChanges(const db::ChangeCursor& at, Deadline deadline) {
  constexpr int kChangesALoad = 4;
  const auto page = feed_->ReadAfter(at.change, kChangesALoad, deadline);
  if (!page.ok()) return {.status = page.status()};
  if (page->extent.expired > at.change) return StartOver(page->extent, true);
  Loaded loaded;
  loaded.next = at;
  for (const db::LoggedChange& logged : page->changes) {
    const auto messages = ReadChangeMessages(*feed_, logged, at.store, nullptr, deadline);
    if (!messages.ok()) return {.status = messages.status()};
    (*messages)->AppendTo(&filter_, view_, loaded.next.part, &loaded.messages);
    loaded.next.change = logged.cursor;
    loaded.next.part = 0;
  }
  return loaded;
}

}  // namespace pulse::query
