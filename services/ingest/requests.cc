#include "services/ingest/requests.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "absl/strings/str_cat.h"
#include "services/ingest/correction_requests.h"
#include "services/ingest/limits.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::ingest {
namespace {

using server::CheckIssueName;
using server::CheckRequestId;
using server::CheckShortText;
using server::InvalidField;

// The first that is not OK.
absl::Status First(std::initializer_list<absl::Status> checks) {
  for (const absl::Status& check : checks) {
    if (!check.ok()) return check;
  }
  return absl::OkStatus();
}

absl::Status CheckComment(const std::string& comment) {
  return CheckShortText(comment, kMaxCommentBytes, "comment");
}

absl::Status CheckEtag(const std::string& etag) { return CheckShortText(etag, kMaxEtagBytes, "etag"); }

// What all requests that change an issue say.
template <typename Request>
absl::Status CheckChange(const Request& request, const std::string& issue, const char* field) {
  return First({CheckIssueName(issue, field), CheckEtag(request.etag()), CheckComment(request.comment())});
}

template <typename Request>
absl::Status CheckRetriableChange(const Request& request, const std::string& issue, const char* field) {
  return First({CheckChange(request, issue, field), CheckRequestId(request.request_id(), "request_id")});
}

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

bool IsHex(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

absl::Status CheckCount(int count, int at_most, const char* field) {
  if (count == 0) return InvalidField(field, server::kFieldRequired, "Give at least one.");
  if (count <= at_most) return absl::OkStatus();
  return InvalidField(
      field, server::kTooManyValues,
      absl::StrCat("Has ", count, " entries; the limit is ", at_most, ". Make several calls."));
}

absl::Status NotNegative(std::int64_t number, const char* field) {
  if (number >= 0) return absl::OkStatus();
  return InvalidField(field, server::kFieldOutOfRange, "A number from 0 on.");
}

}  // namespace

absl::Status CheckRequest(const v1::ParseDocumentRequest& request) { return CheckDocumentOf(request); }

absl::Status CheckRequest(const v1::IngestDocumentRequest& request) {
  return First({CheckDocumentOf(request), CheckShortText(request.plan_hash(), kMaxEtagBytes, "plan_hash"),
                CheckRequestId(request.request_id(), "request_id"), CheckComment(request.comment())});
}

absl::Status CheckRequest(const v1::IngestArchiveRequest& request) {
  if (request.publish() && request.validate_only()) {
    return InvalidField("publish", server::kFieldMalformed,
                        "A plan publishes nothing: ask for `publish` or for `validate_only`.");
  }
  return First(
      {CheckShortText(request.reference(), kMaxReferenceBytes, "reference"), CheckDocumentOf(request)});
}

absl::Status CheckRequest(const v1::UpdateIssueRequest& request) {
  v1::SetIssue set;
  *set.mutable_issue() = request.issue();
  *set.mutable_update_mask() = request.update_mask();
  return First({CheckRetriableChange(request, request.issue().name(), "issue.name"), CheckSetIssue(set, "")});
}

absl::Status CheckRequest(const v1::UpdateItemRequest& request) {
  v1::SetItem set;
  *set.mutable_item() = request.item();
  *set.mutable_update_mask() = request.update_mask();
  const std::string& name = request.item().name();
  return First({server::CheckItemName(name, "item.name"),
                CheckRetriableChange(request, name.substr(0, name.find("/items/")), "item.name"),
                CheckSetItem(set, "")});
}

absl::Status CheckRequest(const v1::CorrectIssueRequest& request) {
  absl::Status status = First({CheckRetriableChange(request, request.name(), "name"),
                               CheckCount(request.corrections_size(), kMaxCorrectionsAsked, "corrections")});
  for (int i = 0; status.ok() && i < request.corrections_size(); ++i) {
    status = CheckCorrection(request.corrections(i), request.name(), absl::StrCat("corrections[", i, "]."));
  }
  return status;
}

absl::Status CheckRequest(const v1::ListCorrectionsRequest& request) {
  return CheckIssueName(request.name(), "name");
}

absl::Status CheckRequest(const v1::DeleteCorrectionsRequest& request) {
  absl::Status status = First({CheckRetriableChange(request, request.name(), "name"),
                               CheckCount(request.ids_size(), kMaxCorrectionsAsked, "ids")});
  for (int i = 0; status.ok() && i < request.ids_size(); ++i) {
    const std::string& id = request.ids(i);
    const bool well_formed =
        id.size() > 1 && id.size() < 20 && id[0] == 'c' &&
        std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!well_formed) {
      status = InvalidField(absl::StrCat("ids[", i, "]"), server::kFieldMalformed,
                            "Not the id of a correction. One has the form c1; ListCorrections lists them.");
    }
  }
  return status;
}

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

absl::Status CheckRequest(const v1::ListRevisionsRequest& request) {
  return First({CheckIssueName(request.name(), "name"), NotNegative(request.page_size(), "page_size"),
                CheckShortText(request.page_token(), kMaxTokenBytes, "page_token")});
}

absl::Status CheckRequest(const v1::GetRevisionRequest& request) {
  return ReadRevisionName(request.name()).status();
}

absl::Status CheckRequest(const v1::DiffRevisionsRequest& request) {
  return First({CheckIssueName(request.name(), "name"), NotNegative(request.from_revision(), "from_revision"),
                NotNegative(request.to_revision(), "to_revision")});
}

absl::Status CheckRequest(const v1::RollBackIssueRequest& request) {
  absl::Status status = CheckRetriableChange(request, request.name(), "name");
  if (!status.ok() || request.revision() > 0) return status;
  return InvalidField("revision", server::kFieldRequired,
                      "Say which revision to restore, from 1 on; ListRevisions lists them.");
}

absl::Status CheckRequest(const v1::GetSourceDocumentRequest& request) {
  constexpr std::string_view kPrefix = "sourceDocuments/";
  constexpr std::size_t kSha256Digits = 64;
  const std::string_view name = request.name();
  if (name.empty()) {
    return InvalidField("name", server::kFieldRequired,
                        "Name the document, as an issue's source_document does.");
  }
  if (name.starts_with(kPrefix) && name.size() == kPrefix.size() + kSha256Digits &&
      IsHex(name.substr(kPrefix.size()))) {
    return absl::OkStatus();
  }
  return InvalidField(
      "name", server::kFieldMalformed,
      "Not the name of a document. One has the form sourceDocuments/{64 lower-case hex digits}.");
}

absl::Status CheckRequest(const v1::UpdatePublisherRequest& request) {
  if (request.update_mask().paths_size() == 0) {
    return InvalidField("update_mask", server::kFieldRequired, "Say which fields to set: display_name.");
  }
  for (const std::string& path : request.update_mask().paths()) {
    if (path == "display_name") continue;
    return InvalidField("update_mask", server::kFieldMalformed, "Only display_name can be set.");
  }
  return First({server::CheckPublisherName(request.publisher().name(), "publisher.name"),
                CheckEtag(request.etag()),
                CheckDisplayName(request.publisher().display_name(), "publisher.display_name"),
                CheckComment(request.comment())});
}

absl::Status CheckRequest(const v1::MergePublishersRequest& request) {
  absl::Status status = First({server::CheckPublisherName(request.name(), "name"),
                               CheckCount(request.sources_size(), kMaxMergedPublishers, "sources"),
                               CheckComment(request.comment())});
  std::set<std::string> seen = {request.name()};
  for (int i = 0; status.ok() && i < request.sources_size(); ++i) {
    const std::string field = absl::StrCat("sources[", i, "]");
    status = server::CheckPublisherName(request.sources(i), field);
    if (status.ok() && !seen.insert(request.sources(i)).second) {
      status =
          InvalidField(field, server::kFieldMalformed,
                       request.sources(i) == request.name() ? "The publisher that stays is among the sources."
                                                            : "Stands in the list twice.");
    }
  }
  return status;
}

absl::StatusOr<RevisionName> ReadRevisionName(std::string_view name) {
  constexpr std::string_view kMiddle = "/revisions/";
  const std::size_t at = name.find(kMiddle);
  RevisionName read{std::string(name.substr(0, at)), 0};
  if (at != std::string_view::npos && server::IsIssueName(read.issue)) {
    const std::string_view number = name.substr(at + kMiddle.size());
    const auto end = std::from_chars(number.data(), number.data() + number.size(), read.revision);
    if (end.ec == std::errc() && end.ptr == number.data() + number.size() && read.revision > 0) return read;
  }
  return InvalidField("name", name.empty() ? server::kFieldRequired : server::kFieldMalformed,
                      "Name the revision: issues/2022-09/revisions/3.");
}

}  // namespace pulse::ingest
