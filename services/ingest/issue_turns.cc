#include "services/ingest/issue_turns.h"

namespace pulse::ingest {

bool IssueTurns::IsFree(std::size_t index, const std::string& issue) const {
  for (std::size_t earlier = unfinished_; earlier < index; ++earlier) {
    const auto known = known_.find(earlier);
    if (known == known_.end() || known->second == issue) return false;
  }
  return true;
}

void IssueTurns::Await(std::size_t index, const std::string& issue) {
  std::unique_lock lock(mutex_);
  known_[index] = issue;
  changed_.notify_all();
  changed_.wait(lock, [&] { return IsFree(index, issue); });
}

void IssueTurns::Finish(std::size_t index) {
  {
    const std::lock_guard lock(mutex_);
    known_[index] = std::nullopt;
    for (auto first = known_.begin(); first != known_.end() && first->first == unfinished_ && !first->second;
         first = known_.erase(first)) {
      ++unfinished_;
    }
  }
  changed_.notify_all();
}

}  // namespace pulse::ingest
