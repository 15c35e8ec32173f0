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
  PhraseSet(std::initializer_list<std::string_view> phrases) : PhraseSet({phrases, {}}) {}
  PhraseSet(std::initializer_list<std::initializer_list<std::string_view>> groups);

  /// Which groups have a phrase that `text` holds, a bit each, the first lowest.
  unsigned GroupsIn(std::string_view text) const;

  /// The first given that `text` begins with; null when there is none.
  const std::string_view* OpeningOf(std::string_view text) const {
    const auto* const phrase = text.size() >= kFront && MayBegin(text.data()) ? Find(text) : nullptr;
    return phrase == nullptr ? nullptr : &phrase->text;
  }

 private:
  static constexpr std::size_t kFront = 4;
  static constexpr std::size_t kFronts = 4096;

  struct Phrase {
    std::uint32_t front = 0;  // its first bytes
    unsigned group = 0;       // its bit
    std::string_view text;
  };

  static std::uint32_t FrontOf(const char* text) {
    std::uint32_t front = 0;
    std::memcpy(&front, text, kFront);
    return front;
  }
  static std::uint32_t Hash(std::uint32_t front) { return front * 0x9e3779b1U >> 20U; }
  bool MayBegin(const char* at) const {
    const auto bit = Hash(FrontOf(at));
    return ((fronts_[bit / 64] >> (bit % 64)) & 1U) != 0;
  }
  const Phrase* Find(std::string_view text) const;

  std::array<std::uint64_t, kFronts / 64> fronts_{};  // bits: they stay in the nearest cache
  std::vector<Phrase> phrases_;
  unsigned groups_ = 0;
};

/// Whether `text` holds one of a few phrases.
bool HoldsAny(std::string_view text, std::initializer_list<std::string_view> phrases);

}  // namespace pulse::ingest
