// A reader's place among the items, after corrections. For db/ only.

#pragma once

#include <cstdint>

#include "db/connection.h"
#include "db/page_position.h"

namespace pulse::db {

/// Where to go on after `position` when the issue has been corrected since: after
/// the last item that the reader has passed and that is still there. So an item
/// that stays is neither skipped nor repeated, whatever came or went around it.
std::int64_t PositionNow(Transaction& transaction, const ItemPosition& position);

}  // namespace pulse::db
