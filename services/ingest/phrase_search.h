// Many phrases looked for in one text.

#pragma once

#include <initializer_list>
#include <string_view>

namespace pulse::ingest {

/// Whether `text` holds one of `phrases`.
bool HoldsAny(std::string_view text, std::initializer_list<std::string_view> phrases);

}  // namespace pulse::ingest
