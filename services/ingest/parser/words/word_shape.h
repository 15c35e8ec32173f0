// What the words of a line look like, whatever they say.

#pragma once

#include <string_view>

namespace pulse::ingest {

struct WordShape {
  int words = 0;                    // that open with a letter or digit
  bool capitalised = false;         // all words but particles open with a capital or digit
  bool mostly_capitalised = false;  // four in five do, and one at least
  bool all_capitals = false;        // holds capitals and no small letters
  bool digits = false;
};

/// Linear; marks in front of a word are no part of it.
WordShape ShapeOf(std::string_view text);

/// `text` up to its first space or tab.
std::string_view FirstWord(std::string_view text);

/// `NHS`, `A&E`, `P2P`: 2 to 8 capitals, digits and ampersands, a capital in front.
bool IsAcronym(std::string_view word);

/// Whether `text`, whose words look like `shape`, may be a person's name.
bool ReadsAsPerson(std::string_view text, const WordShape& shape);

}  // namespace pulse::ingest
