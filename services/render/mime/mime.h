// The forms of RFC 2045, 2047 and 5322 that a message of ours uses. Lines end
// in CR LF.

#pragma once

#include <string>
#include <string_view>

namespace pulse::render {

/// Printable ASCII as it is, anything else as RFC 2047 encoded words, folded.
std::string EncodeUnstructured(std::string_view text);

/// A display name: a quoted string, or encoded words.
std::string EncodePhrase(std::string_view text);

/// RFC 2045 quoted-printable of UTF-8 text with line feeds; no line is longer
/// than 76. Never contains `=_`, so a boundary that does cannot meet it.
std::string QuotedPrintable(std::string_view text);

/// `local@domain`, ASCII, at most 254 bytes, no quoted local part.
bool IsMailAddress(std::string_view text);

/// Letters, digits and inner hyphens between dots, as a host or a List-Id.
bool IsDomain(std::string_view text);

}  // namespace pulse::render
