// Many documents into the ingest service over one stream, which is opened again
// when it breaks.

#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "clients/cpp/client.h"
#include "clients/cpp/pulse/terminal/progress.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// Documents sent and unanswered at once: enough to keep the service's workers
/// busy while an answer is on its way.
inline constexpr std::size_t kDocumentsInFlight = 16;

struct UploadOptions {
  bool publish = false;
  bool validate_only = false;
  std::string comment;  // why, for the history
  /// How long to try again while nothing is answered. It begins with the first
  /// answer: a service that was never there is given up at once.
  std::chrono::milliseconds patience = std::chrono::minutes(2);
  /// Longest wait for an answer before the stream is given up and opened again.
  std::chrono::milliseconds timeout = std::chrono::seconds(30);
  /// Asked often: whether to send no more. What was sent is still answered.
  std::function<bool()> stopped = [] { return false; };
  /// Pause before the first of several tries; it doubles up to 15 s.
  std::chrono::milliseconds first_pause = std::chrono::seconds(1);
};

/// What became of one document.
struct DocumentReport {
  std::string path;
  client::Result<v1::IngestDocumentResponse> answer;
};

/// Called on the uploading thread.
struct UploadObserver {
  /// Once for each document. In the order given, but for documents that cannot be
  /// read and those that had to be sent again.
  std::function<void(const DocumentReport&)> on_report;
  /// Several times a second, and after the last document.
  std::function<void(const Progress&)> on_progress;
  /// Before each pause: why, and for how long.
  std::function<void(const client::Error&, std::chrono::milliseconds)> on_pause;
};

/// Ingests the documents at `paths`. One that fails does not keep the rest from
/// being tried. What the service could not take now (away, full, another writer
/// was faster) is sent again: that stores nothing twice. Holds no document longer
/// than its sending takes. False: it was stopped, and not every document has a report.
bool UploadArchive(const client::Client& client, const std::vector<std::string>& paths,
                   const UploadOptions& options, const UploadObserver& observer);

}  // namespace pulse::cli
