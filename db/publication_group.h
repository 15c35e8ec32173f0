// Items that are one publication. For db/ only.

#pragma once

#include <cstddef>
#include <vector>

#include "cordisbright/pulse/v1/related_item.pb.h"
#include "db/connection.h"
#include "db/item_place.h"

namespace pulse::db {

namespace v1 = ::cordisbright::pulse::v1;

/// More items than this with one link or title say that it is no publication's
/// own: a page where all is listed, a title that returns in each issue.
inline constexpr int kMostSharers = 20;

/// Most items of a publication that are answered.
inline constexpr std::size_t kMostAppearances = 100;

struct PublicationGroup {
  std::vector<ItemPlace> items;  // newest first, `item` among them; only it when there is no other
  v1::RepeatPublicationBasis basis = v1::REPEAT_PUBLICATION_BASIS_UNSPECIFIED;
};

/// Every item that is one publication with `item`, directly or through others:
/// of more than kMostAppearances, the newest of those found.
PublicationGroup FindGroup(Transaction& transaction, const ItemPlace& item, bool include_unpublished);

}  // namespace pulse::db
