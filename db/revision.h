// What makes a draft a revision: the checks, the times, the bytes and the etag.
// Pure; the SQL is in revision_writer.cc.

#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "db/issue_store.h"
#include "db/publisher_names.h"

namespace pulse::db {

/// The revision that a new one follows.
struct Predecessor {
  std::int64_t revision = 0;  // 0: there is none
  v1::IssueState state = v1::ISSUE_STATE_UNSPECIFIED;
  std::int64_t create_micros = 0;   // microseconds since 1970
  std::int64_t publish_micros = 0;  // 0: never
  /// Of a SCHEDULED one, whose publish_micros are still to come: when it was first
  /// published before that. 0: never.
  std::int64_t first_publish_micros = 0;
};

/// INVALID_ARGUMENT, with the field at fault, when `draft` cannot be kept: text
/// with NUL or bad UTF-8, no name, edition, kind or state, a scheduled issue
/// without its time, an item or publisher without a name of its own.
absl::Status CheckDraft(const RevisionDraft& draft);

/// The issue of `draft` as it is to be stored at `now_micros`: revision, times (in whole
/// microseconds, as the database keeps them), source document and etag filled in;
/// publishers under the names that `aliases` gives them.
v1::Issue CompleteRevision(const RevisionDraft& draft, const PublisherNames& aliases,
                           const Predecessor& predecessor, std::int64_t now_micros);

/// SHA-256 that `sourceDocuments/{hex}` names. INVALID_ARGUMENT: not such a name.
absl::StatusOr<std::string> DigestOf(const std::string& source_document);

/// The same bytes for the same message, in every process.
std::string SerializeDeterministically(const google::protobuf::Message& message);

/// A time in whole microseconds.
google::protobuf::Timestamp FromMicros(std::int64_t micros);

/// Strong validator of `message`, whose own etag must be empty: 32 hexadecimal
/// digits.
std::string EtagOf(const google::protobuf::Message& message);

/// The part of an item's name after `/items/`.
std::string ItemSlug(const v1::Item& item);

/// Microseconds since 1970; what is finer is cut off.
std::int64_t ToMicros(const google::protobuf::Timestamp& time);

}  // namespace pulse::db
