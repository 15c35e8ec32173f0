// What the words of a line look like, whatever they say.

#pragma once

#include <string_view>

namespace pulse::ingest {

struct WordShape {
  int words = 0;
  int content = 0;      // words that are no particles
  int capitalised = 0;  // of those
  bool all_capitals = true;
  bool digits = false;
};

/// Linear; looks at every byte.
WordShape ShapeOf(std::string_view text);

/// `text` up to its first space or tab.
std::string_view FirstWord(std::string_view text);

/// Whether `text`, whose words look like `shape`, may be a person's name.
bool ReadsAsPerson(std::string_view text, const WordShape& shape);

}  // namespace pulse::ingest
