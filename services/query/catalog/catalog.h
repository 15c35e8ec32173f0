// Published issues as answers in memory, at their current revisions, kept fresh
// by the log of changes.
//
// What it answers is of one state of the store, the one its cursor names: a
// change takes an issue out before the cursor moves on. While the database is
// away it goes on answering what it has, with the cursor that it is as new as.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "db/change_tail.h"
#include "db/database.h"
#include "db/issue_store.h"
#include "services/query/catalog/stored_answer.h"

namespace pulse::query {

/// Thread-safe.
class Catalog final : public db::ChangeFollower {
 public:
  /// Keeps up to `capacity_bytes`, and the latest issue always; the least used go
  /// first. Reads the latest issue on a connection of its own.
  Catalog(const db::Database& database, std::size_t capacity_bytes);

  /// The answer about an issue; nothing when it is not at hand, or is not known
  /// to be as new as change `min_change`.
  std::optional<grpc::ByteBuffer> Find(const v1::GetIssueRequest& request, std::int64_t min_change);
  /// The answer about the latest issue, likewise.
  std::optional<grpc::ByteBuffer> Find(const v1::GetLatestIssueRequest& request, std::int64_t min_change);

  /// A reading of an issue from the database, to be kept if nothing happens to
  /// the issue meanwhile. Begin before reading.
  class Reading {
   public:
    Reading(Catalog* catalog, std::string name) : catalog_(catalog), name_(std::move(name)) {
      catalog_->Begin(name_);
    }
    ~Reading() { catalog_->End(name_); }
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

    /// What was read; the current revision. Kept only while it is published.
    void Keep(const v1::Issue& issue);

   private:
    Catalog* const catalog_;
    const std::string name_;
  };

  std::size_t bytes() const;

  void OnStart(const db::LogExtent& extent) override;
  void OnChanges(const std::vector<db::LoggedChange>& changes) override;
  void OnTurn(bool reached, const db::LogExtent& extent) override;
  std::chrono::milliseconds Patience() const override { return db::kTailPoll; }

 private:
  using Answer = std::shared_ptr<const StoredAnswer>;

  // Readings of one issue that are under way, and the oldest revision that may
  // still be kept of them.
  struct Readings {
    int count = 0;
    std::int64_t least_revision = 0;
  };

  void Begin(const std::string& name);
  void End(const std::string& name);
  void ReadLatest();
  // ---- mutex_ is held ----
  std::optional<grpc::ByteBuffer> AnswerWith(const Answer& answer, v1::ContentView view,
                                             const std::string& etag, std::int64_t min_change);
  void Put(const Answer& answer);
  void Drop(const std::string& name);
  void MakeRoom();
  void SetCursor(std::int64_t cursor);

  db::Database database_;
  db::IssueStore store_{&database_};
  const std::size_t capacity_;
  bool latest_known_ = false;  // the tail's thread only

  mutable std::mutex mutex_;  // guards what follows
  std::int64_t cursor_ = -1;  // -1: not started
  std::string store_id_;
  grpc::Slice cursor_field_;
  std::unordered_map<std::string, Answer> answers_;
  Answer latest_;  // null: nothing is published, or it could not be read
  std::map<std::string, Readings> readings_;
  std::size_t bytes_ = 0;
  std::uint64_t uses_ = 0;
};

}  // namespace pulse::query
