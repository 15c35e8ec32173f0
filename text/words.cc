#include "text/words.h"

#include <libstemmer.h>

#include <memory>

#include "text/latin_letters.h"
#include "text/utf8.h"

namespace pulse::text {
namespace {

bool IsWordCharacter(char32_t code) {
  if (code < 0x80) return (code | 0x20) - 'a' < 26 || code - '0' < 10;
  // Signs of Latin-1 but for the two letters among them, × and ÷, general
  // punctuation to miscellaneous symbols, punctuation of East Asia, and emoji.
  if (code < 0xC0) return code == 0xAA || code == 0xBA;
  if (code == 0xD7 || code == 0xF7) return false;
  return !(code >= 0x2000 && code <= 0x2BFF) && !(code >= 0x3000 && code <= 0x303F) &&
         !(code >= 0xFE00 && code <= 0xFE0F) && code != 0xFEFF && !(code >= 0x1F000 && code <= 0x1FAFF);
}

struct CloseStemmer {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

}  // namespace

std::vector<WordPlace> WordPlacesOf(std::string_view text) {
  constexpr std::size_t kBytesAWord = 6;  // about, in English
  std::vector<WordPlace> places;
  places.reserve(text.size() / kBytesAWord + 1);
  std::size_t at = 0;
  while (at < text.size()) {
    CodePoint next = DecodeCodePoint(text, at);
    if (!IsWordCharacter(next.value)) {
      at += next.length;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && IsWordCharacter((next = DecodeCodePoint(text, at)).value)) at += next.length;
    places.push_back({begin, at});
  }
  return places;
}

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  for (const WordPlace& place : WordPlacesOf(text))
    words.push_back({place, Folded(text.substr(place.begin, place.end - place.begin))});
  return words;
}

std::string Folded(std::string_view word) {
  std::string folded = WithoutAccents(word);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

std::string StemOf(const std::string& folded) {
  // A stemmer has a buffer of its own and is not to be shared.
  thread_local const std::unique_ptr<sb_stemmer, CloseStemmer> stemmer(sb_stemmer_new("english", nullptr));
  std::string letters = folded;
  const sb_symbol* stem = sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(letters.data()),
                                          static_cast<int>(letters.size()));
  if (stem == nullptr) return folded;  // out of memory
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

}  // namespace pulse::text
