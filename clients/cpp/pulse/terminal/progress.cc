#include "clients/cpp/pulse/terminal/progress.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_format.h"
#include "clients/cpp/pulse/terminal/text_width.h"

namespace pulse::cli {
namespace {

constexpr int kWidestBar = 30;
constexpr int kNarrowestBar = 5;

std::string TimeLeft(double seconds) {
  const auto whole = static_cast<int>(std::ceil(seconds));
  if (whole < 60) return absl::StrFormat("%d s left", whole);
  if (whole < 3600) return absl::StrFormat("%d min %02d s left", whole / 60, whole % 60);
  return absl::StrFormat("%d h %02d min left", whole / 3600, whole / 60 % 60);
}

std::string Bar(const Progress& progress, int width) {
  const int full = progress.total == 0 ? 0 : width * progress.done / progress.total;
  std::string bar;
  for (int i = 0; i < width; ++i) bar += i < full ? "█" : "░";
  return bar;
}

}  // namespace

std::string GroupDigits(int number) {
  std::string digits = std::to_string(number);
  const int first = number < 0 ? 1 : 0;
  for (int at = static_cast<int>(digits.size()) - 3; at > first; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return digits;
}

std::string ProgressLine(const Progress& progress, int width) {
  std::string figures = GroupDigits(progress.done) + "/" + GroupDigits(progress.total) + " documents · " +
                        GroupDigits(progress.items) + " items";
  const double seconds = std::chrono::duration<double>(progress.elapsed).count();
  if (progress.done > 0 && seconds > 0) {
    const double rate = progress.done / seconds;
    figures += absl::StrFormat(" · %.1f/s", rate);
    if (progress.done < progress.total) figures += " · " + TimeLeft((progress.total - progress.done) / rate);
  }
  const int room = std::min(kWidestBar, width - TextWidth(figures) - 2);
  if (room < kNarrowestBar) return Truncate(figures, width);
  return Bar(progress, room) + "  " + figures;
}

void ProgressBar::Draw(const Progress& progress) {
  if (!console_.err_is_terminal) return;
  // The last column stays free: some terminals wrap as soon as it is filled.
  console_.err << "\r\x1b[K" << ProgressLine(progress, console_.width - 1) << std::flush;
  drawn_ = true;
}

void ProgressBar::Clear() {
  if (!drawn_) return;
  console_.err << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace pulse::cli
