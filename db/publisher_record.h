// Publishers as they stand in their rows. For db/ only.

#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/publisher.pb.h"
#include "db/connection.h"

namespace pulse::db {

struct PublisherRecord {
  cordisbright::pulse::v1::PublisherProfile profile;  // complete
  std::string stands_for;                             // the publisher it was merged into; may be empty
};

/// The records of `names`, in the order given. NOT_FOUND (PUBLISHER_NOT_FOUND):
/// one was never printed.
absl::StatusOr<std::vector<PublisherRecord>> ReadPublishers(Transaction& transaction,
                                                            const std::vector<std::string>& names);

/// FAILED_PRECONDITION (PUBLISHER_MERGED): `record` stands for another.
absl::Status CheckNotMerged(const PublisherRecord& record);

/// Sets the publisher's update_time to now.
void TouchPublisher(Transaction& transaction, const std::string& publisher);

}  // namespace pulse::db
