// Text fitted to the columns of a terminal, counted as text/columns.h does.

#pragma once

#include <string>
#include <string_view>

namespace pulse::cli {

/// Columns that `text` takes. A byte that is not UTF-8 counts one.
int TextWidth(std::string_view text);

/// `text` in at most `width` columns: cut with a "…" when it is wider. Never
/// cuts inside a character.
std::string Truncate(std::string_view text, int width);

/// `text` filled with spaces to `width` columns, on its right or, when
/// `align_right`, on its left. Wider text is left as it is.
std::string Pad(std::string_view text, int width, bool align_right = false);

/// `text` on one line and harmless to a terminal: runs of white space become
/// one space, other control characters and bytes that are not UTF-8 "?". A document may hold anything.
std::string OneLine(std::string_view text);

/// `text` harmless to a terminal, byte for byte, so that places in it stay: ASCII white
/// space becomes a space, each byte of what OneLine shows as "?" becomes one.
std::string Harmless(std::string_view text);

/// `text` broken at spaces into lines of at most `width` columns, each after
/// `indent`; words that are longer stand alone. Paragraphs are kept.
std::string Wrap(std::string_view text, int width, std::string_view indent);

}  // namespace pulse::cli
