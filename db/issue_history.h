// What an issue was before: its revisions, and the documents they were read from.
//
// Every public method is one read-only transaction and safe to call from any
// thread. Errors as in db/issue_store.h.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/correction.pb.h"
#include "cordisbright/pulse/v1/history.pb.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "db/database.h"
#include "db/deadline.h"
#include "db/page.h"

namespace pulse::db {

namespace v1 = ::cordisbright::pulse::v1;

/// Revisions that are looked through for former items: an issue has a few, one
/// that is stored anew every day for a year has many.
inline constexpr int kMostFormerRevisions = 20;

class IssueHistory {
 public:
  /// `database` must outlive the history.
  explicit IssueHistory(Database* database) : database_(database) {}

  /// Revisions of `issue`, newest first. `after` is a Page::next or empty;
  /// `limit` is 1 to 500. NOT_FOUND: no such issue. INVALID_ARGUMENT: `after`
  /// is not ours, or of another issue.
  absl::StatusOr<Page<v1::Revision>> ListRevisions(const std::string& issue, int limit,
                                                   const std::string& after, Deadline deadline);

  /// A revision with its content and the corrections then in force; `revision`
  /// 0 is the current one. NOT_FOUND: no such issue or revision.
  absl::StatusOr<v1::GetRevisionResponse> GetRevision(const std::string& issue, std::int64_t revision,
                                                      Deadline deadline);

  /// Whether readers ever had `issue`, whatever its state now. An issue that was
  /// never stored they had not.
  absl::StatusOr<bool> WasPublished(const std::string& issue, Deadline deadline);

  /// Items that the current revision of `issue` no longer has, each as it first
  /// stood, those that came last first. Of the last kMostFormerRevisions that
  /// brought any. An issue that was never stored has none.
  absl::StatusOr<std::vector<v1::Item>> ListFormerItems(const std::string& issue, Deadline deadline);

  /// The exact bytes of `sourceDocuments/{lower-case hex SHA-256}`. NOT_FOUND:
  /// never stored. INVALID_ARGUMENT: not such a name.
  absl::StatusOr<v1::GetSourceDocumentResponse> GetSourceDocument(const std::string& name, Deadline deadline);

 private:
  Database* database_;
};

}  // namespace pulse::db
