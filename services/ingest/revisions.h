// An issue's history: what it was, what changed, and back to it.

#pragma once

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/stores.h"
#include "services/server/call_context.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

absl::StatusOr<v1::ListRevisionsResponse> ListRevisions(const Stores& stores,
                                                        const v1::ListRevisionsRequest& request,
                                                        const server::CallContext& call);

absl::StatusOr<v1::GetRevisionResponse> GetRevision(const Stores& stores,
                                                    const v1::GetRevisionRequest& request,
                                                    const server::CallContext& call);

absl::StatusOr<v1::DiffRevisionsResponse> DiffRevisions(const Stores& stores,
                                                        const v1::DiffRevisionsRequest& request,
                                                        const server::CallContext& call);

absl::StatusOr<v1::RollBackIssueResponse> RollBackIssue(const Stores& stores,
                                                        const v1::RollBackIssueRequest& request,
                                                        const server::CallContext& call);

absl::StatusOr<v1::GetSourceDocumentResponse> GetSourceDocument(const Stores& stores,
                                                                const v1::GetSourceDocumentRequest& request,
                                                                const server::CallContext& call);

}  // namespace pulse::ingest
