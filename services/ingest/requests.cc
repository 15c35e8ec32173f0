#include "services/ingest/requests.h"

#include <string>

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

absl::Status CheckRequest(const v1::IngestDocumentRequest& request) { return CheckDocumentOf(request); }

absl::Status CheckRequest(const v1::PublishIssueRequest& request) {
  return server::CheckIssueName(request.name(), "name");
}

}  // namespace pulse::ingest
