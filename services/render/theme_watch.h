// Follows the folder of a theme while a service runs.

#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "services/render/themes/theme_folder.h"

namespace pulse::render {

/// How soon an edit shows, at most.
inline constexpr std::chrono::milliseconds kThemePoll{500};

/// Looks at the folder every kThemePoll, on a thread of its own. Says in the log
/// when the theme was swapped (`theme`), and when one was refused and why
/// (`theme_refused`): the one before goes on being used.
class ThemeWatch {
 public:
  /// `themes` must outlive the watch.
  explicit ThemeWatch(ThemeFolder* themes);
  ~ThemeWatch();
  ThemeWatch(const ThemeWatch&) = delete;
  ThemeWatch& operator=(const ThemeWatch&) = delete;

 private:
  void Follow();
  void Look();

  ThemeFolder* const themes_;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;  // guarded by mutex_
  std::thread thread_;     // last: it uses the rest
};

}  // namespace pulse::render
