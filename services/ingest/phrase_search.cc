#include "services/ingest/phrase_search.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace pulse::ingest {
namespace {

// Which pairs of bytes a text holds, in 1,024 bits: says, for all but a few of
// the phrases a line is searched for, that they are not there.
class Pairs {
 public:
  explicit Pairs(std::string_view text) {
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
      const auto pair = Hash(text[at], text[at + 1]);
      bits_[pair / 64] |= std::uint64_t{1} << (pair % 64);
    }
  }

  /// False when `phrase` is not in the text.
  bool MayHold(std::string_view phrase) const {
    for (std::size_t at = 0; at + 1 < phrase.size(); ++at) {
      const auto pair = Hash(phrase[at], phrase[at + 1]);
      if (((bits_[pair / 64] >> (pair % 64)) & 1U) == 0) return false;
    }
    return true;
  }

 private:
  static unsigned Hash(char a, char b) {
    return (static_cast<unsigned char>(a) * 37U + static_cast<unsigned char>(b)) % 1024U;
  }

  std::array<std::uint64_t, 16> bits_{};
};

}  // namespace

bool HoldsAny(std::string_view text, std::initializer_list<std::string_view> phrases) {
  const Pairs pairs(text);
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    return pairs.MayHold(phrase) && text.find(phrase) != std::string_view::npos;
  });
}

}  // namespace pulse::ingest
