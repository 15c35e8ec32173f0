// What a handler knows about its call beside the request.

#pragma once

#include <string>

#include "db/deadline.h"

namespace pulse::server {

struct CallContext {
  /// Ties the caller's log to ours; never empty.
  std::string request_id;
  /// Who asks, as the caller says (metadata key kActorKey); empty when they do
  /// not.
  std::string actor;
  /// When the caller stops waiting. Always set: see CallRunner.
  Deadline deadline;
};

}  // namespace pulse::server
