#include <algorithm>
#include <charconv>

#include "services/ingest/requests/request_fields.h"
#include "services/ingest/requests/requests.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::ingest {
namespace {

using server::CheckIssueName;
using server::InvalidField;

bool IsHex(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

absl::Status CheckRequest(const v1::ListRevisionsRequest& request) {
  return First({CheckIssueName(request.name(), "name"), CheckPage(request)});
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
