#include "db/change_listener.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <system_error>

#include "db/connection.h"
#include "db/database.h"
#include "db/error_translation.h"

namespace pulse::db {
namespace {

int MakeWake() {
  const int wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  if (wake < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  return wake;
}

}  // namespace

ChangeListener::ChangeListener(const Database& database) : url_(database.url()), wake_(MakeWake()) {}

ChangeListener::~ChangeListener() { close(wake_); }

// Without a connection a wait is just a pause: whoever waits polls anyway.
void ChangeListener::Connect() {
  if (connection_ != nullptr) return;
  try {
    auto connection = std::make_unique<Connection>(url_);
    if (connection->Listen("pulse_changes")) connection_ = std::move(connection);
  } catch (...) {
    TranslateException(std::current_exception()).IgnoreError();  // logged there
  }
}

void ChangeListener::Wait(std::chrono::milliseconds patience) {
  Connect();
  pollfd sources[] = {{wake_, POLLIN, 0}, {connection_ != nullptr ? connection_->socket() : -1, POLLIN, 0}};
  poll(sources, 2, static_cast<int>(std::max<std::int64_t>(patience.count(), 0)));
  if (sources[0].revents != 0) {
    std::uint64_t interruptions = 0;
    (void)!read(wake_, &interruptions, sizeof interruptions);
  }
  if (sources[1].revents != 0 && !connection_->TakeNotices()) connection_.reset();
}

void ChangeListener::Interrupt() {
  const std::uint64_t once = 1;
  (void)!write(wake_, &once, sizeof once);
}

}  // namespace pulse::db
