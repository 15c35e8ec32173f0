// What corrections come to, and how they are stored: those asked for on top of
// those in force, or some taken back.
//
// Fields are set on the current content as it stands. Corrections that change
// structure, those that replace older ones where items were moved, and those taken
// back have the source document read again.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/corrections/correction_set.h"
#include "services/ingest/stores.h"
#include "services/server/call_context.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// What a call asks for.
struct AskedCorrections {
  std::string issue;
  std::string etag;
  std::string comment;
  Corrections corrections;              // to add
  std::vector<std::string> taken_back;  // ids of those to take back
  std::string list;                     // the request's field that holds `corrections`, where there is one
  bool validate_only = false;
  std::optional<db::RevisionDraft::Idempotency> idempotency;
};

/// What a call came to, asked, done or done before.
struct CorrectionOutcome {
  v1::Issue before;
  v1::Issue issue;
  v1::CorrectionSet corrections;
  std::vector<std::string> ids;  // of the corrections it added
  google::protobuf::RepeatedPtrField<v1::Diagnostic> diagnostics;
  std::string change_cursor;
};

/// Adds `asked.corrections`. Errors as CorrectIssue documents them.
absl::StatusOr<CorrectionOutcome> AddToIssue(const Stores& stores, const server::CallContext& call,
                                             const AskedCorrections& asked);

/// Takes `asked.taken_back` back. Errors as DeleteCorrections documents them.
absl::StatusOr<CorrectionOutcome> TakeBackFromIssue(const Stores& stores, const server::CallContext& call,
                                                    const AskedCorrections& asked);

}  // namespace pulse::ingest
