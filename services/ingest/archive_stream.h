// IngestArchive: documents one after the other, each answered, good or bad.

#pragma once

#include <cstddef>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/issue_turns.h"
#include "services/ingest/stores.h"
#include "services/server/call_context.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// One archive's documents. Thread-safe; a server::Exchange calls it.
class ArchiveStream {
 public:
  explicit ArchiveStream(const Stores& stores) : stores_(stores) {}

  /// What became of document number `index`. Waits for an earlier document of
  /// the same issue. Never fails: a document that is refused is so answered.
  v1::IngestArchiveResponse Answer(const v1::IngestArchiveRequest& request, const server::CallContext& call,
                                   std::size_t index);

 private:
  absl::StatusOr<v1::IngestDocumentResponse> Ingest(const v1::IngestArchiveRequest& request,
                                                    const server::CallContext& call, IssueTurns::Turn& turn);

  const Stores stores_;
  IssueTurns turns_;
};

}  // namespace pulse::ingest
