// Text in a legacy character set → UTF-8, when there is no doubt which it is.

#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace pulse::ingest {

struct Recoded {
  std::string charset;  // as iconv names it; empty when the text was left alone
  std::string text;
  int characters = 0;  // outside ASCII, so changed
};

/// Recodes UTF-16 with a byte order mark, and Windows-1252 (so ISO-8859-1 too)
/// or Mac Roman. One-byte sets are told by plausibility, and only where
///  - nothing in the text reads as a UTF-8 character, so it is not damaged UTF-8;
///  - every byte above 0x7f is a character that English prose prints there: a
///    letter inside a word, a quotation mark at its edge, a dash, a currency sign
///    before a figure...; and
///  - at least kLeastLegacyLetters of them are letters, quotation marks or dashes, or
///    both sets say the same of all of them: a few pounds, and nothing else.
/// All other text, UTF-8 and damaged text alike, comes back as it was: what to
/// refuse is CheckDocument's to say.
///
/// INVALID_ARGUMENT, `DOCUMENT_NOT_TEXT`: UTF-16 that is cut or broken.
absl::StatusOr<Recoded> RecodeLegacyText(std::string_view text);

inline constexpr int kLeastLegacyLetters = 3;

}  // namespace pulse::ingest
