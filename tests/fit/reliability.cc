#include "tests/fit/reliability.h"

#include <algorithm>
#include <cmath>

namespace pulse::fit {
namespace {

struct Block {
  double margins = 0;
  double right = 0;
  double count = 0;

  double Probability() const { return (right + 0.5) / (count + 1); }
};

// The share of items above each knot shrinks by this factor from one to the
// next: errors are among the least sure, so knots are too.
constexpr double kNarrowing = 0.62;

}  // namespace

std::array<ingest::Knot, ingest::kKnots> FitReliability(std::vector<Outcome> outcomes) {
  std::sort(outcomes.begin(), outcomes.end(),
            [](const Outcome& a, const Outcome& b) { return a.margin < b.margin; });
  std::vector<Block> blocks;
  std::size_t next = 0;
  for (std::size_t b = 0; b < ingest::kKnots; ++b) {
    const double share = std::pow(kNarrowing, static_cast<double>(ingest::kKnots - 1 - b));
    const auto end = static_cast<std::size_t>(share * static_cast<double>(outcomes.size()));
    Block block;
    for (; next < end; ++next) {
      block.margins += static_cast<double>(outcomes[next].margin);
      block.right += outcomes[next].right ? 1 : 0;
      ++block.count;
    }
    if (block.count > 0) blocks.push_back(block);
  }
  std::array<ingest::Knot, ingest::kKnots> knots;
  double floor = 0;
  for (std::size_t b = 0; b < ingest::kKnots; ++b) {
    // Pools the adjacent violators: the least upper mean from here on.
    double probability = 1;
    Block pool;
    for (std::size_t k = std::min(b, blocks.size() - 1); k < blocks.size(); ++k) {
      pool.right += blocks[k].right;
      pool.count += blocks[k].count;
      probability = std::min(probability, pool.Probability());
    }
    const auto& block = blocks[std::min(b, blocks.size() - 1)];
    floor = std::max(floor, probability);
    knots[b] = {static_cast<float>(block.margins / block.count), static_cast<float>(floor)};
  }
  return knots;
}

}  // namespace pulse::fit
