// Lines that tell something about what they stand beside: whom to ask, who did it.

#pragma once

#include <string_view>

namespace pulse::ingest {

/// "Contact: Dr A. Example. Tel. …", "Source. …": no publisher is called so.
bool OpensInformation(std::string_view text);

/// "Published by the Trust. It is free.": who did what, and no title behind it.
bool OpensWithCredit(std::string_view text);

}  // namespace pulse::ingest
