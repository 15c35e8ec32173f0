// What a request to the ingest service has to look like. What a document has
// to look like is the parser's to say.

#pragma once

#include "absl/status/status.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// OK, or INVALID_ARGUMENT with reason and field path.
absl::Status CheckRequest(const v1::ParseDocumentRequest& request);
absl::Status CheckRequest(const v1::IngestDocumentRequest& request);
absl::Status CheckRequest(const v1::PublishIssueRequest& request);

}  // namespace pulse::ingest
