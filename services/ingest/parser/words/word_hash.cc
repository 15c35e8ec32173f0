#include "services/ingest/parser/words/word_hash.h"

#include <cstddef>
#include <cstring>
#include <string>

#include "services/ingest/parser/words/byte_word.h"

namespace pulse::ingest {
namespace {

using byte_word::Load;
using byte_word::Lower;

constexpr std::string_view kCurlyApostrophe = "\xe2\x80\x99";

// A word of up to eight bytes as one number; of the same length, no two the same.
std::uint64_t LoadShort(std::string_view word) {
  const auto byte = [word](std::size_t at) {
    return static_cast<std::uint64_t>(static_cast<unsigned char>(word[at]));
  };
  const std::size_t size = word.size();
  if (size == 0) return 0;
  if (size < 4) return byte(0) | byte(size / 2) << 8U | byte(size - 1) << 16U;
  std::uint32_t front = 0;
  std::uint32_t back = 0;
  std::memcpy(&front, word.data(), sizeof front);
  std::memcpy(&back, word.data() + size - sizeof back, sizeof back);
  return front | std::uint64_t{back} << 32U;
}

std::uint64_t Mixed(std::uint64_t hash, std::uint64_t bytes) {
  hash = (hash ^ Lower(bytes)) * 0x9e3779b97f4a7c15ULL;
  return hash ^ hash >> 32U;
}

std::string WithStraightApostrophes(std::string_view word) {
  std::string straight;
  straight.reserve(word.size());
  std::size_t done = 0;
  for (auto at = word.find(kCurlyApostrophe); at != std::string_view::npos;
       at = word.find(kCurlyApostrophe, done)) {
    straight.append(word, done, at - done).push_back('\'');
    done = at + kCurlyApostrophe.size();
  }
  return straight.append(word, done);
}

// Apart, so that all other words pay nothing for it.
[[gnu::noinline]] std::uint64_t HashStraightened(std::string_view word) {
  return HashFolded(WithStraightApostrophes(word));
}

}  // namespace

std::uint64_t HashFolded(std::string_view word) {
  std::uint64_t hash = word.size() * 0xd6e8feb86659fd93ULL;
  std::uint64_t seen = 0;
  const auto mix = [&](std::uint64_t bytes) {
    seen |= bytes;
    hash = Mixed(hash, bytes);
  };
  if (word.size() <= 8) {
    mix(LoadShort(word));
  } else {
    for (std::size_t at = 0; at + 8 < word.size(); at += 8) mix(Load(word.data() + at));
    mix(Load(word.data() + word.size() - 8));
  }
  if ((seen & byte_word::kHighBits) != 0 && word.find(kCurlyApostrophe) != std::string_view::npos)
    return HashStraightened(word);
  return hash;
}

}  // namespace pulse::ingest
