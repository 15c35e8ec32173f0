// Programs that take turns on the same bytes, so that what disturbs the machine
// disturbs them all.

#pragma once

#include <functional>
#include <string>
#include <vector>

namespace pulse::bench {

struct Contender {
  std::string name;
  std::function<void()> run;
};

/// Processor seconds of each run of one contender, sorted.
struct Times {
  std::vector<double> seconds;

  double Median() const { return At(0.5); }
  double Minimum() const { return seconds.front(); }
  double Maximum() const { return seconds.back(); }
  /// Nearest rank; `share` from 0 to 1.
  double At(double share) const;
};

/// Of one run: the mean of as many as take `least_seconds`.
double SecondsOf(const Contender& contender, double least_seconds);

/// Runs the contenders by turns, `rounds` times after one that warms up. A run
/// repeats a contender until `least_seconds` are over, and counts the mean.
std::vector<Times> TakeTurns(const std::vector<Contender>& contenders, int rounds, double least_seconds);

}  // namespace pulse::bench
