// The words organisations' names are made of, as data: what each may be inside
// a name, and which words an "and" never parts. Asked with words as printed;
// case and curly apostrophes count for nothing.

#pragma once

#include <cstdint>
#include <string_view>

namespace pulse::ingest {

/// What a word may be inside a name; one word can be several things.
namespace name_word {
/// Makes the words around it a body: `trust`, `council`.
inline constexpr std::uint32_t kHead = 1U << 0U;
/// Is a head only beside words that are more than subjects: `service`, `learning`.
inline constexpr std::uint32_t kWeakHead = 1U << 1U;
/// Heads a name that may go on "of/for A, B and C": `department`, `college`.
inline constexpr std::uint32_t kTakesSubjects = 1U << 2U;
/// Governs places, whatever their names: `borough`, `police`.
inline constexpr std::uint32_t kTerritorial = 1U << 3U;
/// What bodies are about, no body by itself: `health`, `justice`.
inline constexpr std::uint32_t kSubject = 1U << 4U;
/// `devon`, `valleys`.
inline constexpr std::uint32_t kPlace = 1U << 5U;
/// `england`, `uk`: after a subject the end of a name, `Sport England`.
inline constexpr std::uint32_t kCountry = 1U << 6U;
/// Stands at the front of a name only: `hm`, `nhs`, `national`.
inline constexpr std::uint32_t kOpening = 1U << 7U;
/// Crown and health bodies are whole with any word behind: `HM Treasury`.
inline constexpr std::uint32_t kCrown = 1U << 8U;
/// A name of one word: `ofsted`.
inline constexpr std::uint32_t kBrand = 1U << 9U;
/// Lower-case words inside names: `of`, `for`, `and`.
inline constexpr std::uint32_t kParticle = 1U << 10U;
/// The particles that govern what follows: `of`, `for`, `in`.
inline constexpr std::uint32_t kPreposition = 1U << 11U;
/// Prints its name small: `nef`.
inline constexpr std::uint32_t kSmall = 1U << 12U;
}  // namespace name_word

/// `word` without the punctuation at its edges; an ampersand is no punctuation.
std::string_view WithoutMarks(std::string_view word);

/// The name_word flags of `word`; 0 for one nobody knows. A possessive counts as
/// its noun.
std::uint32_t NameWordsOf(std::string_view word);

/// Whether "and" between these words joins two parts of one name:
/// `police` and `crime`, `health` and `social` `care`. `next` is the word behind
/// `right`, empty at the end.
bool IsOnePhrase(std::string_view left, std::string_view right, std::string_view next);

/// Whether these words are a name as they stand, though each might be what some
/// other body is about: `Social Finance`.
bool IsNameOfCommonWords(std::string_view text);

}  // namespace pulse::ingest
