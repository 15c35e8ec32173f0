#include "services/ingest/archive_stream.h"

#include <exception>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "proto/error_reason.h"
#include "services/ingest/ingest_document.h"
#include "services/ingest/publication.h"
#include "services/ingest/requests/requests.h"
#include "services/server/error_reasons.h"
#include "services/server/error_translation.h"
#include "services/server/log.h"

namespace pulse::ingest {
namespace {

// Somebody outside this stream stored or published the issue meanwhile, say a
// stream that was cut and is being sent again: what counts is how it stands now.
constexpr int kMostTries = 4;

bool WasOvertaken(const absl::Status& status) {
  const std::string reason = GetErrorReason(status);
  return absl::IsAborted(status) && (reason == "REVISION_CONFLICT" || reason == server::kEtagMismatch);
}

// `failure` of what came after the issue was stored.
absl::Status StoredOnly(const std::string& issue, const absl::Status& failure) {
  absl::Status status(failure.code(),
                      absl::StrCat("Stored as ", issue, " but not published: ", failure.message()));
  failure.ForEachPayload(
      [&](absl::string_view type, const absl::Cord& payload) { status.SetPayload(type, payload); });
  return status;
}

// Publishes what was stored, in the revision that it was stored as.
absl::Status Publish(const Stores& stores, const std::string& comment, const server::CallContext& call,
                     v1::IngestDocumentResponse* stored) {
  v1::PublishIssueRequest publish;
  publish.set_comment(comment);
  publish.set_name(stored->issue().name());
  publish.set_etag(stored->issue().etag());
  auto published = PublishIssue(stores, publish, call);
  if (!published.ok()) return StoredOnly(publish.name(), published.status());
  *stored->mutable_issue() = std::move(*published->mutable_issue());
  stored->set_change_cursor(std::move(*published->mutable_change_cursor()));
  return absl::OkStatus();
}

// As the proto promises: what an archive's answer holds of an issue.
v1::Issue WithoutText(const v1::Issue& issue) {
  v1::Issue outline;
  outline.set_name(issue.name());
  outline.set_title(issue.title());
  *outline.mutable_edition() = issue.edition();
  outline.set_kind(issue.kind());
  outline.set_state(issue.state());
  outline.set_revision(issue.revision());
  outline.set_etag(issue.etag());
  outline.set_source_document(issue.source_document());
  for (const v1::Section& section : issue.sections()) {
    v1::Section* listed = outline.add_sections();
    listed->set_sector(section.sector());
    listed->set_title(section.title());
    for (const v1::Item& item : section.items()) {
      v1::Item* entry = listed->add_items();
      entry->set_name(item.name());
      entry->set_kind(item.kind());
      entry->set_title(item.title());
      entry->set_confidence(item.confidence());
    }
  }
  return outline;
}

}  // namespace

absl::StatusOr<v1::IngestDocumentResponse> ArchiveStream::Ingest(const v1::IngestArchiveRequest& request,
                                                                 const server::CallContext& call,
                                                                 IssueTurns::Turn& turn) {
  if (absl::Status status = CheckRequest(request); !status.ok()) return status;
  auto reading = ReadPlainly(request.document());
  if (!reading.ok()) return reading.status();
  turn.Await(reading->issue());

  v1::IngestDocumentRequest ingest;
  *ingest.mutable_document() = request.document();
  ingest.set_validate_only(request.validate_only());
  ingest.set_comment(request.comment());
  v1::IngestOutcome outcome = v1::INGEST_OUTCOME_UNCHANGED;  // of the tries so far
  for (int tries = 1;; ++tries) {
    auto response = IngestReading(stores_, *std::move(reading), ingest, call);
    absl::Status status = response.status();
    if (response.ok()) {
      if (response->outcome() == v1::INGEST_OUTCOME_UNCHANGED) response->set_outcome(outcome);
      outcome = response->outcome();
      if (request.publish() && response->issue().state() == v1::ISSUE_STATE_DRAFT) {
        status = Publish(stores_, request.comment(), call, &*response);
      }
    }
    if (status.ok()) return response;
    if (tries == kMostTries || !WasOvertaken(status)) return status;
    reading = ReadPlainly(request.document());
    if (!reading.ok()) return reading.status();
  }
}

v1::IngestArchiveResponse ArchiveStream::Answer(const v1::IngestArchiveRequest& request,
                                                const server::CallContext& call, std::size_t index) {
  v1::IngestArchiveResponse response;
  if (request.reference().size() <= kMaxReferenceBytes) response.set_reference(request.reference());
  IssueTurns::Turn turn(&turns_, index);
  absl::StatusOr<v1::IngestDocumentResponse> ingested;
  try {
    ingested = Ingest(request, call, turn);
  } catch (const std::exception& fault) {  // this document's, not the archive's
    server::Log(
        server::LogLevel::kError, "fault",
        {{"request_id", call.request_id}, {"method", "IngestService/IngestArchive"}, {"what", fault.what()}});
    ingested = absl::InternalError("The service failed. Report the request id " + call.request_id + ".");
  }
  if (ingested.ok()) {
    *response.mutable_ingested() = *std::move(ingested);
    *response.mutable_ingested()->mutable_issue() = WithoutText(response.ingested().issue());
  } else {
    *response.mutable_error() = server::ToRpcStatus(ingested.status());
  }
  return response;
}

}  // namespace pulse::ingest
