// What makes a sentence of words.

#pragma once

#include <string_view>

namespace pulse::ingest {

/// Whether a word of `text`, in lower case, is a verb or an auxiliary that makes a
/// sentence of it and stands in titles hardly: `is`, `would`, `describes`. Words are
/// parted by spaces; marks behind them are no part of them.
bool HoldsVerb(std::string_view text);

}  // namespace pulse::ingest
