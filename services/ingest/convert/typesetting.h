// What typesetting left in a text: words hyphenated for a line's end, ligatures,
// underlining.

#pragma once

#include <string>

namespace pulse::ingest {

struct Typesetting {
  int hyphens = 0;    // of words put together again
  int ligatures = 0;  // characters spelled out
};

/// Of a text that was read from a printed page: puts together the words that U+2010 and
/// a space or a line's end part, where no word of the text holds that hyphen otherwise;
/// a line's end moves behind the word. Spells out ligatures of letters (U+FB00 to
/// U+FB06). Linear.
Typesetting UndoTypesetting(std::string* text);

/// Leaves `<u>` and `</u>` out, and answers how many. Linear.
int LeaveOutUnderlines(std::string* markdown);

}  // namespace pulse::ingest
