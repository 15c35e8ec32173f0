// IngestDocument: read → correct → name → plan → commit. One path, whether the
// plan is asked for or carried out.

#pragma once

#include "absl/status/statusor.h"
#include "services/ingest/corrections/source_text.h"
#include "services/ingest/stores.h"
#include "services/server/call_context.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Needs no database.
absl::StatusOr<v1::ParseDocumentResponse> ParseDocument(const Stores& stores,
                                                        const v1::ParseDocumentRequest& request,
                                                        const server::CallContext& call);

absl::StatusOr<v1::IngestDocumentResponse> IngestDocument(const Stores& stores,
                                                          const v1::IngestDocumentRequest& request,
                                                          const server::CallContext& call);

/// The first half: a document as it reads by itself.
struct PlainReading {
  SourceText source;
  v1::ParseDocumentResponse parsed;

  /// Name of the issue that the document is of.
  const std::string& issue() const { return parsed.issue().name(); }
};
absl::StatusOr<PlainReading> ReadPlainly(const v1::Document& document);

/// The second half: what the database has to do with it.
absl::StatusOr<v1::IngestDocumentResponse> IngestReading(const Stores& stores, PlainReading reading,
                                                         const v1::IngestDocumentRequest& request,
                                                         const server::CallContext& call);

}  // namespace pulse::ingest
