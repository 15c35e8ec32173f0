#include "db/revision.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "db/sha256.h"
#include "db/text_check.h"
#include "proto/error_reason.h"
#include "text/hex.h"

namespace pulse::db {
namespace {

constexpr std::int64_t kMicrosPerSecond = 1'000'000;
constexpr std::int32_t kNanosPerMicro = 1'000;
constexpr std::int64_t kLastSecond = 253'402'300'799;  // of the year 9999

// 32 hexadecimal digits, 128 bits of the digest: enough that two revisions
// never share an etag, half the length in every answer.
constexpr std::size_t kEtagDigits = 32;

constexpr std::string_view kSourcePrefix = "sourceDocuments/";
constexpr std::size_t kDigestDigits = 64;

absl::Status Refuse(std::string_view field, const std::string& message) {
  return ErrorWithReason(absl::StatusCode::kInvalidArgument, "ISSUE_INCOMPLETE", message, field);
}

bool IsStorable(const google::protobuf::Timestamp& time) {
  return time.seconds() > 0 && time.seconds() <= kLastSecond && time.nanos() >= 0 &&
         time.nanos() < 1'000'000'000;
}

bool IsSlug(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

// `path` is where the item stands in the issue; `prefix` what its name starts with.
absl::Status CheckItem(const v1::Item& item, const std::string& path, const std::string& prefix) {
  const bool is_ours = item.name().rfind(prefix, 0) == 0;
  if (!is_ours || !IsSlug(std::string_view(item.name()).substr(prefix.size()))) {
    return Refuse(path + ".name", absl::StrCat(path, ".name is '", item.name(), "' and has to be ", prefix,
                                               "{slug}, a slug being of [a-z0-9-]"));
  }
  for (int i = 0; i < item.publishers_size(); ++i) {
    const std::string& name = item.publishers(i).name();
    if (name.rfind("publishers/", 0) == 0) continue;
    const std::string field = absl::StrCat(path, ".publishers[", i, "].name");
    return Refuse(field, absl::StrCat(field, " is '", name, "' and has to be publishers/{id}"));
  }
  return absl::OkStatus();
}

absl::Status CheckItems(const v1::Issue& issue) {
  const std::string prefix = issue.name() + "/items/";
  std::set<std::string> names;
  for (int s = 0; s < issue.sections_size(); ++s) {
    for (int i = 0; i < issue.sections(s).items_size(); ++i) {
      const v1::Item& item = issue.sections(s).items(i);
      const std::string path = absl::StrCat("sections[", s, "].items[", i, "]");
      if (absl::Status status = CheckItem(item, path, prefix); !status.ok()) return status;
      if (names.insert(item.name()).second) continue;
      return Refuse(path + ".name",
                    absl::StrCat(path, ".name is '", item.name(), "', which another item has"));
    }
  }
  return absl::OkStatus();
}

// A time a reader may be told: the first publication, or the one planned.
std::int64_t PublishMicros(const v1::Issue& issue, const Predecessor& predecessor, std::int64_t now_micros) {
  if (issue.state() == v1::ISSUE_STATE_SCHEDULED) return ToMicros(issue.publish_time());
  const bool was_scheduled = predecessor.state == v1::ISSUE_STATE_SCHEDULED;
  if (predecessor.publish_micros != 0 && !was_scheduled) return predecessor.publish_micros;
  if (predecessor.first_publish_micros != 0) return predecessor.first_publish_micros;
  if (issue.state() == v1::ISSUE_STATE_PUBLISHED && was_scheduled) {
    return std::min(predecessor.publish_micros, now_micros);  // at its time, or before it
  }
  return issue.state() == v1::ISSUE_STATE_PUBLISHED ? now_micros : 0;
}

}  // namespace

absl::Status CheckDraft(const RevisionDraft& draft) {
  const v1::Issue& issue = draft.issue;
  if (absl::Status status = CheckText(issue); !status.ok()) return status;
  if (issue.name().empty()) return Refuse("name", "the issue has no name");
  if (!issue.has_edition()) return Refuse("edition", "the issue has no edition");
  if (issue.kind() == v1::ISSUE_KIND_UNSPECIFIED) return Refuse("kind", "the issue has no kind");
  if (issue.state() == v1::ISSUE_STATE_UNSPECIFIED) return Refuse("state", "the issue has no state");
  if (issue.state() == v1::ISSUE_STATE_SCHEDULED && !IsStorable(issue.publish_time())) {
    return Refuse("publish_time", "a scheduled issue needs the time to publish it at, from 1970 to 9999");
  }
  if (!draft.source_document.has_value() && !issue.source_document().empty()) {
    if (absl::Status status = DigestOf(issue.source_document()).status(); !status.ok()) return status;
  }
  if (absl::Status status = CheckText(draft.corrections); !status.ok()) return status;
  if (draft.action == v1::REVISION_ACTION_UNSPECIFIED) return Refuse("action", "the revision has no action");
  return CheckItems(issue);
}

v1::Issue CompleteRevision(const RevisionDraft& draft, const PublisherNames& aliases,
                           const Predecessor& predecessor, std::int64_t now_micros) {
  v1::Issue issue = draft.issue;
  RenamePublishers(aliases, &issue);
  issue.set_revision(predecessor.revision + 1);
  *issue.mutable_create_time() =
      FromMicros(predecessor.revision == 0 ? now_micros : predecessor.create_micros);
  *issue.mutable_update_time() = FromMicros(now_micros);
  const std::int64_t publish_micros = PublishMicros(issue, predecessor, now_micros);
  issue.clear_publish_time();
  if (publish_micros != 0) *issue.mutable_publish_time() = FromMicros(publish_micros);
  if (draft.source_document.has_value()) {
    issue.set_source_document(std::string(kSourcePrefix) + text::Hex(Sha256(*draft.source_document)));
  }
  issue.clear_etag();
  issue.set_etag(EtagOf(issue));
  return issue;
}

std::string SerializeDeterministically(const google::protobuf::Message& message) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream string_stream(&bytes);
    google::protobuf::io::CodedOutputStream stream(&string_stream);
    stream.SetSerializationDeterministic(true);
    message.SerializeToCodedStream(&stream);
  }
  return bytes;
}

google::protobuf::Timestamp FromMicros(std::int64_t micros) {
  google::protobuf::Timestamp time;
  time.set_seconds(micros / kMicrosPerSecond);
  time.set_nanos(static_cast<std::int32_t>(micros % kMicrosPerSecond) * kNanosPerMicro);
  return time;
}

absl::StatusOr<std::string> DigestOf(const std::string& source_document) {
  const bool is_ours = source_document.size() == kSourcePrefix.size() + kDigestDigits &&
                       source_document.rfind(kSourcePrefix, 0) == 0 &&
                       std::all_of(source_document.begin() + kSourcePrefix.size(), source_document.end(),
                                   [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  if (!is_ours) {
    return ErrorWithReason(
        absl::StatusCode::kInvalidArgument, "SOURCE_DOCUMENT_NAME_INVALID",
        "'" + source_document + "' has to be sourceDocuments/ and a SHA-256 in 64 lower-case hex digits",
        "source_document");
  }
  const absl::string_view digits(source_document.data() + kSourcePrefix.size(), kDigestDigits);
  return absl::HexStringToBytes(digits);
}

std::string EtagOf(const google::protobuf::Message& message) {
  return text::Hex(Sha256(SerializeDeterministically(message))).substr(0, kEtagDigits);
}

std::string ItemSlug(const v1::Item& item) { return item.name().substr(item.name().rfind('/') + 1); }

std::int64_t ToMicros(const google::protobuf::Timestamp& time) {
  return time.seconds() * kMicrosPerSecond + time.nanos() / kNanosPerMicro;
}

}  // namespace pulse::db
