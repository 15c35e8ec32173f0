// How to reach the publisher, out of the text of an address.

#pragma once

#include <string>
#include <string_view>

namespace pulse::ingest {

/// The first address of e-mail, empty when there is none.
std::string FindEmail(std::string_view text);

/// The first number of nine digits or more in a text that speaks of a telephone.
std::string FindTelephone(std::string_view text);

/// The first address of a page.
std::string FindWebsite(std::string_view text);

}  // namespace pulse::ingest
