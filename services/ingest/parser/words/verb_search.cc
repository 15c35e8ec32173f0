#include "services/ingest/parser/words/verb_search.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>

#include "services/ingest/parser/words/byte_word.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_set.h"
#include "text/byte_block.h"

namespace pulse::ingest {
namespace {

using text::ByteBlock;
using text::Bytes16;
using text::InRange;
using text::Is;
using text::Places;

// A space, and the second byte of one that does not break.
constexpr char kNoBreak = '\xa0';

constexpr std::size_t kLoaded = sizeof(std::uint64_t);

// The verbs, and a filter that tells nearly all other words from them by their
// first eight letters: every word of running text is asked for.
class Verbs {
 public:
  Verbs(std::initializer_list<std::string_view> verbs) : words_(verbs) {
    for (const auto verb : verbs) {
      const auto bit = BitOf((std::string(verb) + std::string(kLoaded, ' ')).data(), verb.size());
      filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
  }

  /// False when the `length` letters at `at`, behind which eight bytes can be read,
  /// are no verb in whatever case.
  bool MayBe(const char* at, std::size_t length) const {
    const auto bit = BitOf(at, length);
    return ((filter_[bit / 64] >> (bit % 64)) & 1U) != 0;
  }

  bool Has(std::string_view word) const { return words_.Has(word); }

  /// Whether the word that begins at `begin` is one, but for marks behind it.
  bool StandAt(std::string_view text, std::size_t begin) const {
    std::size_t end = begin;
    while (end < text.size() && text[end] != ' ' && text[end] != kNoBreak) ++end;
    auto word = text.substr(begin, end - begin);
    while (!IsAlpha(word.back())) word.remove_suffix(1);
    return words_.Has(word);
  }

 private:
  static constexpr std::uint64_t kSmall = byte_word::kOnes * 0x20;  // makes a capital its small letter

  static std::size_t BitOf(const char* at, std::size_t length) {
    const auto letters = (byte_word::Load(at) | kSmall) << 8 * (kLoaded - std::min(length, kLoaded));
    return letters * 0x9e3779b97f4a7c15ULL >> 54U;
  }

  Words words_;
  std::array<std::uint64_t, 16> filter_{};
};

const Verbs& SentenceVerbs() {
  // clang-format off
  static const Verbs verbs{
      "is", "are", "was", "were", "has", "have", "had", "will", "would", "may", "might", "could", "should",
      "must", "cannot", "did", "says", "said", "finds", "found", "looks", "looked", "asks", "shows",
      "showed", "argues", "argued", "recommends", "recommend", "describes", "examines", "examined",
      "explores", "explored", "considers", "suggests", "suggested", "highlights", "sets", "aims", "brings",
      "concludes", "estimates", "provides", "includes", "fell", "rose", "took", "saw", "gave", "grew", "became",
      "waited", "please", "visit"};
  // clang-format on
  return verbs;
}

}  // namespace

bool HoldsVerb(std::string_view text) {
  const auto& verbs = SentenceVerbs();
  Places behind_space = 1;  // whether the block's first byte is
  for (std::size_t at = 0; at < text.size(); at += ByteBlock::kSize) {
    const ByteBlock block(text, at);
    const auto [spaces, lower, letters] =
        block.WhereEach([](Bytes16 bytes) { return Is(bytes, ' ') | Is(bytes, kNoBreak); },
                        [](Bytes16 bytes) { return InRange(bytes, 'a', 'z'); },
                        [](Bytes16 bytes) { return InRange(bytes | 0x20, 'a', 'z'); });
    for (Places left = (spaces << 1U | behind_space) & lower; left != 0; left &= left - 1) {
      const auto begin = static_cast<std::size_t>(std::countr_zero(left));
      const auto length = static_cast<std::size_t>(std::countr_zero(~letters >> begin));
      const bool whole = begin + length < ByteBlock::kSize && at + begin + kLoaded <= text.size();
      if (whole && !verbs.MayBe(text.data() + at + begin, length)) continue;
      const bool bare = whole && ((spaces >> (begin + length)) & 1U) != 0;
      if (bare ? verbs.Has(text.substr(at + begin, length)) : verbs.StandAt(text, at + begin)) return true;
    }
    behind_space = spaces >> (ByteBlock::kSize - 1);
  }
  return false;
}

}  // namespace pulse::ingest
