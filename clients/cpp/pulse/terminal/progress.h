// How far a long command is, on one line of a terminal that is drawn over.

#pragma once

#include <chrono>
#include <string>

#include "clients/cpp/pulse/terminal/console.h"

namespace pulse::cli {

struct Progress {
  int done = 0;
  int total = 0;
  int items = 0;
  std::chrono::milliseconds elapsed{};
};

/// `███████░░░░░  34/100 documents · 1,204 items · 12.3/s · 5 s left` in at most
/// `width` columns; the bar gives way first. Rate and time left appear with the
/// first document done.
std::string ProgressLine(const Progress& progress, int width);

/// 1204 as "1,204".
std::string GroupDigits(int number);

/// Draws on the error stream when that is a terminal, else does nothing. Clears
/// its line when destroyed.
class ProgressBar {
 public:
  explicit ProgressBar(const Console& console) : console_(console) {}
  ~ProgressBar() { Clear(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void Draw(const Progress& progress);
  /// Makes room for other output; the next Draw brings the bar back.
  void Clear();

 private:
  const Console& console_;
  bool drawn_ = false;
};

}  // namespace pulse::cli
