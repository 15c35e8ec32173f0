// The answer to who asks about an item that is not there, or that they may not see.

#pragma once

#include <string>

#include "absl/status/status.h"
#include "proto/error_reason.h"
#include "services/server/error_reasons.h"

namespace pulse::query {

inline absl::Status ItemNotFound(const std::string& name) {
  return ErrorWithReason(absl::StatusCode::kNotFound, server::kItemNotFound,
                         "There is no item " + name + ". ListItems lists those there are.");
}

}  // namespace pulse::query
