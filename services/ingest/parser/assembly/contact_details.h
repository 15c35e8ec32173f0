// How to reach the publisher, out of the text of an address.

#pragma once

#include <string>
#include <string_view>

namespace pulse::ingest {

/// The first address of e-mail, empty when there is none.
std::string FindEmail(std::string_view text);

/// The first number of nine digits or more in a text that speaks of a telephone; in
/// any other, the first of 10 to 13 as they are dialled, from a 0 or a +.
std::string FindTelephone(std::string_view text);

/// The first address of a page.
std::string FindWebsite(std::string_view text);

}  // namespace pulse::ingest
