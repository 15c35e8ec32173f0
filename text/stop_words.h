// Words so common that no search looks for them.

#pragma once

#include <string_view>

namespace pulse::text {

/// True of a word, folded as words.h folds it, that the database's text search
/// configuration `pulse` leaves out of texts and queries alike: `the`, `in`.
bool IsStopWord(std::string_view folded);

}  // namespace pulse::text
