#include "services/render/render_cache.h"

namespace pulse::render {

std::size_t Kept::bytes() const {
  std::size_t sum = sizeof(*this) + rendering.content.capacity() + identity.size() + etag.size();
  if (rendering.draft) sum += rendering.draft->bytes();
  for (const v1::RenderDiagnostic& diagnostic : diagnostics) sum += diagnostic.SpaceUsedLong();
  return sum;
}

std::shared_ptr<const Kept> RenderCache::Find(const std::string& cursor, const std::string& key) {
  const std::lock_guard lock(mutex_);
  if (cursor != cursor_) {
    entries_.clear();
    places_.clear();
    bytes_ = 0;
    cursor_ = cursor;
  }
  const auto found = places_.find(key);
  if (found == places_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->second;
}

void RenderCache::Keep(const std::string& cursor, const std::string& key, std::shared_ptr<const Kept> kept) {
  const std::size_t size = kept->bytes();
  const std::lock_guard lock(mutex_);
  if (cursor != cursor_ || size > max_bytes_ || places_.count(key) > 0) return;
  entries_.emplace_front(key, std::move(kept));
  places_[key] = entries_.begin();
  bytes_ += size;
  while (bytes_ > max_bytes_) {
    bytes_ -= entries_.back().second->bytes();
    places_.erase(entries_.back().first);
    entries_.pop_back();
  }
}

std::size_t RenderCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace pulse::render
