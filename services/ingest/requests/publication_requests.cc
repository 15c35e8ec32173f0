#include "services/ingest/requests/request_fields.h"
#include "services/ingest/requests/requests.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::ingest {

using server::InvalidField;

absl::Status CheckRequest(const v1::PublishIssueRequest& request) {
  const auto& time = request.publish_time();
  // 0001-01-01 to 9999-12-31, as Timestamp documents it.
  const bool valid = time.seconds() >= -62'135'596'800 && time.seconds() <= 253'402'300'799 &&
                     time.nanos() >= 0 && time.nanos() <= 999'999'999;
  return First({CheckChange(request, request.name(), "name"),
                valid
                    ? absl::OkStatus()
                    : InvalidField("publish_time", server::kFieldOutOfRange, "Not a time of the calendar.")});
}

absl::Status CheckRequest(const v1::WithdrawIssueRequest& request) {
  return CheckChange(request, request.name(), "name");
}

absl::Status CheckRequest(const v1::ListScheduledIssuesRequest& request) { return CheckPage(request); }

}  // namespace pulse::ingest
