#include "services/ingest/requests/request_fields.h"
#include "services/ingest/requests/requests.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::ingest {
namespace {

using server::InvalidField;

template <typename Request>
absl::Status CheckDocumentOf(const Request& request) {
  if (!request.has_document()) {
    return InvalidField("document", server::kFieldRequired, "Send the document to read.");
  }
  if (request.document().filename().find('\0') != std::string::npos) {
    return InvalidField("document.filename", server::kFieldMalformed, "The filename contains a NUL byte.");
  }
  // An enum of proto3 is open: a number that means nothing arrives as it is.
  if (!v1::DocumentFormat_IsValid(request.document().format())) {
    return InvalidField("document.format", server::kFieldOutOfRange, "Not a DocumentFormat.");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckRequest(const v1::ParseDocumentRequest& request) { return CheckDocumentOf(request); }

absl::Status CheckRequest(const v1::IngestDocumentRequest& request) {
  return First({CheckDocumentOf(request),
                server::CheckShortText(request.plan_hash(), kMaxEtagBytes, "plan_hash"),
                server::CheckRequestId(request.request_id(), "request_id"), CheckComment(request.comment())});
}

absl::Status CheckRequest(const v1::IngestArchiveRequest& request) {
  if (request.publish() && request.validate_only()) {
    return InvalidField("publish", server::kFieldMalformed,
                        "A plan publishes nothing: ask for `publish` or for `validate_only`.");
  }
  return First({server::CheckShortText(request.reference(), kMaxReferenceBytes, "reference"),
                CheckDocumentOf(request), CheckComment(request.comment())});
}

}  // namespace pulse::ingest
