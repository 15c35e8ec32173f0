// Documents of one issue, one after the other, in the order they were sent;
// those of different issues side by side.

#pragma once

#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace pulse::ingest {

/// The turns of one stream. Thread-safe.
class IssueTurns {
 public:
  /// The part that document number `index` takes, until it is destroyed. Every
  /// index from 0 must get one, in any order of time.
  class Turn {
   public:
    Turn(IssueTurns* turns, std::size_t index) : turns_(turns), index_(index) {}
    ~Turn() { turns_->Finish(index_); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    /// Says of which issue the document is, and returns when every earlier
    /// document has finished or is of another one. Blocks.
    void Await(const std::string& issue) { turns_->Await(index_, issue); }

   private:
    IssueTurns* const turns_;
    const std::size_t index_;
  };

 private:
  void Await(std::size_t index, const std::string& issue);
  void Finish(std::size_t index);
  bool IsFree(std::size_t index, const std::string& issue) const;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t unfinished_ = 0;  // all before have finished; guarded by mutex_
  // From there on: the issue, or nothing for a document that has finished.
  std::map<std::size_t, std::optional<std::string>> known_;  // guarded by mutex_
};

}  // namespace pulse::ingest
