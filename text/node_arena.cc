#include "text/node_arena.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

namespace pulse::text {
namespace {

constexpr std::size_t kBlockBytes = 64 << 10;  // holds the nodes of a usual body
constexpr std::size_t kAlignment = alignof(std::max_align_t);

// What stands before each allocation: realloc is not told the old size.
struct alignas(kAlignment) Header {
  std::size_t bytes;
};

class Arena {
 public:
  void* Allocate(std::size_t bytes) {
    const std::size_t needed = sizeof(Header) + Rounded(bytes);
    if (needed > left_) AddBlock(std::max(needed, kBlockBytes));
    auto* const header = new (at_) Header{bytes};
    at_ += needed;
    left_ -= needed;
    return header + 1;
  }

  // True when what is at `memory` has `bytes` now, where it is: nothing was
  // allocated after it, as of a buffer that grows.
  bool Grow(void* memory, std::size_t bytes) {
    Header* const header = static_cast<Header*>(memory) - 1;
    const std::size_t more = Rounded(bytes) - Rounded(header->bytes);
    if (static_cast<std::byte*>(memory) + Rounded(header->bytes) != at_ || more > left_) return false;
    header->bytes = bytes;
    at_ += more;
    left_ -= more;
    return true;
  }

  // Keeps the first block for the next parse.
  void Clear() {
    if (blocks_.size() > 1) blocks_.resize(1);
    at_ = blocks_.empty() ? nullptr : blocks_.front().get();
    left_ = blocks_.empty() ? 0 : kBlockBytes;
  }

 private:
  static constexpr std::size_t Rounded(std::size_t bytes) {
    return (bytes + kAlignment - 1) / kAlignment * kAlignment;
  }

  // The first is of the usual size, so that what is kept between parses is bounded.
  void AddBlock(std::size_t bytes) {
    if (blocks_.empty() && bytes > kBlockBytes) blocks_.push_back(std::make_unique<std::byte[]>(kBlockBytes));
    blocks_.push_back(std::unique_ptr<std::byte[]>(new std::byte[bytes]));
    at_ = blocks_.back().get();
    left_ = bytes;
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* at_ = nullptr;
  std::size_t left_ = 0;
};

thread_local Arena arena;

void* AllocateZeroed(std::size_t count, std::size_t size) {
  void* const memory = arena.Allocate(count * size);
  return std::memset(memory, 0, count * size);
}

void* Reallocate(void* old, std::size_t bytes) {
  if (old == nullptr) return arena.Allocate(bytes);
  const std::size_t before = (static_cast<const Header*>(old) - 1)->bytes;
  if (before >= bytes || arena.Grow(old, bytes)) return old;
  void* const memory = arena.Allocate(bytes);
  return std::memcpy(memory, old, before);
}

void Free(void* /*memory*/) {}

}  // namespace

NodeArena::~NodeArena() { arena.Clear(); }

cmark_mem* NodeArena::memory() {
  static cmark_mem memory{AllocateZeroed, Reallocate, Free};
  return &memory;
}

}  // namespace pulse::text
