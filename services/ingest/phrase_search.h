// Many phrases looked for in one text.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace pulse::ingest {

/// Phrases of four bytes or more, to be looked for in many texts. A filter of their
/// first four bytes tells almost all places where none begins.
class PhraseSet {
 public:
  /// The phrases' bytes must outlive the set.
  PhraseSet(std::initializer_list<std::string_view> phrases);

  /// Whether `text` holds one.
  bool IsIn(std::string_view text) const;

  /// Whether `text` begins with one.
  bool Opens(std::string_view text) const { return OpeningOf(text) != nullptr; }

  /// The one `text` begins with, the first given; null when there is none.
  const std::string_view* OpeningOf(std::string_view text) const {
    return text.size() >= kFront && MayBegin(text.data()) ? Find(text) : nullptr;
  }

 private:
  static constexpr std::size_t kFront = 4;
  static constexpr std::size_t kBits = 4096;

  static std::uint32_t Hash(const char* front) {
    std::uint32_t bytes = 0;
    std::memcpy(&bytes, front, kFront);
    return bytes * 0x9e3779b1U >> 20U;
  }
  bool MayBegin(const char* at) const {
    const auto hash = Hash(at);
    return ((fronts_[hash / 64] >> (hash % 64)) & 1U) != 0;
  }
  const std::string_view* Find(std::string_view text) const;

  std::array<std::uint64_t, kBits / 64> fronts_{};
  std::vector<std::string_view> phrases_;
};

/// Whether `text` holds one of a few phrases.
bool HoldsAny(std::string_view text, std::initializer_list<std::string_view> phrases);

}  // namespace pulse::ingest
