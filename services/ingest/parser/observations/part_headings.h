// What a heading's words say of whether it heads but a part of a summary.

#pragma once

#include <string_view>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

/// At most so many words, and nothing that titles are made with.
bool IsShort(const Line& line, int words);

/// Opens as headings of parts do, and titles of news hardly: "What we will do".
bool OpensAsPart(const Line& line);

/// "Who pays?", "Is it free?": what a summary asks to answer it.
bool IsShortQuestion(const Line& line);

/// "What will we do?": asks about what stands above.
bool PointsBack(std::string_view text);

/// The number in front of "2. Community sentences"; 0 when there is none.
int NumberInFront(const Line& line);

}  // namespace pulse::ingest
