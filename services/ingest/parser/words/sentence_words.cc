#include "services/ingest/parser/words/sentence_words.h"

#include <bit>

#include "services/ingest/parser/names/name_word_lists.h"
#include "services/ingest/parser/names/name_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_set.h"
#include "text/byte_block.h"

namespace pulse::ingest {
namespace {

// Every word of running text is asked for: particles have a table of their own, which
// is small enough to stay in the processor's nearest cache.
class Particles {
 public:
  Particles() : table_(kAtMost) {
    std::string_view list = name_lists::kParticles;
    for (list = Trim(list); !list.empty(); list = Trim(list)) {
      const auto particle = list.substr(0, list.find_first_of(" \n"));
      shapes_.Add(particle);
      table_.Add(HashFolded(particle), 1);
      list.remove_prefix(particle.size());
    }
  }

  bool Have(std::string_view word) const { return shapes_.MayHold(word) && table_.Of(HashFolded(word)) != 0; }

 private:
  static constexpr std::size_t kAtMost = name_lists::kParticles.size() / 2;  // a letter and a space each

  WordShapes shapes_;
  WordTable table_;
};

// A particle's possessive counts as one.
bool IsPossessive(std::string_view word) {
  return word.size() > 3 && word.back() == 's' &&
         (word[word.size() - 2] == '\'' || static_cast<unsigned char>(word[word.size() - 2]) >= 0x80);
}

// Words after which a sentence cannot end.
bool IsDanglingWord(std::string_view word) {
  // clang-format off
  static const Words words{
      "of", "the", "and", "for", "in", "on", "to", "a", "an", "at", "with", "by", "from", "or", "is",
      "are", "was", "were", "be", "been", "that", "which", "their", "its", "as", "into", "between", "this",
      "these", "those", "such", "has", "have", "had", "than", "through", "about", "who", "his", "her",
      "our", "your", "will", "can", "may", "could", "should", "would", "but", "nor", "&", "-", "including",
      "whose", "where", "per", "under", "over", "across", "within", "among", "professor", "baroness",
      "dame"};
  // clang-format on
  return words.Has(word);
}

// The word `text` ends in, without brackets before it.
std::string_view EndWord(std::string_view text) {
  text = Trim(text);
  constexpr std::size_t kLongestWord = sizeof(text::Bytes16);  // of those asked for, marks around it and all
  if (text.size() > kLongestWord) text = text.substr(text.size() - kLongestWord);
  const auto bytes = text.size() < sizeof(text::Bytes16) ? text::LoadFewer(text.data(), text.size())
                                                         : text::Load16(text.data());
  const unsigned spaces =
      text::PlacesOf(text::Is(bytes, ' ') | text::Is(bytes, '\t') | text::Is(bytes, '\n'));
  auto word = text.substr(static_cast<std::size_t>(std::bit_width(spaces)));
  while (!word.empty() && (word.front() == '(' || word.front() == '[')) word.remove_prefix(1);
  return word;
}

}  // namespace

bool IsNameParticle(std::string_view word) {
  static const Particles particles;
  return particles.Have(word) || (IsPossessive(word) && (NameWordsOf(word) & name_word::kParticle) != 0);
}

bool IsSummaryOpener(std::string_view word) {
  static const Words words{"this",  "it",    "these",  "they",     "following", "drawing", "based",
                           "using", "since", "while",  "although", "however",   "their",   "we",
                           "there", "when",  "during", "our",      "you"};
  return words.Has(word);
}

bool IsDangling(std::string_view text) { return IsDangling(text, LastMark(text)); }

bool IsDangling(std::string_view text, char last) {
  if (last == ',' || last == '(' || last == '-' || last == '/' || last == '&') return true;
  auto word = EndWord(text);
  if (last != '.') return IsDanglingWord(word);
  word = word.substr(0, word.rfind('.'));
  if (!IsAbbreviation(word)) return false;
  const auto folded = Fold(word);
  return folded != "etc" && folded != "no" && folded != "al";
}

bool EndsInAbbreviatedWord(std::string_view text) {
  const auto word = EndWord(text);
  return LastMark(text) == '.' && IsAbbreviation(word.substr(0, word.rfind('.')));
}

bool IsAbbreviation(std::string_view word_without_stop) {
  static const Words words{"e.g", "i.e",  "eg",  "ie",     "dr",   "mr",  "mrs", "ms",  "prof", "st",
                           "no",  "vs",   "cf",  "etc",    "al",   "rev", "hon", "sir", "inc",  "vol",
                           "ed",  "eds",  "fig", "approx", "dept", "p",   "pp",  "u.k", "u.s",  "jr",
                           "sr",  "para", "sec", "ch",     "incl", "esp", "cllr"};
  return words.Has(word_without_stop);
}

}  // namespace pulse::ingest
