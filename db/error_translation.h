// What the driver throws → the statuses that issue_store.h promises.

#pragma once

#include <exception>

#include "absl/status/status.h"

namespace pulse::db {

/// Translates `exception`, which must not be null. The status carries a reason
/// of the API (proto/error_reason.h) and neither SQL nor the driver's text,
/// which is logged when an operator should see it.
absl::Status TranslateException(const std::exception_ptr& exception);

}  // namespace pulse::db
