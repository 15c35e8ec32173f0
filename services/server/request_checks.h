// Checks of request fields that several services share. Each answers OK, or
// INVALID_ARGUMENT with a reason and the field's path.

#pragma once

#include <string_view>

#include "absl/status/status.h"

namespace pulse::server {

/// INVALID_ARGUMENT about `field`; `reason` is one of error_reasons.h.
absl::Status InvalidField(std::string_view field, std::string_view reason, std::string_view message);

/// `issues/[0-9]{4}-[0-9]{2}(-[a-z0-9-]{1,80})?`
absl::Status CheckIssueName(std::string_view name, std::string_view field);

/// `sectors/[a-z0-9-]{1,80}`
absl::Status CheckSectorName(std::string_view name, std::string_view field);

/// The forms by themselves.
bool IsIssueName(std::string_view name);
bool IsSectorName(std::string_view name);

}  // namespace pulse::server
