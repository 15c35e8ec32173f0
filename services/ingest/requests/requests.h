// What a request to the ingest service has to look like. What a document has
// to look like is the parser's to say.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Limits of requests, in bytes or entries; those of content are in limits.h.
inline constexpr std::size_t kMaxCommentBytes = 2'000;
inline constexpr std::size_t kMaxReferenceBytes = 1'000;
inline constexpr std::size_t kMaxTokenBytes = 1'000;  // page tokens
inline constexpr std::size_t kMaxEtagBytes = 64;      // and plan hashes
inline constexpr int kMaxCorrectionsAsked = 500;      // in one call, and ids to take back
inline constexpr int kMaxMergedPublishers = 50;

/// OK, or INVALID_ARGUMENT with reason and field path.
absl::Status CheckRequest(const v1::ParseDocumentRequest& request);
absl::Status CheckRequest(const v1::IngestDocumentRequest& request);
absl::Status CheckRequest(const v1::IngestArchiveRequest& request);
absl::Status CheckRequest(const v1::UpdateIssueRequest& request);
absl::Status CheckRequest(const v1::UpdateItemRequest& request);
absl::Status CheckRequest(const v1::CorrectIssueRequest& request);
absl::Status CheckRequest(const v1::ListCorrectionsRequest& request);
absl::Status CheckRequest(const v1::DeleteCorrectionsRequest& request);
absl::Status CheckRequest(const v1::PublishIssueRequest& request);
absl::Status CheckRequest(const v1::WithdrawIssueRequest& request);
absl::Status CheckRequest(const v1::ListScheduledIssuesRequest& request);
absl::Status CheckRequest(const v1::ListRevisionsRequest& request);
absl::Status CheckRequest(const v1::GetRevisionRequest& request);
absl::Status CheckRequest(const v1::DiffRevisionsRequest& request);
absl::Status CheckRequest(const v1::RollBackIssueRequest& request);
absl::Status CheckRequest(const v1::GetSourceDocumentRequest& request);
absl::Status CheckRequest(const v1::UpdatePublisherRequest& request);
absl::Status CheckRequest(const v1::MergePublishersRequest& request);
absl::Status CheckRequest(const v1::ListPublisherChangesRequest& request);

/// `issues/{issue}/revisions/{number}`, taken apart.
struct RevisionName {
  std::string issue;
  std::int64_t revision;
};
absl::StatusOr<RevisionName> ReadRevisionName(std::string_view name);

}  // namespace pulse::ingest
