// What a piece of a byline could be, from the words it is made of.

#pragma once

#include <string_view>

#include "services/ingest/parser/names/byline_pieces.h"

namespace pulse::ingest {

/// Fills in all that BylinePiece says of `piece->text`. Looks at its first 24
/// words outside brackets.
void ReadPiece(BylinePiece* piece);

/// `text`, of which nothing more is known, as a piece.
BylinePiece PieceOf(std::string_view text);

}  // namespace pulse::ingest
