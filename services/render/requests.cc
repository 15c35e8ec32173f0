#include "services/render/requests.h"

#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::render {

absl::Status CheckRequest(const v1::RenderIssueRequest& request) {
  if (auto status = server::CheckIssueName(request.name(), "name"); !status.ok()) return status;
  if (request.format() == v1::RENDER_FORMAT_UNSPECIFIED) {
    return server::InvalidField("format", server::kFieldRequired,
                                "Say what to render to: RENDER_FORMAT_PAGE, for example.");
  }
  // An enum of proto3 is open: a number that means nothing arrives as it is.
  if (!v1::RenderFormat_IsValid(request.format())) {
    return server::InvalidField("format", server::kFieldOutOfRange, "Not a RenderFormat.");
  }
  return absl::OkStatus();
}

}  // namespace pulse::render
