#include "services/query/catalog/catalog.h"

#include <algorithm>
#include <utility>

namespace pulse::query {
namespace {

constexpr std::chrono::seconds kReadTimeout{5};

}  // namespace

Catalog::Catalog(const db::Database& database, std::size_t capacity_bytes)
    : database_({.url = database.url(), .connections = 1}), capacity_(capacity_bytes) {}

std::optional<grpc::ByteBuffer> Catalog::Find(const v1::GetIssueRequest& request, std::int64_t min_change) {
  const std::lock_guard lock(mutex_);
  const auto found = answers_.find(request.name());
  if (found == answers_.end()) return std::nullopt;
  if (request.revision() != 0 && request.revision() != found->second->revision()) return std::nullopt;
  return AnswerWith(found->second, request.view(), request.if_none_match(), min_change);
}

std::optional<grpc::ByteBuffer> Catalog::Find(const v1::GetLatestIssueRequest& request,
                                              std::int64_t min_change) {
  const std::lock_guard lock(mutex_);
  if (latest_ == nullptr) return std::nullopt;
  return AnswerWith(latest_, request.view(), request.if_none_match(), min_change);
}

std::optional<grpc::ByteBuffer> Catalog::AnswerWith(const Answer& answer, v1::ContentView view,
                                                    const std::string& etag, std::int64_t min_change) {
  if (cursor_ < min_change) return std::nullopt;
  answer->last_use = ++uses_;
  return answer->Answer(view, etag, cursor_field_);
}

void Catalog::Begin(const std::string& name) {
  const std::lock_guard lock(mutex_);
  ++readings_[name].count;
}

void Catalog::End(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto readings = readings_.find(name);
  if (--readings->second.count == 0) readings_.erase(readings);
}

void Catalog::Reading::Keep(const v1::Issue& issue) {
  if (issue.state() != v1::ISSUE_STATE_PUBLISHED) return;
  auto answer = std::make_shared<const StoredAnswer>(issue);
  const std::lock_guard lock(catalog_->mutex_);
  const bool overtaken = issue.revision() < catalog_->readings_[name_].least_revision;
  if (catalog_->cursor_ < 0 || overtaken) return;
  const auto present = catalog_->answers_.find(name_);
  if (present != catalog_->answers_.end() && present->second->revision() >= issue.revision()) return;
  catalog_->Put(answer);
}

std::size_t Catalog::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

void Catalog::Put(const Answer& answer) {
  Drop(answer->name());
  answer->last_use = ++uses_;
  bytes_ += answer->bytes();
  answers_.emplace(answer->name(), answer);
  MakeRoom();
}

void Catalog::Drop(const std::string& name) {
  const auto found = answers_.find(name);
  if (found == answers_.end()) return;
  bytes_ -= found->second->bytes();
  answers_.erase(found);
}

// Down to nine tenths, so that the search for the least used is not made for
// every issue that comes.
void Catalog::MakeRoom() {
  if (bytes_ <= capacity_) return;
  std::vector<std::pair<std::uint64_t, std::string>> by_use;
  for (const auto& [name, answer] : answers_) {
    if (answer != latest_) by_use.emplace_back(answer->last_use, name);
  }
  std::sort(by_use.begin(), by_use.end());
  for (const auto& [use, name] : by_use) {
    if (bytes_ <= capacity_ / 10 * 9) return;
    Drop(name);
  }
}

void Catalog::SetCursor(std::int64_t cursor) {
  cursor_ = cursor;
  cursor_field_ = CursorField(store_id_, cursor);
}

// Read after the changes that made it necessary, so at least as new as they are.
void Catalog::ReadLatest() {
  auto issue = store_.GetLatestPublished(std::chrono::system_clock::now() + kReadTimeout);
  latest_known_ = issue.ok() || absl::IsNotFound(issue.status());
  const Answer answer = issue.ok() ? std::make_shared<const StoredAnswer>(*std::move(issue)) : nullptr;
  const std::lock_guard lock(mutex_);
  latest_ = answer;
  if (answer != nullptr) Put(answer);
}

void Catalog::OnStart(const db::LogExtent& extent) {
  {
    const std::lock_guard lock(mutex_);
    answers_.clear();
    bytes_ = 0;
    latest_ = nullptr;
    store_id_ = extent.store;
    SetCursor(extent.newest);
  }
  ReadLatest();
}

void Catalog::OnChanges(const std::vector<db::LoggedChange>& changes) {
  bool latest_may_change = false;
  {
    const std::lock_guard lock(mutex_);
    for (const db::LoggedChange& change : changes) {
      latest_may_change |=
          change.state == v1::ISSUE_STATE_PUBLISHED || change.previous_state == v1::ISSUE_STATE_PUBLISHED;
      const auto found = answers_.find(change.issue);
      if (found != answers_.end() && found->second->revision() < change.revision) Drop(change.issue);
      const auto readings = readings_.find(change.issue);
      if (readings != readings_.end()) readings->second.least_revision = change.revision;
    }
  }
  if (latest_may_change) ReadLatest();
  const std::lock_guard lock(mutex_);
  SetCursor(changes.back().cursor);
}

void Catalog::OnTurn(bool reached, const db::LogExtent& /*extent*/) {
  if (reached && !latest_known_) ReadLatest();
}

}  // namespace pulse::query
