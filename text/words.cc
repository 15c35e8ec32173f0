#include "text/words.h"

#include <libstemmer.h>

#include <cstdint>
#include <memory>

#include "text/latin_letters.h"

namespace pulse::text {
namespace {

struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 1;
};

// The character at `at`; one byte by itself where the bytes are not UTF-8.
Character CharacterAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at);
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (length == 1 || at + length > text.size()) return {lead, 1};
  std::uint32_t code = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {lead, 1};
    code = code << 6 | (byte(at + i) & 0x3F);
  }
  return {code, length};
}

bool IsWordCharacter(std::uint32_t code) {
  if (code < 0x80) return (code | 0x20) - 'a' < 26 || code - '0' < 10;
  // Signs of Latin-1 but for the two letters among them, × and ÷, general
  // punctuation to miscellaneous symbols, and punctuation of East Asia.
  if (code < 0xC0) return code == 0xAA || code == 0xBA;
  if (code == 0xD7 || code == 0xF7) return false;
  return !(code >= 0x2000 && code <= 0x2BFF) && !(code >= 0x3000 && code <= 0x303F) && code != 0xFEFF;
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
    Character next = CharacterAt(text, at);
    if (!IsWordCharacter(next.code)) {
      at += next.bytes;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && IsWordCharacter((next = CharacterAt(text, at)).code)) at += next.bytes;
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
