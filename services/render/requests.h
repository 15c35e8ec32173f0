// What a request to the render service has to look like.

#pragma once

#include "absl/status/status.h"
#include "cordisbright/pulse/v1/render_service.pb.h"

namespace pulse::render {

namespace v1 = ::cordisbright::pulse::v1;

/// OK, or INVALID_ARGUMENT with reason and field path.
absl::Status CheckRequest(const v1::RenderIssueRequest& request);
absl::Status CheckRequest(const v1::RenderItemRequest& request);
absl::Status CheckRequest(const v1::RenderDigestRequest& request);
absl::Status CheckRequest(const v1::RenderFeedRequest& request);
absl::Status CheckRequest(const v1::RenderArchiveChartRequest& request);

}  // namespace pulse::render
