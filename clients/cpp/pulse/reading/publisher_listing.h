// What `pulse publishers` does by itself.

#pragma once

#include "clients/cpp/pulse/command/session.h"

namespace pulse::cli {

/// Lists the publishers by name; those of drafts too, unless `published_only`.
Action ListPublishers(bool published_only);

}  // namespace pulse::cli
