// Many documents into the ingest service, a few at a time.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "clients/cpp/client.h"
#include "clients/cpp/pulse/progress.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// Documents in flight at once: enough to keep the service's workers busy,
/// few enough to leave its queue to others.
inline constexpr int kDocumentsInFlight = 4;

/// What became of one document.
struct DocumentReport {
  std::string path;
  client::Result<v1::IngestDocumentResponse> answer;
};

struct BatchObserver {
  /// For each document in the order given, as soon as it and all before it are
  /// done.
  std::function<void(const DocumentReport&)> on_report;
  /// Several times a second, and after the last document.
  std::function<void(const Progress&)> on_progress;
};

/// Ingests the documents at `paths`, and publishes each issue when `publish`.
/// A document that fails does not keep the rest from being tried. Sends a
/// document again when the service asks to come back later or another writer
/// was faster: neither stored anything. Calls the observer on this thread.
void IngestBatch(const client::Client& client, const std::vector<std::string>& paths, bool publish,
                 const BatchObserver& observer);

}  // namespace pulse::cli
