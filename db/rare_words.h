// The words of an item that few others have. For db/ only.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "db/connection.h"

namespace pulse::db {

/// A word that at least two published items have, and few.
struct RareWord {
  std::string printed;  // as the text has it, in lower case
  std::string query;    // as tsquery: its English forms, in title or body
  double weight = 0;    // ln(1 + items of the archive / items with the word)
};

/// Most words answered, and most items that a word counted as rare has.
inline constexpr int kMostRareWords = 16;
inline constexpr int kMostItemsOfWord = 300;

/// The rare words of an item's title and body, heaviest first, such that at most
/// 1,000 items have one of them. Of an item's words at most 16 are counted, in an
/// archive of up to 5,000 items 48; those of the title first. In a larger one, words
/// that the database's statistics know as common are passed over.
std::vector<RareWord> FindRareWords(Transaction& transaction, const std::string& title,
                                    const std::string& body);

}  // namespace pulse::db
