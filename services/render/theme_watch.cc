#include "services/render/theme_watch.h"

#include <string>

#include "services/server/log.h"

namespace pulse::render {

ThemeWatch::ThemeWatch(ThemeFolder* themes) : themes_(themes), thread_([this] { Follow(); }) {}

ThemeWatch::~ThemeWatch() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  thread_.join();
}

void ThemeWatch::Follow() {
  std::unique_lock lock(mutex_);
  while (!stop_.wait_for(lock, kThemePoll, [this] { return stopping_; })) {
    lock.unlock();
    Look();
    lock.lock();
  }
}

void ThemeWatch::Look() {
  const std::string before = ThemeVersion(themes_->Current());
  if (const absl::Status status = themes_->Refresh(); !status.ok()) {
    server::Log(server::LogLevel::kError, "theme_refused", {{"error", std::string(status.message())}});
    return;
  }
  const std::string now = ThemeVersion(themes_->Current());
  if (now != before) server::Log(server::LogLevel::kInfo, "theme", {{"style", now}});
}

}  // namespace pulse::render
