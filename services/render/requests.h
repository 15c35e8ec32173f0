// What a request to the render service has to look like.

#pragma once

#include "absl/status/status.h"
#include "cordisbright/pulse/v1/render_service.pb.h"

namespace pulse::render {

namespace v1 = ::cordisbright::pulse::v1;

/// OK, or INVALID_ARGUMENT with reason and field path.
absl::Status CheckRequest(const v1::RenderIssueRequest& request);

}  // namespace pulse::render
