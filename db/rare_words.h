// The words of an item that few others have, and which those are. For db/ only.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "db/connection.h"
#include "db/item_place.h"

namespace pulse::db {

/// An item, and what is asked of one beside its words.
struct PlacedItem {
  ItemPlace place;
  std::string sector;  // empty: none
  int kind = 0;        // ItemKind
};

/// Columns of `items` that PlacedItemOf reads a row's first ones from.
inline constexpr char kPlacedItemColumns[] =
    "newest_first, issue_kind, issue, position, coalesce(sector, ''), kind";
PlacedItem PlacedItemOf(const pqxx::row& row);

/// A word that at least two published items have, and few.
struct RareWord {
  std::string printed;            // as the text has it, in lower case
  double weight = 0;              // ln(1 + items of the archive / items with the word)
  std::vector<PlacedItem> items;  // all that have it, in any English form, in title or body
};

/// Most words answered, and most items that a word counted as rare has.
inline constexpr int kMostRareWords = 16;
inline constexpr int kMostItemsOfWord = 300;

/// The rare words of an item's title and body, heaviest first, such that at most
/// 1,000 items have one of them. Of an item's words at most 16 are looked for, in an
/// archive of up to 5,000 items 48; those of the title first. In a larger one, words
/// that the database's statistics know as common are passed over, and of those that
/// more than 40 items have all but four at most, so that what is read of the archive
/// does not grow with it. With `include_unpublished` the items are of all issues.
std::vector<RareWord> FindRareWords(Transaction& transaction, const std::string& title,
                                    const std::string& body, bool include_unpublished);

}  // namespace pulse::db
