#include "tests/bench/timing.h"

#include <algorithm>
#include <cmath>
#include <ctime>

namespace pulse::bench {
namespace {

// Of this thread's processor: on a shared machine the wall clock mostly tells
// what others do.
double ProcessorSeconds() {
  timespec now = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace

double SecondsOf(const Contender& contender, double least_seconds) {
  const double begin = ProcessorSeconds();
  int runs = 0;
  double seconds = 0;
  do {
    contender.run();
    ++runs;
    seconds = ProcessorSeconds() - begin;
  } while (seconds < least_seconds);
  return seconds / runs;
}

double Times::At(double share) const {
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(seconds.size())));
  return seconds[std::max<std::size_t>(rank, 1) - 1];
}

std::vector<Times> TakeTurns(const std::vector<Contender>& contenders, int rounds, double least_seconds) {
  std::vector<Times> times(contenders.size());
  for (const auto& contender : contenders) contender.run();
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < contenders.size(); ++i) {
      times[i].seconds.push_back(SecondsOf(contenders[i], least_seconds));
    }
  }
  for (auto& one : times) std::sort(one.seconds.begin(), one.seconds.end());
  return times;
}

}  // namespace pulse::bench
