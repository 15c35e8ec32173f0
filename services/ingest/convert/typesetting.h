// What typesetting left in a text: words hyphenated for a line's end, ligatures,
// underlining.

#pragma once

#include <string>

namespace pulse::ingest {

struct Typesetting {
  int hyphens = 0;     // of words put together again
  int ligatures = 0;   // characters spelled out
  int underlines = 0;  // marks left out
};

/// Puts together the words that U+2010 and a space or a line's end part, where no word
/// of the text holds that hyphen otherwise; a line's end moves behind the word. Spells
/// out ligatures of letters (U+FB00 to U+FB06). Of Markdown, leaves out `<u>` and `</u>`. Linear.
Typesetting UndoTypesetting(bool markdown, std::string* text);

}  // namespace pulse::ingest
