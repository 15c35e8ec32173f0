// The publisher authority: renaming, and finding that several are one, and
// who did so.

#pragma once

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/stores.h"
#include "services/server/call_context.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

absl::StatusOr<v1::UpdatePublisherResponse> UpdatePublisher(const Stores& stores,
                                                            const v1::UpdatePublisherRequest& request,
                                                            const server::CallContext& call);

absl::StatusOr<v1::MergePublishersResponse> MergePublishers(const Stores& stores,
                                                            const v1::MergePublishersRequest& request,
                                                            const server::CallContext& call);

absl::StatusOr<v1::ListPublisherChangesResponse> ListPublisherChanges(
    const Stores& stores, const v1::ListPublisherChangesRequest& request, const server::CallContext& call);

}  // namespace pulse::ingest
