// Arithmetic with a score for every label at once.

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "services/ingest/parser/model/dense_model.h"
#include "services/ingest/parser/model/model.h"

// Always inlined, so that a function compiled for AVX2 gets it for AVX2.
#define PULSE_INLINE [[gnu::always_inline]] inline

namespace pulse::ingest::lanes {

/// What a line may not be: it gives way where nothing else is left.
inline constexpr float kBarred = -1e5F;
inline constexpr float kNever = -1e9F;

inline constexpr std::size_t kTogether = 8;
using Block = float __attribute__((vector_size(kTogether * sizeof(float))));
using Bits = std::int32_t __attribute__((vector_size(kTogether * sizeof(std::int32_t))));

/// A score a label, in vector registers.
struct Scores {
  Block a;
  Block b;
  Block c;
};
static_assert(sizeof(Scores) == sizeof(Lanes));

// Block by block: a copy of the whole goes through memory.
PULSE_INLINE void Load(const Lanes& lanes, Scores* scores) {
  std::memcpy(&scores->a, lanes.data(), sizeof(Block));
  std::memcpy(&scores->b, lanes.data() + kTogether, sizeof(Block));
  std::memcpy(&scores->c, lanes.data() + 2 * kTogether, sizeof(Block));
}

PULSE_INLINE void Store(const Scores& scores, Lanes* lanes) {
  std::memcpy(lanes->data(), &scores.a, sizeof(Block));
  std::memcpy(lanes->data() + kTogether, &scores.b, sizeof(Block));
  std::memcpy(lanes->data() + 2 * kTogether, &scores.c, sizeof(Block));
}

PULSE_INLINE void Fill(float score, Scores* scores) { scores->a = scores->b = scores->c = Block{} + score; }

PULSE_INLINE void Add(const Scores& more, Scores* scores) {
  scores->a = scores->a + more.a;
  scores->b = scores->b + more.b;
  scores->c = scores->c + more.c;
}

PULSE_INLINE void Add(const Lanes& more, Scores* scores) {
  Scores loaded;
  Load(more, &loaded);
  Add(loaded, scores);
}

PULSE_INLINE void Add(float more, Scores* scores) {
  scores->a = scores->a + more;
  scores->b = scores->b + more;
  scores->c = scores->c + more;
}

/// Keeps the larger of each two.
PULSE_INLINE void Raise(const Block& other, Block* block) { *block = *block > other ? *block : other; }

PULSE_INLINE void Raise(const Scores& other, Scores* scores) {
  Raise(other.a, &scores->a);
  Raise(other.b, &scores->b);
  Raise(other.c, &scores->c);
}

PULSE_INLINE void RaiseTo(float least, Scores* scores) {
  Scores floor;
  Fill(least, &floor);
  Raise(floor, scores);
}

PULSE_INLINE float Largest(const Scores& scores) {
  Block tops = scores.a;
  Raise(scores.b, &tops);
  Raise(scores.c, &tops);
  // Halves against each other: three steps, where one by one would be seven.
  Raise(__builtin_shufflevector(tops, tops, 4, 5, 6, 7, 0, 1, 2, 3), &tops);
  Raise(__builtin_shufflevector(tops, tops, 2, 3, 0, 1, 6, 7, 4, 5), &tops);
  Raise(__builtin_shufflevector(tops, tops, 1, 0, 3, 2, 5, 4, 7, 6), &tops);
  return tops[0];
}

/// Sets the labels that are not in `kept` to `score`.
PULSE_INLINE void SetAllBut(LabelMask kept, float score, Scores* scores) {
  constexpr Bits kLabels = {1, 2, 4, 8, 16, 32, 64, 128};
  const auto set = [ kept, score ](std::size_t first, Block * block) __attribute__((always_inline)) {
    const Bits bits = Bits{} + static_cast<std::int32_t>(kept >> first & 0xffU);
    *block = (bits & kLabels) != 0 ? *block : Block{} + score;
  };
  set(0, &scores->a);
  set(kTogether, &scores->b);
  set(2 * kTogether, &scores->c);
}

/// Keeps the numbers small on documents of any length.
PULSE_INLINE void Rebase(Scores* scores) {
  Add(-Largest(*scores), scores);
  RaiseTo(kNever, scores);
}

}  // namespace pulse::ingest::lanes
