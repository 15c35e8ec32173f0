// Titles as far as they tell a publication. Pure.

#pragma once

#include <string>
#include <string_view>

namespace pulse::db {

/// The words of `title` in lower case (ASCII, Latin-1, Greek and Cyrillic
/// letters), one space between them and no punctuation: "Annual Report – 2021!"
/// gives "annual report 2021". Apostrophes vanish: "children’s" and "childrens"
/// are one. Bytes that are no UTF-8 stay as they are.
std::string FoldTitle(std::string_view title);

}  // namespace pulse::db
