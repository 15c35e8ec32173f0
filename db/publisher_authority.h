// Publishers as an authority file: names, aliases, and their history.
//
// Every public method is one transaction and safe to call from any thread.
// Errors as in db/issue_store.h.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/publisher.pb.h"
#include "db/authorship.h"
#include "db/database.h"
#include "db/deadline.h"
#include "db/page.h"

namespace pulse::db {

namespace v1 = ::cordisbright::pulse::v1;

/// What a merge did.
struct MergedPublishers {
  v1::PublisherProfile publisher;
  std::vector<std::string> issues;  // that got a revision, by name
  std::string change_cursor;
};

class PublisherAuthority {
 public:
  /// `database` must outlive the authority.
  explicit PublisherAuthority(Database* database) : database_(database) {}

  /// NOT_FOUND: no such publisher, or it is an alias of another (the message
  /// names that one).
  absl::StatusOr<v1::PublisherProfile> GetPublisher(const std::string& name, Deadline deadline);

  /// The publisher that each of `names` stands for now, where that is another
  /// one. Names never seen, and those that stand for themselves, are left out.
  absl::StatusOr<std::map<std::string, std::string>> ResolveAliases(const std::vector<std::string>& names,
                                                                    Deadline deadline);

  /// Sets the display name, and keeps the old one in the history. `etag` is a
  /// precondition when not empty (ABORTED, ETAG_MISMATCH). NOT_FOUND: no such
  /// publisher. FAILED_PRECONDITION (PUBLISHER_MERGED): it is an alias.
  absl::StatusOr<v1::PublisherProfile> Rename(const std::string& name, const std::string& display_name,
                                              const std::string& etag, const Authorship& authorship,
                                              Deadline deadline);

  /// Makes `sources` aliases of `target`; aliases of theirs follow. Every issue
  /// whose current revision names one of them gets a revision (action
  /// MERGE_PUBLISHERS) that names the target, once where an item had both, and
  /// a change. All or nothing. NOT_FOUND: one of them does not exist.
  /// FAILED_PRECONDITION: one is an alias of a third.
  absl::StatusOr<MergedPublishers> Merge(const std::string& target, const std::vector<std::string>& sources,
                                         const Authorship& authorship, Deadline deadline);

  /// Changes of the publisher called `name`, and of those that became it, newest
  /// first; of one that was merged into another, that one's. `publishers/-` is all
  /// publishers. `after` is a Page::next or empty; `limit` is 1 to 500. NOT_FOUND:
  /// no such publisher. INVALID_ARGUMENT: `after` is not ours, or of another name.
  absl::StatusOr<Page<v1::PublisherChange>> ListChanges(const std::string& name, int limit,
                                                        const std::string& after, Deadline deadline);

 private:
  Database* database_;
};

}  // namespace pulse::db
