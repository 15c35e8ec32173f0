// The life of an issue: shown now or at a time, and taken back.

#pragma once

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/stores.h"
#include "services/server/call_context.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

absl::StatusOr<v1::PublishIssueResponse> PublishIssue(const Stores& stores,
                                                      const v1::PublishIssueRequest& request,
                                                      const server::CallContext& call);

absl::StatusOr<v1::WithdrawIssueResponse> WithdrawIssue(const Stores& stores,
                                                        const v1::WithdrawIssueRequest& request,
                                                        const server::CallContext& call);

absl::StatusOr<v1::ListScheduledIssuesResponse> ListScheduledIssues(
    const Stores& stores, const v1::ListScheduledIssuesRequest& request, const server::CallContext& call);

}  // namespace pulse::ingest
