// The history of publishers as it stands in its rows. For db/ only.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/publisher.pb.h"
#include "db/authorship.h"
#include "db/connection.h"

namespace pulse::db {

/// Between a publisher's name and a change's number.
inline constexpr char kPublisherChanges[] = "/changes/";

/// Adds to the history, and sets the publisher's update_time to now.
void RecordPublisherChange(Transaction& transaction, const std::string& publisher,
                           cordisbright::pulse::v1::PublisherAction action, const std::string& before,
                           const std::string& after, const Authorship& authorship);

struct NumberedPublisherChange {
  std::int64_t number = 0;
  cordisbright::pulse::v1::PublisherChange change;
};

/// At most `limit` changes with numbers below `below`, newest first: of
/// `publishers`, or of all where there are none.
std::vector<NumberedPublisherChange> ReadPublisherChanges(Transaction& transaction,
                                                          const std::vector<std::string>& publishers,
                                                          std::int64_t below, int limit);

}  // namespace pulse::db
