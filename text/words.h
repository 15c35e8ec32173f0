// Words of a text, and what makes two of them the same to a search: case,
// accents and the English ending do not count. Agrees with the database's text
// search configuration `pulse` (db/deploy/search.sql) for words of letters.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pulse::text {

/// Where a word stands: the bytes [begin, end), never inside a character.
struct WordPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Runs of letters and digits, in order. Apostrophes, dashes and every other
/// sign part words. Any bytes will do; those that are not UTF-8 are letters.
std::vector<WordPlace> WordPlacesOf(std::string_view text);

struct Word : WordPlace {
  std::string folded;  // lower case, without accents
};

/// The same with what each word is.
std::vector<Word> WordsOf(std::string_view text);

/// Lower case without accents, for the letters of Latin-1 and Latin Extended-A;
/// others as they are.
std::string Folded(std::string_view word);

/// What all English forms of a folded word have in common, by the Porter 2
/// algorithm: `probation` and `probations` → `probat`. Thread-safe.
std::string StemOf(const std::string& folded);

}  // namespace pulse::text
