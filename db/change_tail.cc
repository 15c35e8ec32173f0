#include "db/change_tail.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace pulse::db {
namespace {

constexpr int kChangesATurn = 500;
constexpr std::chrono::seconds kReadTimeout{5};

}  // namespace

ChangeTail::ChangeTail(const Database& database, std::vector<ChangeFollower*> followers)
    : database_({.url = database.url(), .connections = 1}),
      listener_(database),
      followers_(std::move(followers)),
      thread_([this] { Follow(); }) {}

ChangeTail::~ChangeTail() {
  stopping_ = true;
  listener_.Interrupt();
  thread_.join();
}

// It listens before it looks: what is committed in between is heard of.
void ChangeTail::Follow() {
  listener_.Wait(std::chrono::milliseconds(0));
  while (!stopping_) {
    bool more = false;
    const bool reached = Turn(&more);
    for (ChangeFollower* follower : followers_) follower->OnTurn(reached, extent_);
    if (!more && !stopping_) listener_.Wait(Patience());
  }
}

bool ChangeTail::Turn(bool* more) {
  const std::int64_t after = head_ < 0 ? std::numeric_limits<std::int64_t>::max() : head_;
  const auto page = feed_.ReadAfter(after, kChangesATurn, std::chrono::system_clock::now() + kReadTimeout);
  if (!page.ok()) return false;
  const bool other = head_ < 0 || page->extent.store != extent_.store || page->extent.newest < head_;
  extent_ = page->extent;
  if (other) {
    head_ = extent_.newest;
    for (ChangeFollower* follower : followers_) follower->OnStart(extent_);
  } else if (!page->changes.empty()) {
    for (ChangeFollower* follower : followers_) follower->OnChanges(page->changes);
    head_ = page->changes.back().cursor;
    *more = head_ < extent_.newest;
  }
  return true;
}

std::chrono::milliseconds ChangeTail::Patience() const {
  std::chrono::milliseconds patience = extent_.standby ? kStandbyPoll : kTailPoll;
  for (const ChangeFollower* follower : followers_) patience = std::min(patience, follower->Patience());
  return patience;
}

}  // namespace pulse::db
