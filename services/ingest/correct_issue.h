// The RPCs by which editors add, list and take back corrections.

#pragma once

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/stores.h"
#include "services/server/call_context.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

absl::StatusOr<v1::UpdateIssueResponse> UpdateIssue(const Stores& stores,
                                                    const v1::UpdateIssueRequest& request,
                                                    const server::CallContext& call);

absl::StatusOr<v1::UpdateItemResponse> UpdateItem(const Stores& stores, const v1::UpdateItemRequest& request,
                                                  const server::CallContext& call);

absl::StatusOr<v1::CorrectIssueResponse> CorrectIssue(const Stores& stores,
                                                      const v1::CorrectIssueRequest& request,
                                                      const server::CallContext& call);

absl::StatusOr<v1::ListCorrectionsResponse> ListCorrections(const Stores& stores,
                                                            const v1::ListCorrectionsRequest& request,
                                                            const server::CallContext& call);

absl::StatusOr<v1::DeleteCorrectionsResponse> DeleteCorrections(const Stores& stores,
                                                                const v1::DeleteCorrectionsRequest& request,
                                                                const server::CallContext& call);

}  // namespace pulse::ingest
