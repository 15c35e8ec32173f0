#include "services/render/render_cache.h"

#include <string_view>
#include <unordered_set>
#include <utility>

namespace pulse::render {
namespace {

// Which renderings a stretch of the log takes away.
class Stale {
 public:
  explicit Stale(const std::vector<db::LoggedChange>& changes) {
    for (const db::LoggedChange& change : changes) {
      issues_.insert(change.issue);
      published_ |=
          change.state == v1::ISSUE_STATE_PUBLISHED || change.previous_state == v1::ISSUE_STATE_PUBLISHED;
    }
  }

  bool Takes(const std::string& issue) const { return issue.empty() ? published_ : issues_.contains(issue); }

 private:
  std::unordered_set<std::string_view> issues_;
  bool published_ = false;
};

}  // namespace

RenderCache::Making::Making(RenderCache* cache, std::string issue) : cache_(cache), issue_(std::move(issue)) {
  const std::lock_guard lock(cache_->mutex_);
  cache_->making_.insert(this);
}

RenderCache::Making::~Making() {
  const std::lock_guard lock(cache_->mutex_);
  cache_->making_.erase(this);
}

void RenderCache::Making::Keep(const std::string& key, KeptPointer kept) {
  const std::size_t size = kept->bytes();
  const std::lock_guard lock(cache_->mutex_);
  RenderCache& cache = *cache_;
  if (!cache.current_ || overtaken_ || size > cache.max_bytes_ || cache.places_.contains(key)) return;
  cache.entries_.push_front({key, issue_, std::move(kept)});
  cache.places_[key] = cache.entries_.begin();
  cache.bytes_ += size;
  while (cache.bytes_ > cache.max_bytes_) cache.Drop(std::prev(cache.entries_.end()));
}

KeptPointer RenderCache::Find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  if (!current_ || Clock::now() - looked_ > kMostSilence) return nullptr;
  const auto found = places_.find(key);
  if (found == places_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->kept;
}

RenderCache::Entries::iterator RenderCache::Drop(Entries::iterator entry) {
  bytes_ -= entry->kept->bytes();
  places_.erase(entry->key);
  return entries_.erase(entry);
}

std::size_t RenderCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

void RenderCache::OnStart(const db::LogExtent& extent) {
  const std::lock_guard lock(mutex_);
  told_ = extent.newest;
  entries_.clear();
  places_.clear();
  bytes_ = 0;
  for (Making* making : making_) making->overtaken_ = true;
}

void RenderCache::OnChanges(const std::vector<db::LoggedChange>& changes) {
  const Stale stale(changes);
  const std::lock_guard lock(mutex_);
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    entry = stale.Takes(entry->issue) ? Drop(entry) : std::next(entry);
  }
  for (Making* making : making_) making->overtaken_ |= stale.Takes(making->issue_);
  told_ = changes.back().cursor;
}

void RenderCache::OnTurn(bool reached, const db::LogExtent& extent) {
  const std::lock_guard lock(mutex_);
  current_ = reached && told_ >= extent.newest;
  if (reached) looked_ = Clock::now();
}

}  // namespace pulse::render
